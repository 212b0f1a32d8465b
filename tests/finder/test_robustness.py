import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from geo.finder.ranking import ranking
from geo.finder.robustness import SPREAD, TOP, drawn_weights, frequencies
from tests.finder.test_ranking import SLUGS, tables


def flat(size: int, seed: int) -> pd.DataFrame:
    """Values without ties."""
    random = np.random.default_rng(seed)
    codes = [f"ti-{at:04}" for at in range(size)]
    base = {"code": codes, "label": codes, "regions": "11", "projects": 1, "aid": 1.0, "traced": True}
    return pd.DataFrame({**base, **{slug: random.permutation(size).astype(float) for slug in SLUGS}})


@pytest.mark.cluster
@given(tables(), st.integers(0, 5))
def test_frequencies_of_whole_knowledge_are_those_of_ranking_each_draw_again(values: pd.DataFrame, seed: int) -> None:
    values = values.fillna(dict.fromkeys(SLUGS, 1.0)).assign(traced=True)
    found = ranking(values, {"levier": 3, "chomage": 1, "lieux": 2})
    assume(not found.level)
    drawn = drawn_weights(found, draws=12, seed=seed)
    counted = dict.fromkeys(values["code"], 0)
    for weights in drawn:
        again = ranking(values, dict(zip(sorted(found.weights), weights, strict=True))).rows
        for row in again[again["rank"] <= TOP].itertuples():
            counted[row.code] += 1
    expected = [counted[code] / 12 for code in found.rows["code"]]
    assert frequencies(found, drawn) == pytest.approx(expected)


def test_what_is_missing_makes_a_place_less_sure() -> None:
    values = flat(60, 3)
    values.loc[values.index[-1], list(SLUGS)] = 1_000.0
    poorer = values.copy()
    poorer.loc[values.index[-1], "lieux"] = np.nan
    weights = {"levier": 3, "chomage": 1, "lieux": 2}
    known, missing = ranking(values, weights), ranking(poorer, weights)
    code = values["code"].iloc[-1]
    before = dict(zip(known.rows["code"], frequencies(known, drawn_weights(known)), strict=True))[code]
    after = dict(zip(missing.rows["code"], frequencies(missing, drawn_weights(missing)), strict=True))[code]
    assert before == 1.0
    assert 0 < after <= 1.0
    again = frequencies(missing, drawn_weights(missing))
    assert again.tolist() == pytest.approx(frequencies(missing, drawn_weights(missing)).tolist(), nan_ok=True)


@given(st.integers(TOP, 40), st.integers(0, 20))
def test_as_many_stay_as_there_are_places(size: int, seed: int) -> None:
    # These weights differ enough that no two scores are equal in a draw.
    found = ranking(flat(size, seed), {"levier": 3, "chomage": 1, "lieux": 2, "friches": 5})
    share = frequencies(found, drawn_weights(found, draws=50))
    assert ((share >= 0) & (share <= 1)).all()
    assert share.sum() == pytest.approx(TOP)


def test_draws_repeat_and_stay_within_the_spread() -> None:
    found = ranking(flat(20, 1), {"levier": 4, "chomage": 0, "lieux": 2})
    drawn = drawn_weights(found)
    assert drawn.shape == (1_000, 2)
    assert (drawn == drawn_weights(found)).all()
    assert (np.abs(drawn / [4, 2][:: 1 if min(found.weights) == "levier" else -1] - 1) <= SPREAD).all()


def test_fewer_areas_than_places_all_stay_and_no_score_is_no_frequency() -> None:
    values = flat(6, 1)
    values.loc[5, list(SLUGS)] = np.nan
    found = ranking(values, {"levier": 1})
    assert frequencies(found, drawn_weights(found)).tolist() == pytest.approx([*[1.0] * 5, float("nan")], nan_ok=True)
