"""The finder's answers, remembered: the ranking of territories, its robustness, and what a territory could use."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import streamlit as st

from geo.areas.boundaries import areas
from geo.cartography.choropleth import AreaView
from geo.cartography.classes import classify
from geo.cartography.join import join_values
from geo.cartography.scales import Scale
from geo.finder.challenges import PRESETS, weighed
from geo.finder.criterion_values import criterion_values
from geo.finder.opportunities import Opportunities, opportunities
from geo.finder.ranking import Floats, Ranking, ranking
from geo.finder.robustness import drawn_weights, frequencies
from geo.funding.floors import Floor
from geo.language import N_
from geo.measures.measure import Measure
from geo.measures.states import State
from geo.model import AreaRef, Level, Method, Unit
from geo.selection.fields import Group
from geo.selection.selection import Selection
from pages.parts.state import atlas

KEPT = 64
"""How many recent rankings are kept: some 100 kB each."""
SCORE = Measure(
    "score",
    N_("Score (0 to 100)"),
    Unit.COUNT,
    N_("Weighted mean of the percentile ranks of the criteria that are known."),
    N_("Criteria that are unknown in the territory."),
    (),
    lambda facts: facts.projects,
    N_("Nothing recorded of the chosen sectors"),
    levels=(Level.TERRITORY,),
    funded=False,
    floor=Floor(
        1,
        lambda ranked: ranked.traced,
        N_("Not ranked: too little known"),
        N_("At least 60% of the weights are known."),
    ),
)
"""The score as a measure of the map; its values come from the ranking."""


@dataclass(frozen=True)
class Found:
    """``stays``: how often each row of the ranking stays among the first, 0 to 1, NaN without a score."""

    ranking: Ranking
    stays: Floats


def territories(selection: Selection) -> Selection:
    """``selection`` at the level that is ranked, without what only the map of measures draws."""
    measure = Selection().measure
    return replace(selection, level=Level.TERRITORY, within=None, measure=measure, second=None, layers=())


def found(selection: Selection) -> Found:
    """The territories of ``selection`` ranked; shared: read it, don't change it."""
    asked = selection.only(Group.PROJECTS, Group.RANKING, "perimeter")
    return _found(asked.query_string(), asked)


def view(selection: Selection, ranked: Ranking) -> AreaView:
    """The scores (0 to 100) as a choropleth."""
    boundaries = areas(atlas.store().data, Level.TERRITORY, selection.perimeter)
    letters = np.where(ranked.rows["traced"], State.FEW.value, State.UNKNOWN.value)
    values = ranked.rows[["code", "projects", "aid"]].assign(value=ranked.rows["score"] * 100, state=letters)
    joined = join_values(boundaries, values)
    visible = joined.areas["code"].isin(ranked.rows["code"]).to_numpy(bool)
    # Every area is in the table of values or not visible; one that is not has no count to show.
    drawn = joined.areas.assign(projects=joined.areas["projects"].fillna(0).astype(int))
    seen = drawn["value"].to_numpy(float)[visible]
    classes = classify(seen, Method(selection.method), selection.classes)
    return AreaView(SCORE, drawn, visible, Scale(classes), joined.orphans)


def values(selection: Selection) -> pd.DataFrame:
    """`geo.finder.criterion_values.criterion_values` of the territories; shared: read it, don't change it."""
    asked = selection.only(Group.PROJECTS, "perimeter")
    return _values(asked.query_string(), asked)


def could_use(selection: Selection, area: AreaRef) -> Opportunities:
    """`geo.finder.opportunities.opportunities` for the challenge's themes, remembered."""
    asked = selection.only("perimeter", "programmes", "sectors", "challenge")
    return _could_use(f"{area}?{asked.query_string()}", asked, area)


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _found(query: str, _selection: Selection) -> Found:
    rows = values(_selection)
    if _selection.regions:
        inside = [not set(_selection.regions).isdisjoint(codes.split(";")) for codes in rows["regions"]]
        rows = rows[np.array(inside, dtype=bool)]
    ranked = ranking(rows, weighed(_selection.challenge, _selection.weights))
    return Found(ranked, frequencies(ranked, drawn_weights(ranked)))


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _values(query: str, _selection: Selection) -> pd.DataFrame:
    return criterion_values(atlas.store(), _selection)


@st.cache_resource(show_spinner=False, max_entries=atlas.ANSWERS)
def _could_use(query: str, _selection: Selection, _area: AreaRef) -> Opportunities:
    return opportunities(atlas.store(), _selection, _area, PRESETS[_selection.challenge].themes)
