"""The search box: the browser queries the service while the reader types; only the chosen entry comes back here."""

import streamlit as st

from geo.language import Voice
from geo.model import AreaRef
from geo.selection.selection import Selection
from pages.parts.state import atlas, filters, zoom
from pages.parts.widgets import components

KEY = "place_search"
"""Not "search", which is the key of the project list's own search field."""


def show(selection: Selection | None, voice: Voice) -> None:
    """Draw the box; choosing an entry focuses its area and zooms to it."""
    if selection is None:
        return
    _ = voice._
    components.beside(__file__)(
        key=KEY,
        data={
            "language": voice.language.value,
            "perimeter": selection.perimeter.value,
            "words": {
                "label": _("Search"),
                "hint": _("Search a place, a beneficiary…"),
                "none": _("Nothing found"),
                "failed": _("The search does not answer; try again."),
                "results": _("{n} results"),
            },
        },
        on_chosen_change=_chosen,
    )


def _chosen() -> None:
    chosen = st.session_state[KEY].get("chosen")
    area = AreaRef.parse(chosen) if isinstance(chosen, str) else None
    # Input from the browser is validated like a link.
    if area is not None and atlas.vocabulary().knows(area, st.session_state["perimeter"]):
        filters.look_at(area)
        zoom.to(area)
