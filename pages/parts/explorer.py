"""The map with its tools, legend, panel and table: the part of the page that answers without the rest of it."""

import streamlit as st

from geo.selection.selection import Selection
from pages.parts import (
    area_table,
    choropleth,
    empty,
    filters,
    legend,
    markup,
    origin,
    panel,
    permalink,
    sentence,
    shared,
    toolbar,
    warned,
)
from pages.parts.failure import explained


@st.fragment
def show(drawn: Selection) -> None:
    """Draw it for the selection of the moment; ``drawn`` is the one that the page around it shows.

    A fragment: what changes how facts are shown runs this function alone, not the page.
    """
    with explained(drawn.language):
        selection = filters.current()
        if (selection.level, selection.within) != (drawn.level, drawn.within):
            st.rerun()  # the page around says how many projects the level shows
        if permalink.is_open() and selection != drawn:
            st.rerun()  # the page around shows the link to the view
        _draw(selection)


def _draw(selection: Selection) -> None:
    top = st.container()
    warned.show(selection.language)
    toolbar.show(selection)
    shown, totals = choropleth.view(selection), shared.summary(selection)
    with top:
        sentence.show(shown, totals, selection, shared.store())
    empty.unsaid(shown, selection)
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
    origin.show(shown.measure, totals, shared.store().catalogue, selection.language)
