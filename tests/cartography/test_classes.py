"""Classes: every finite value is in exactly one, ties are together, unknown values are in none."""

from itertools import combinations, pairwise
from math import inf, isfinite, isnan, nan
from random import Random

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.cartography.classes import JENKS_LIMIT, Classes, classify
from geo.model import Method

ANY_FLOAT = st.floats(allow_nan=True, allow_infinity=True, width=64)
TIED = st.sampled_from([-2.5, -1.0, -0.0, 0.0, 1e-9, 1.0, 1.0 + 1e-12, 3.0, 1e6, nan, inf])
VALUES = st.lists(ANY_FLOAT, max_size=60) | st.lists(TIED, max_size=60) | st.lists(st.floats(0, 1e9), max_size=60)
METHODS = st.sampled_from(Method)
K = st.integers(1, 7)


@given(VALUES, METHODS, K, st.booleans())
@example([1.7976931348623157e308, -1.7976931348623157e308, 1e308, 3.0, 5e-324, -5e-324], Method.FISHER_JENKS, 3, False)
@example([1.797693134862315e308, 1.7976931348623155e308, 1.7976931348623157e308], Method.LOG, 2, False)
@example([1e308, -1e308, 1.0, 2.0, 0.0], Method.EQUAL, 3, True)
def test_every_finite_value_has_one_class(values: list[float], method: Method, k: int, diverging: bool) -> None:
    classes = classify(values, method, k, diverging=diverging)
    index = classes.index(values).tolist()
    known = [value for value in values if isfinite(value)]
    assert sum(classes.counts) + classes.missing == len(values)
    assert len(classes.counts) == len(classes.breaks)
    assert all(low < high for low, high in pairwise(classes.breaks))
    for value, position in zip(values, index, strict=True):
        if not isfinite(value):
            assert position == -1
            continue
        lower, upper = classes.bounds(position)
        assert lower < value <= upper or (position == 0 and value == lower)
    assert [index.count(position) for position in range(len(classes.breaks))] == list(classes.counts)
    ordered = sorted(zip(known, (position for position in index if position >= 0), strict=True))
    assert all(before[1] <= after[1] for before, after in pairwise(ordered))
    assert len(classes.breaks) <= len(set(known)) or method in {Method.EQUAL, Method.LOG}


@given(VALUES, METHODS, K)
def test_a_diverging_class_never_mixes_signs(values: list[float], method: Method, k: int) -> None:
    classes = classify(values, method, k, diverging=True)
    for value, position in zip(values, classes.index(values).tolist(), strict=True):
        if not isfinite(value):
            continue
        if value == 0:
            assert position == classes.zero
        else:
            assert (position < classes.negative) == (value < 0)
            assert position != classes.zero
    if classes.breaks:
        assert 0.0 in (classes.lower, *classes.breaks)
        positive = len(classes.breaks) - classes.negative - (classes.zero is not None)
        assert max(classes.negative, positive) <= (k + 1) // 2


@given(st.lists(st.floats(-1e6, 1e6), max_size=40), METHODS, K, st.booleans(), st.randoms(use_true_random=False))
def test_order_does_not_matter(values: list[float], method: Method, k: int, diverging: bool, random: Random) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    one, other = (classify(numbers, method, k, diverging=diverging) for numbers in (values, shuffled))
    assert repr(one) == repr(other)  # without classes the lower bound is NaN, which is not equal to itself


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=60), METHODS, K)
def test_rounding_moves_no_observed_value(values: list[float], method: Method, k: int) -> None:
    classes = classify(values, method, k)
    assert classes.lower <= min(values)
    assert classes.breaks[-1] >= max(values)
    assert classes.breaks[-1] <= max(values) + abs(max(values)) * 0.01


@pytest.mark.parametrize("method", Method)
def test_zeros_of_a_positive_measure_are_apart(method: Method) -> None:
    classes = classify([0.0] * 90 + [float(n) for n in range(1, 11)], method, 5)
    assert classes.zero == 0
    assert classes.bounds(0) == (0.0, 0.0)
    assert classes.counts[0] == 90
    assert len(classes.breaks) == 6


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("diverging", [False, True])
def test_no_value_no_class(method: Method, diverging: bool) -> None:
    classes = classify([None, nan, inf, -inf], method, 5, diverging=diverging)
    assert (classes.breaks, classes.counts, classes.missing) == ((), (), 4)
    assert isnan(classes.lower)
    assert classes.index([nan]).tolist() == [-1]
    assert classify([], method, 5).missing == 0


