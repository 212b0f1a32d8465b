"""Select boxes for one area, or for several of one level, by name."""

import streamlit as st

from geo.model import AreaRef
from geo.selection.selection import Selection
from geo.selection.vocabulary import COMPARED
from pages.parts.state import address, atlas


def one(selection: Selection) -> AreaRef | None:
    """The focused area, of any level; None while none is chosen."""
    voice = selection.voice
    names = dict(atlas.places(selection.perimeter))
    if (area := selection.area) is not None and area not in names:  # communes are too many to list
        names[area] = str(area)
    st.selectbox(
        voice._("Area"),
        list(names),
        key="area",
        format_func=names.__getitem__,
        index=None,
        placeholder=voice._("Choose a territory, an EPCI, an employment area, a department or a region"),
        on_change=address.forget_notices,
        label_visibility="collapsed",
    )
    return selection.area


def several(selection: Selection) -> tuple[AreaRef, ...]:
    """The compared areas, all of the level of the first one."""
    voice = selection.voice
    names = atlas.places(selection.perimeter)
    offered = [area for area in names if not selection.compared or area.level is selection.compared[0].level]
    st.multiselect(
        voice._("Areas to compare"),
        offered,
        key="compared",
        format_func=names.__getitem__,
        max_selections=COMPARED,
        placeholder=voice._("Choose two to four areas at the same level"),
        on_change=address.forget_notices,
    )
    return selection.compared
