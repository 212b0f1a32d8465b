"""What all sessions share: the store, the vocabulary of links, and the answers to questions already asked."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo import facts, measures
from geo.catalogue import data_folder
from geo.coverage import Coverage, coverage
from geo.model import Language, Perimeter
from geo.selection import Selection, Vocabulary
from geo.store import Store

ANSWERS = 512
"""How many answers of each question are kept: a few kilobytes each."""


@st.cache_resource(show_spinner=False)
def store() -> Store:
    """The tables, read once for all sessions."""
    return Store(data_folder())


@st.cache_resource(show_spinner=False)
def vocabulary() -> Vocabulary:
    """What a link may say."""
    tables = store()
    return Vocabulary(
        measures={slug: measure.levels for slug, measure in measures.MEASURES.items()},
        programmes=tuple(tables.programmes),
        sectors=tuple(tables.sectors),
        themes=tuple(tables.themes),
        regions=tuple(tables.regions),
        territories={perimeter: tuple(tables.territories[perimeter]) for perimeter in Perimeter},
        years=tables.years,
    )


def summary(selection: Selection) -> facts.Summary:
    """`geo.facts.summary`, remembered."""
    asked = _facts_only(selection)
    return _summary(asked.query_string(), asked)


def area_values(selection: Selection) -> pd.DataFrame:
    """`geo.measures.area_values`, remembered and shared: read it, don't change it."""
    asked = _facts_only(selection)
    return _area_values(asked.query_string(), asked)


def by_year(selection: Selection) -> pd.DataFrame:
    """`geo.facts.by_year`, remembered and shared: read it, don't change it."""
    asked = _facts_only(selection)
    return _by_year(asked.query_string(), asked)


@st.cache_resource(show_spinner=False)
def covered(programmes: tuple[str, ...]) -> tuple[Coverage, ...]:
    """`geo.coverage.coverage`, remembered."""
    return coverage(store(), programmes)


def _facts_only(selection: Selection) -> Selection:
    """``selection`` without what changes how facts are shown, but not the facts."""
    shown = Selection()
    return replace(
        selection, language=Language.FRENCH, method=shown.method, classes=shown.classes, territories=shown.territories
    )


@st.cache_resource(show_spinner=False, max_entries=ANSWERS)
def _summary(query: str, _selection: Selection) -> facts.Summary:
    return facts.summary(store(), _selection)


@st.cache_resource(show_spinner=False, max_entries=ANSWERS)
def _area_values(query: str, _selection: Selection) -> pd.DataFrame:
    return measures.area_values(store(), _selection)


@st.cache_resource(show_spinner=False, max_entries=ANSWERS)
def _by_year(query: str, _selection: Selection) -> pd.DataFrame:
    return facts.by_year(store(), _selection)
