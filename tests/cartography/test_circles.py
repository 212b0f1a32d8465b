"""Proportional circles: their area is proportional to the value."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.circles import LARGEST, SMALLEST, key_values, radii

POSITIVE = st.floats(1e-6, 1e15)


@given(POSITIVE, POSITIVE)
def test_areas_are_proportional_to_values(one: float, other: float) -> None:
    largest = max(one, other)
    small, large = sorted(radii([one, other], largest).tolist())
    assert large == pytest.approx(LARGEST)
    assert small == pytest.approx(max(SMALLEST, LARGEST * math.sqrt(min(one, other) / largest)))


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf"), 0.0, -3.0])
def test_what_is_unknown_or_not_positive_has_no_circle(value: float) -> None:
    assert radii([value, 1.0], 1.0).tolist() == [0.0, LARGEST]


@pytest.mark.parametrize("largest", [float("nan"), float("inf"), 0.0, -1.0])
def test_without_a_largest_value_there_is_no_key(largest: float) -> None:
    assert key_values(largest) == ()


@given(POSITIVE)
def test_key_values_are_round_and_fall(largest: float) -> None:
    keys = key_values(largest)
    assert list(keys) == sorted(set(keys), reverse=True)
    assert all(0 < key <= largest for key in keys)
    assert all(key == float(f"{key:.0e}") for key in keys)
