"""The first areas of a ranking, against a computation of their own with pandas."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.finder.challenges import PRESETS
from geo.finder.criterion_values import criterion_values
from geo.finder.leaders import FIRM, FIRST, LIKELY, STRONGEST, Firmness, firmness, leaders
from geo.finder.ranking import Ranking, ranking
from geo.finder.robustness import drawn_weights, frequencies
from geo.model import Challenge, Level
from geo.selection.selection import Selection
from geo.tables.store import Store


def ranked(store: Store, challenge: Challenge) -> Ranking:
    return ranking(criterion_values(store, Selection(level=Level.TERRITORY)), PRESETS[challenge].weights)


@pytest.mark.parametrize("challenge", Challenge)
def test_the_first_are_those_of_the_scores_with_their_heaviest_criteria(store: Store, challenge: Challenge) -> None:
    found = ranked(store, challenge)
    stays = frequencies(found, drawn_weights(found))
    best = leaders(found, stays)
    rows = found.rows.assign(stays=stays).sort_values(["score", "code"], ascending=[False, True]).head(FIRST)
    assert [leader.code for leader in best] == rows["code"].tolist()
    assert [leader.rank for leader in best] == rows["rank"].tolist()
    for leader, index in zip(best, rows.index, strict=True):
        known = found.percentiles.loc[index].dropna()
        weights = pd.Series(found.weights)[known.index]
        points = (known * weights / weights.sum() * 100).sort_values(ascending=False)
        assert leader.score == pytest.approx(points.sum())
        assert leader.stays == rows.loc[index, "stays"]
        assert [added for _slug, added in leader.strongest] == pytest.approx(points.head(STRONGEST).tolist())
        assert all(points[slug] == pytest.approx(added) for slug, added in leader.strongest)


def test_a_criterion_that_adds_nothing_is_no_reason() -> None:
    values = pd.DataFrame(
        {
            "code": ["a", "b", "c"],
            "label": ["A", "B", "C"],
            "regions": "",
            "projects": 1,
            "aid": 0.0,
            "traced": True,
            "emissions_industrie": [3.0, 2.0, 1.0],
            "part_industrie": [1.0, 2.0, 3.0],
        }
    )
    found = ranking(values, {"emissions_industrie": 5, "part_industrie": 1})
    best = leaders(found, np.array([1.0, 0.6, 0.2]))
    assert [leader.strongest for leader in best] == [
        (("emissions_industrie", pytest.approx(100 * 5 / 6)),),
        (("emissions_industrie", pytest.approx(50 * 5 / 6)), ("part_industrie", pytest.approx(50 / 6))),
        (("part_industrie", pytest.approx(100 / 6)),),
    ]
    assert [leader.firmness for leader in best] == [Firmness.FIRM, Firmness.LIKELY, Firmness.OPEN]


def test_without_a_score_there_is_no_answer(store: Store) -> None:
    found = ranking(criterion_values(store, Selection(level=Level.TERRITORY)), {})
    assert leaders(found, np.full(len(found.rows), np.nan)) == ()


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_draws_are_never_less_firm(one: float, other: float) -> None:
    degrees = [*Firmness]
    low, high = sorted((one, other))
    assert degrees.index(firmness(high)) <= degrees.index(firmness(low))
    assert (firmness(high) is Firmness.FIRM) == (high >= FIRM)
    assert (firmness(low) is Firmness.OPEN) == (low < LIKELY)
