import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from geo.concentration import concentration, gini, lorenz
from geo.facts import summary
from geo.model import Level
from geo.selection import Selection
from geo.store import Store

amounts = arrays(np.float64, st.integers(1, 60), elements=st.floats(0, 1e9, width=32))


@given(amounts)
def test_gini_is_half_the_mean_difference_of_all_pairs_over_the_mean(values: npt.NDArray[np.float64]) -> None:
    found = gini(values)
    if values.sum() == 0:
        assert found is None
        return
    pairs = np.abs(values[:, None] - values[None, :]).mean() / (2 * values.mean())
    assert found == pytest.approx(pairs, abs=1e-9)
    assert 0 <= found <= 1 - 1 / len(values) + 1e-12


@given(amounts, st.floats(0.001, 1000))
def test_the_unit_of_the_amounts_does_not_matter(values: npt.NDArray[np.float64], factor: float) -> None:
    if values.sum() > 1e-6:
        assert gini(values * factor) == pytest.approx(gini(values), abs=1e-9)


def test_known_values() -> None:
    assert gini(np.array([5.0, 5, 5])) == pytest.approx(0)
    assert gini(np.array([0.0, 0, 0, 8])) == pytest.approx(0.75)
    assert gini(np.array([1.0, 3])) == pytest.approx(0.25)


@given(amounts)
def test_a_lorenz_curve_rises_to_one_and_is_convex(values: npt.NDArray[np.float64]) -> None:
    curve = lorenz(values)
    if values.sum() == 0:
        assert curve.size == 0
        return
    assert (curve[0], curve[-1]) == (0, 1)
    steps = np.diff(curve)
    assert (steps >= -1e-12).all()
    assert (np.diff(steps) >= -1e-9).all()


def test_territories_without_a_euro_count_as_zero(store: Store) -> None:
    found = concentration(store, Selection())
    assert found.territories == 183
    assert 0 < found.helped < 183
    total = summary(store, Selection(level=Level.TERRITORY)).aid
    assert total is not None
    assert found.inside < total, "some of the aid lies outside every territory"
    assert found.gini is not None
    assert len(found.shares) == 184


def test_without_a_known_amount_there_is_nothing_to_spread(store: Store) -> None:
    found = concentration(store, Selection(programmes=("rebond-industriel",)))
    assert found.gini is None
    assert found.first_share is None
