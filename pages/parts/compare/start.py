"""The comparison page while fewer than two areas are chosen: how to start, as links."""

from dataclasses import replace

import streamlit as st

from geo.model import AreaRef, Level
from geo.profile.comparison import neighbours
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

EXAMPLES = 3


def show(selection: Selection, areas: tuple[AreaRef, ...]) -> None:
    """Ask for a second area and offer some for the first; with none chosen, offer the territories with the most aid."""
    voice = selection.voice
    _ = voice._
    names = atlas.places(selection.perimeter)
    if areas:
        st.info(_("Only one area is chosen: choose a second one at the same level to compare."))
        pairs = [(areas[0], other) for other in neighbours(atlas.store(), selection, areas[0])]
        head = _("Compare {area} with the areas in its regions that receive the most aid:").format(area=names[areas[0]])
    else:
        st.info(_("Choose two to four areas at the same level to compare them side by side."))
        asked = replace(
            selection, level=Level.TERRITORY, within=None, measure="aide", second=None, regions=(), types=()
        )
        values = atlas.area_values(asked).dropna(subset=["aid"])
        values = values.sort_values(["aid", "code"], ascending=[False, True]).head(EXAMPLES)
        examples = [AreaRef(Level.TERRITORY, code) for code in values["code"]]
        pairs = [(examples[0], other) for other in examples[1:]]
        head = _("For instance, the territories with the most aid:")
    offered = [
        markup.Link(
            voice.list(names[area] for area in pair), links.href(links.Page.COMPARE, replace(selection, compared=pair))
        )
        for pair in pairs
    ]
    if offered:
        markup.write(markup.sequence(head, offered))
