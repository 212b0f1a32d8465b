"""Gini index and Lorenz curve, checked against their definitions by brute force."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.programmes.concentration import concentration, gini

AMOUNTS = arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 1e10).map(lambda value: round(value, 2)))


def mean_difference(values: npt.NDArray[np.float64]) -> float:
    """The Gini index by definition: half the relative mean absolute difference of all pairs."""
    return float(np.abs(values[:, None] - values[None, :]).mean() / (2 * values.mean()))


@given(AMOUNTS)
def test_gini_is_half_the_relative_mean_absolute_difference(values: npt.NDArray[np.float64]) -> None:
    assume(values.sum() > 0)
    assert gini(values) == pytest.approx(mean_difference(values), abs=1e-9)
    assert 0 <= gini(values) <= 1 - 1 / len(values)


@given(AMOUNTS, st.floats(1e-3, 1e3))
def test_gini_does_not_depend_on_the_unit(values: npt.NDArray[np.float64], factor: float) -> None:
    assume(values.sum() > 0)
    assert gini(values * factor) == pytest.approx(gini(values), abs=1e-9)


@given(st.integers(1, 200), st.floats(0.01, 1e9))
def test_equal_values_are_not_concentrated(count: int, value: float) -> None:
    assert gini(np.full(count, value)) == pytest.approx(0, abs=1e-9)


@given(AMOUNTS)
def test_the_lorenz_curve_is_convex_and_ends_at_one(values: npt.NDArray[np.float64]) -> None:
    found = concentration(values)
    if found is None:
        assert values.sum() == 0
        return
    assert found.lorenz[0].tolist() == [0, 0]
    assert found.lorenz[-1].tolist() == [1, 1]
    steps = np.diff(found.lorenz[:, 1])
    assert (np.diff(steps) >= -1e-9).all()
    below = 1 - 2 * np.trapezoid(found.lorenz[:, 1], found.lorenz[:, 0])
    assert below == pytest.approx(found.gini, abs=1e-9)


def test_unknown_counts_as_zero_and_the_largest_are_named() -> None:
    found = concentration([1.0, np.nan, 3.0, 0.0])
    assert found is not None
    assert (found.areas, found.total, found.largest, found.first_share) == (4, 4.0, (2, 0), 1.0)
    assert found.gini == pytest.approx(0.625)
    assert concentration([0.0, np.nan]) is None
    with pytest.raises(ValueError, match="negative"):
        concentration([1.0, -1.0])
