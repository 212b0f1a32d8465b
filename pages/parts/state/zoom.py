"""Zooming the map to a place: only when the reader asks for it, once per request."""

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
    """Ask the map to zoom to ``area``; for callbacks."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
    st.session_state[_GOAL] = area


def focus(selection: Selection) -> Focus | None:
    """The last request, which the map follows once; None before the first, or if the perimeter lacks its area."""
    area = st.session_state.get(_GOAL)
    if area is None or not atlas.vocabulary().knows(area, selection.perimeter):
        return None
    found = place(atlas.store(), area, selection.perimeter)
    return Focus(st.session_state[_TURN], found.box, found.departement)


def on(area: AreaRef, selection: Selection) -> Focus:
    """A request to zoom to ``area``, once per area and perimeter; for maps of a single area."""
    found = place(atlas.store(), area, selection.perimeter)
    return Focus(crc32(f"{area}@{selection.perimeter}".encode()), found.box, found.departement)


def pin(selection: Selection) -> Spot | None:
    """The position of the focused area, for maps of another level; None without one."""
    if selection.area is None:
        return None
    found = place(atlas.store(), selection.area, selection.perimeter)
    return Spot(*found.point, found.departement)
