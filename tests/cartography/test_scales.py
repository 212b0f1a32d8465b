"""Scales: one colour, one letter and one legend row per class."""

from itertools import pairwise
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.classes import Classes, classify
from geo.cartography.scales import ABOVE_ZERO, BELOW_ZERO, NO_DATA_COLOUR, SEQUENTIAL, ZERO_COLOUR, LegendRow, Scale
from geo.language import Voice
from geo.measures.states import State
from geo.model import Language, Method

VALUES = st.lists(st.floats(-1e9, 1e9) | st.sampled_from([0.0, nan, inf]), max_size=60)


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb``, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(lighter: str, darker: str) -> float:
    return (luminance(lighter) + 0.05) / (luminance(darker) + 0.05)


def scale(below: int, zero: bool, above: int, *, diverging: bool) -> Scale:
    breaks = [*(float(n) for n in range(-below, 0)), *([0.0] if zero else []), *(float(n) for n in range(1, above + 1))]
    if below and not zero:
        breaks[below - 1] = 0.0
    lower = -below - 1.0 if below else 0.0
    return Scale(Classes(lower, tuple(breaks), (1,) * len(breaks), 0, below if zero else None, diverging))


@pytest.mark.parametrize("count", range(1, 8))
def test_the_sequential_ramp_darkens_visibly(count: int) -> None:
    zero, *colours = scale(0, True, count, diverging=False).colours
    assert zero == ZERO_COLOUR
    assert luminance(zero) > luminance(colours[0])
    assert all(contrast(light, dark) >= 1.15 for light, dark in pairwise(colours))


@pytest.mark.parametrize("below", range(5))
@pytest.mark.parametrize("above", range(5))
@pytest.mark.parametrize("zero", [False, True])
def test_the_diverging_ramp_darkens_away_from_zero(below: int, above: int, zero: bool) -> None:
    colours = scale(below, zero, above, diverging=True).colours
    assert len(colours) == below + zero + above
    negative, positive = colours[:below][::-1], colours[below + zero :]
    assert set(negative) <= set(BELOW_ZERO)
    assert set(positive) <= set(ABOVE_ZERO)
    for side in (negative, positive):
        assert all(contrast(light, dark) >= 1.15 for light, dark in pairwise(side))
        assert not zero or not side or contrast(ZERO_COLOUR, side[0]) >= 1.1


def test_no_colour_means_two_things() -> None:
    every = (*SEQUENTIAL, *BELOW_ZERO, *ABOVE_ZERO, ZERO_COLOUR, NO_DATA_COLOUR)
    assert len(set(every)) == len(every)


@given(VALUES, st.sampled_from(Method), st.integers(3, 7), st.booleans())
def test_map_and_legend_agree(values: list[float], method: Method, k: int, diverging: bool) -> None:
    classes = classify(values, method, k, diverging=diverging)
    letters = Scale(classes).letters(values)
    *rows, no_data = Scale(classes).legend(str)
    assert len(letters) == len(values)
    assert [row.count for row in rows] == [letters.count(str(position)) for position in range(len(rows))]
    assert no_data.count == letters.count("-")
    assert no_data.state is State.UNKNOWN
    assert tuple(row.colour for row in rows) == Scale(classes).colours


def test_labels_in_french() -> None:
    classes = classify([0.0, 0.0, 8e5, 1.2e6, 3.4e6, 2.1e9, None], Method.QUANTILE, 4)
    rows = Scale(classes).legend(Voice(Language.FRENCH).compact_euros, no_data="Données indisponibles")
    labels = [row.label.replace("\N{NO-BREAK SPACE}", " ") for row in rows]
    assert labels == ["0 €", "≤ 800 k€", "800 k€ – 1,2 M€", "1,2 – 3,4 M€", "3,4 M€ – 2,1 Md€", "Données indisponibles"]
    assert rows[-1] == LegendRow("Données indisponibles", NO_DATA_COLOUR, 1, state=State.UNKNOWN)


def test_labels_of_growth_in_english() -> None:
    voice = Voice(Language.ENGLISH)
    classes = classify([-0.2, -0.1, 0.0, 0.1, 0.3], Method.EQUAL, 3, diverging=True)
    labels = [row.label for row in Scale(classes).legend(lambda share: voice.percent(share, signed=True))]
    assert labels == ["−20%", "−20 – −10%", "0%", "0 – +10%", "+10 – +30%", "No data"]


def test_a_single_value_is_its_own_label() -> None:
    rows = Scale(classify([5.0, 5.0], Method.LOG, 5)).legend(str)
    assert [row.label for row in rows] == ["5.0", "No data"]


def test_without_values_only_no_data_is_left() -> None:
    scale_of_nothing = Scale(classify([nan, None], Method.QUANTILE, 5))
    assert scale_of_nothing.colours == ()
    assert scale_of_nothing.letters([nan, None]) == "--"
    assert [row.count for row in scale_of_nothing.legend(str)] == [2]
