"""The map with its toolbar, legend, panel and table: the part of the page that reruns without the rest."""

import streamlit as st

from geo.selection.selection import Selection
from pages.parts.frame.failure import explained
from pages.parts.map import area_table, choropleth, legend, panel, sentence, toolbar
from pages.parts.state import atlas, filters
from pages.parts.widgets import empty_state, markup, notices, permalink, source_line


@st.fragment
def show(drawn: Selection) -> None:
    """Draw it for the current selection; ``drawn`` is the selection that the surrounding page shows.

    A fragment: changes of display options rerun this function alone, not the page.
    """
    with explained(drawn.voice):
        selection = filters.current()
        if (selection.level, selection.within) != (drawn.level, drawn.within):
            st.rerun()  # the surrounding page shows how many projects the level holds
        if permalink.is_open() and selection != drawn:
            st.rerun()  # the surrounding page shows the link to the view
        _draw(selection)


def _draw(selection: Selection) -> None:
    top = st.container()
    notices.show(selection.voice)
    toolbar.show(selection)
    shown, totals = choropleth.view(selection), atlas.summary(selection)
    with top:
        sentence.show(shown, totals, selection, atlas.store())
    empty_state.unsaid(shown, selection)
    left, right = st.columns([3, 1])
    with left:
        choropleth.show(selection, shown)
    with right:
        key, rest = legend.key(selection, shown), [*legend.marks(selection), *legend.notes(selection, shown)]
        if selection.area is None:
            markup.write(*key, *legend.leaders(selection, shown), *rest)
        else:
            markup.write(*key, *panel.facts(selection, selection.area))
            panel.actions(selection, selection.area)
            markup.write(*rest)
    legend.distribution(selection, shown)
    area_table.show(selection, shown)
    source_line.show(shown.measure, totals, atlas.store().catalogue, selection.voice, selection.level)