@pytest.mark.parametrize("method", Method)
def test_equal_values_are_one_class(method: Method) -> None:
    assert classify([4.25] * 9, method, 5) == Classes(4.25, (4.25,), (9,), 0)
    assert classify([-0.0, 0.0], method, 5) == Classes(0.0, (0.0,), (2,), 0, zero=0)


@pytest.mark.parametrize("method", Method)
def test_few_distinct_values_have_a_class_each(method: Method) -> None:
    assert classify([7.0, 3.0, 12.0, 3.0], method, 5).breaks == (3.0, 7.0, 12.0)


def test_quantiles_collapse_on_ties() -> None:
    classes = classify([1.0] * 10 + [2.0, 3.0, 4.0], Method.QUANTILE, 3)
    assert (classes.breaks, classes.counts) == ((1.0, 4.0), (10, 3))


def test_equal_steps_keep_their_empty_classes() -> None:
    assert classify([0.5, 1.0, 2.0, 3.0, 100.5], Method.EQUAL, 4).counts == (4, 0, 0, 1)


def test_log_steps_are_equal_in_magnitude() -> None:
    assert classify([1.0, 5.0, 50.0, 500.0, 5000.0, 10_000.0], Method.LOG, 4).breaks == (10.0, 100.0, 1000.0, 10_000.0)


def test_log_mirrors_negative_values() -> None:
    values = [-10_000.0, -5000.0, -500.0, -50.0, -5.0, -1.0]
    assert classify(values, Method.LOG, 4).breaks == (-1000.0, -100.0, -10.0, -1.0)


def test_log_puts_what_has_no_logarithm_in_one_class() -> None:
    assert classify([-3.0, -2.0, 0.0, 1.0, 10.0, 100.0], Method.LOG, 3).breaks == (0.0, 10.0, 100.0)


def test_fisher_jenks_is_optimal() -> None:
    values = np.round(np.random.default_rng(7).lognormal(3, 1, 14), 3)
    ordered = np.sort(values)

    def spread(cuts: tuple[int, ...]) -> float:
        return sum(float(((part - part.mean()) ** 2).sum()) for part in np.split(ordered, cuts))

    best = min(combinations(range(1, ordered.size), 3), key=spread)
    assert classify(values, Method.FISHER_JENKS, 4).counts == tuple(part.size for part in np.split(ordered, best))


def test_fisher_jenks_agrees_with_mapclassify() -> None:
    values = np.round(np.random.default_rng(11).normal(50, 20, 120), 2)
    mapclassify = pytest.importorskip("mapclassify")
    with pytest.warns(UserWarning, match="Numba"):
        expected = mapclassify.FisherJenks(values, 5).counts.tolist()
    assert list(classify(values, Method.FISHER_JENKS, 5).counts) == expected


def test_fisher_jenks_of_many_values_keeps_the_ends() -> None:
    values = np.random.default_rng(3).lognormal(10, 2, 5 * JENKS_LIMIT)
    classes = classify(values, Method.FISHER_JENKS, 7)
    assert len(classes.breaks) == 7
    assert sum(classes.counts) == values.size
    assert classes == classify(values, Method.FISHER_JENKS, 7)


def test_breaks_are_short_where_values_allow() -> None:
    values = [1_234_567.0 * n for n in range(1, 51)]
    assert classify(values, Method.QUANTILE, 5).breaks == (13e6, 25e6, 38e6, 50e6, 61.8e6)


def test_a_stranger_is_refused() -> None:
    classes = classify([1.0, 2.0, 3.0], Method.EQUAL, 3)
    with pytest.raises(ValueError, match=r"9\.0 is outside"):
        classes.index([1.0, 9.0])


@pytest.mark.parametrize("k", [0, 8])
def test_the_number_of_classes_is_bounded(k: int) -> None:
    with pytest.raises(ValueError, match="1 to 7"):
        classify([1.0], Method.QUANTILE, k)
