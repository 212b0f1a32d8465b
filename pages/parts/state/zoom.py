"""Going to a place on the map: only when the reader asks for it, once for each request."""

from zlib import crc32

import streamlit as st

from geo.areas.extent import place
from geo.model import AreaRef
from geo.render.map.folium_map import Focus, Spot
from geo.selection.selection import Selection
from pages.parts.state import atlas

_TURN = "zoom_turn"
_GOAL = "zoom_goal"


def to(area: AreaRef) -> None:
    """Ask the map to go to ``area``; for callbacks."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_GOAL] = area


def focus(selection: Selection) -> Focus | None:
    """The last request, None before the first; the map obeys each one once."""
    area = st.session_state.get(_GOAL)
    if area is None or not atlas.vocabulary().knows(area, selection.perimeter):
        return None
    found = place(atlas.store(), area, selection.perimeter)
    return Focus(st.session_state[_TURN], found.box, found.departement)


def on(area: AreaRef, selection: Selection) -> Focus:
    """Go to ``area``, once for each area: for a map that shows one area closely."""
    found = place(atlas.store(), area, selection.perimeter)
    return Focus(crc32(f"{area}@{selection.perimeter}".encode()), found.box, found.departement)


def pin(selection: Selection) -> Spot | None:
    """Where the chosen area lies, when the map shows areas of another level."""
    if selection.area is None:
        return None
    found = place(atlas.store(), selection.area, selection.perimeter)
    return Spot(*found.point, found.departement)
