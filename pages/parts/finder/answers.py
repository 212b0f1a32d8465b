"""The finder's cached results: the ranking of territories, its robustness, and what a territory could use."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from geo.areas.boundaries import areas, inside
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
from geo.tables.store import Store
from pages.parts.state import atlas

SCORE = Measure(
    "score",
    N_("Score (0 to 100)"),
    Unit.COUNT,
    N_("Weighted mean of the percentile ranks of the known criteria."),
    N_("Criteria that are unknown in the territory."),
    (),
    lambda facts: facts.projects,
    N_("Nothing recorded in the chosen sectors"),
    levels=(Level.TERRITORY,),
    funded=False,
    floor=Floor(
        1,
        lambda ranked: ranked.traced,
        N_("Not ranked: too little data"),
        N_("Known criteria carry at least 60% of the weights."),
    ),
)
"""The score as a measure that the map can draw; its values come from the ranking."""


@dataclass(frozen=True)
class Found:
    """``stays``: the share of draws (0 to 1) in which each row of the ranking stays at the top; NaN without a score."""

    ranking: Ranking
    stays: Floats


def territories(selection: Selection) -> Selection:
    """``selection`` at the ranked level, without what only the map page draws."""
    measure = Selection().measure
    return replace(selection, level=Level.TERRITORY, within=None, measure=measure, second=None, layers=())


def found(selection: Selection) -> Found:
    """The ranked territories of ``selection``, cached and shared: do not modify."""
    asked = territories(selection).only(Group.PROJECTS, Group.RANKING, "perimeter")
    return atlas.store().ask(_found, asked)


def view(selection: Selection, ranked: Ranking) -> AreaView:
    """The scores (0 to 100) as a choropleth."""
    boundaries = areas(atlas.store(), Level.TERRITORY, selection.perimeter)
    letters = np.where(ranked.rows["traced"], State.FEW.value, State.UNKNOWN.value)
    values = ranked.rows[["code", "projects", "aid"]].assign(value=ranked.rows["score"] * 100, state=letters)
    joined = join_values(boundaries, values)
    visible = joined.areas["code"].isin(ranked.rows["code"]).to_numpy(bool)
    # Areas without a row in the values are not visible, so their count of 0 is never shown.
    drawn = joined.areas.assign(projects=joined.areas["projects"].fillna(0).astype(int))
    seen = drawn["value"].to_numpy(float)[visible]
    classes = classify(seen, Method(selection.method), selection.classes)
    return AreaView(SCORE, drawn, visible, Scale(classes), joined.orphans)


def values(selection: Selection) -> pd.DataFrame:
    """`geo.finder.criterion_values.criterion_values` of the territories, cached and shared: do not modify."""
    return atlas.store().ask(criterion_values, _facts(selection))


def could_use(selection: Selection, area: AreaRef) -> Opportunities:
    """`geo.finder.opportunities.opportunities` for the challenge's themes, cached and shared: do not modify."""
    asked = selection.only("perimeter", "programmes", "sectors")
    return atlas.store().ask(opportunities, asked, area, PRESETS[selection.challenge].themes)


def _facts(selection: Selection) -> Selection:
    return territories(selection).only(Group.PROJECTS, "perimeter")


def _found(store: Store, selection: Selection) -> Found:
    rows = store.ask(criterion_values, _facts(selection))
    ranked = ranking(rows[inside(rows, selection)], weighed(selection.challenge, selection.weights))
    return Found(ranked, frequencies(ranked, drawn_weights(ranked)))
