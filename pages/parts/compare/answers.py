"""The comparison of a selection, asked once and shared by all sessions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from geo.model import AreaRef, Perimeter
from geo.profile.comparison import Comparison, compare
from geo.profile.figures import jobs as jobs_of
from geo.selection.selection import Selection
from pages.parts.state import atlas

KEPT = 64
"""How many answers are kept: some ten kilobytes each."""


def comparison(selection: Selection) -> Comparison:
    """`geo.profile.comparison.compare`, remembered and shared: read it, don't change it."""
    asked = _asked(selection)
    return _comparison(asked.query_string(), asked)


def drawn(name: str, selection: Selection, draw: Callable[[], Any]) -> Any:
    """The chart ``name`` of the comparison as ``draw`` makes it, remembered: Plotly takes some 40 ms to make one."""
    return _drawn(f"{name}-{selection.language}?{_asked(selection).query_string()}", draw)


def _asked(selection: Selection) -> Selection:
    return replace(selection.facts(), compared=selection.compared)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _drawn(key: str, _draw: Callable[[], Any]) -> Any:
    return _draw()


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _comparison(query: str, _selection: Selection) -> Comparison:
    return compare(atlas.store(), _selection, _selection.compared)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def jobs(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.figures.jobs`, remembered."""
    return jobs_of(atlas.store(), area, perimeter)
