"""The numbers of an axis tell its ticks apart."""

from hypothesis import given
from hypothesis import strategies as st

from geo.render.charts.style import tick_format

STEPS = (1, 2, 5)


@given(top=st.floats(1e-6, 1e6), ticks=st.integers(2, 10))
def test_no_two_ticks_of_an_axis_read_the_same(top: float, ticks: int) -> None:
    decimals = int(tick_format(top).removeprefix(",.").removesuffix("~f"))
    # Plotly takes the first of 1, 2 and 5 times a power of ten that cuts the axis into at most so many parts.
    step = next(10**power * by for power in range(-9, 9) for by in STEPS if 10**power * by >= top / ticks)
    written = [f"{at * step:.{decimals}f}" for at in range(ticks + 1)]
    assert len({*written}) == len(written)


def test_an_axis_of_nothing_is_written_in_whole_numbers() -> None:
    assert tick_format(0) == ",.0~f"
    assert tick_format(0.409) == ",.2~f"
    assert tick_format(360) == ",.0~f"
