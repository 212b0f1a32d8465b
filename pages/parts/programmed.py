"""The answers that the page of programmes asks for, remembered and shared: read them, don't change them."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo import concentration, flows
from geo.coverage import Coverage
from geo.selection import Selection
from pages.parts import shared

KEPT = 128
"""How many answers of each question are kept: some ten kilobytes each."""


def sums(selection: Selection) -> pd.DataFrame:
    """`geo.flows.flows`."""
    asked = _anywhere(selection)
    return _sums(asked.query_string(), asked)


def spread(selection: Selection) -> flows.Spread:
    """`geo.flows.spread`."""
    asked = _anywhere(selection)
    return _spread(asked.query_string(), asked)


def concentrated(selection: Selection) -> concentration.Concentration:
    """`geo.concentration.concentration`."""
    asked = _anywhere(selection)
    return _concentrated(asked.query_string(), asked)


def covered() -> dict[str, Coverage]:
    """`geo.coverage.coverage` of every programme, by slug."""
    return {found.programme: found for found in shared.covered(tuple(shared.store().programmes))}


@st.cache_resource(show_spinner=False)
def figures() -> pd.DataFrame:
    """The table of official figures."""
    return shared.store().run(shared.store().table("figures"))


@st.cache_resource(show_spinner=False)
def operators() -> dict[str, str]:
    """Who runs each programme, by slug; those that the taxonomy leaves open are not there."""
    rows = shared.store().run(shared.store().table("programmes")).dropna(subset=["operator"])
    return dict(zip(rows["slug"], rows["operator"], strict=True))


def _anywhere(selection: Selection) -> Selection:
    """The same facts at the default level: these answers don't depend on it."""
    shown = Selection()
    return replace(shared.facts_only(selection), level=shown.level, within=None, measure=shown.measure)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _sums(query: str, _selection: Selection) -> pd.DataFrame:
    return flows.flows(shared.store(), _selection)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _spread(query: str, _selection: Selection) -> flows.Spread:
    return flows.spread(shared.store(), _selection)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _concentrated(query: str, _selection: Selection) -> concentration.Concentration:
    return concentration.concentration(shared.store(), _selection)
