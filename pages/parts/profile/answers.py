"""What the profile of an area asks, remembered: what filters change apart from what they don't."""

import pandas as pd
import streamlit as st

from geo.model import AreaRef, Perimeter
from geo.profile import figures as portrait
from geo.profile.context import Setting
from geo.profile.context import setting as surroundings
from geo.profile.nearby import ecosystem_around
from geo.profile.similar import Neighbour
from geo.selection.selection import Selection
from pages.parts.state import atlas

KEPT = 128
"""How many profiles are kept: up to some hundred kilobytes each, the places of the ecosystem most of it."""


def setting(area: AreaRef, perimeter: Perimeter) -> Setting:
    """What surrounds ``area``, remembered."""
    return _setting(str(area), perimeter, area)


def places(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.nearby.ecosystem_around`, remembered and shared: read it, don't change it."""
    return _places(str(area), perimeter, area)


def money(selection: Selection, area: AreaRef) -> portrait.Money:
    """`geo.profile.figures.money`, remembered and shared: read it, don't change it."""
    asked = portrait.everywhere(selection.facts())
    return _money(f"{area}?{asked.query_string()}", asked, area)


def figures(selection: Selection, area: AreaRef, neighbours: tuple[Neighbour, ...]) -> pd.DataFrame:
    """`geo.profile.figures.beside` with the similar areas below, remembered and shared."""
    asked = portrait.everywhere(selection.facts())
    return _figures(f"{area}?{asked.query_string()}", asked, area, tuple(item.area for item in neighbours))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _setting(name: str, perimeter: Perimeter, _area: AreaRef) -> Setting:
    return surroundings(atlas.store(), _area, perimeter)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _places(name: str, perimeter: Perimeter, _area: AreaRef) -> pd.DataFrame:
    return ecosystem_around(atlas.store(), _area, perimeter)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _money(query: str, _selection: Selection, _area: AreaRef) -> portrait.Money:
    return portrait.money(atlas.store(), _selection, _area)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _figures(query: str, _selection: Selection, _area: AreaRef, _others: tuple[AreaRef, ...]) -> pd.DataFrame:
    return portrait.beside(atlas.store(), _selection, _area, _others)
