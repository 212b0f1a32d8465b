"""Classes and values -> the bars of a histogram, none of which straddles a class break."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from geo.cartography.classes import Classes, Values

BARS = 36
"""Approximate number of bars across the axis; a class narrower than one bar still gets its own."""
SKEWED = 100.0
"""Ratio of the largest to the smallest positive value from which non-negative values get a logarithmic axis."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``count`` values of the class at ``position``, between ``left`` and ``right`` (axis units, not the values')."""

    left: float
    right: float
    position: int
    count: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """``bars`` from left to right; ``breaks``: (position on the axis, value) of each class bound, ends included.

    Positions on a ``logarithmic`` axis are log10 of the values; exact zeros are then set apart, at its left end.
    """

    bars: tuple[Bar, ...]
    breaks: tuple[tuple[float, float], ...]
    logarithmic: bool


def histogram(values: Values, classes: Classes) -> Histogram:
    """Bars of the finite ``values`` (shape ``(n,)``), which ``classes`` were made for or fitted to.

    The bars of a class add up to the count in its legend row. No bars when no value is known.
    """
    array = np.asarray(values, dtype=np.float64).ravel()
    position = classes.index(array)
    known, position = array[position >= 0], position[position >= 0]
    if not known.size:
        return Histogram((), (), False)
    sizes = np.abs(known[known != 0])
    one_sign = not classes.diverging and (known >= 0).all()
    logarithmic = bool(one_sign and sizes.size and sizes.max() / SKEWED >= sizes.min())
    bounds = [classes.bounds(at) for at in range(len(classes.breaks))]
    marks = np.array([bounds[0][0], *classes.breaks])
    axis = _Axis(
        logarithmic,
        float(sizes.min()) if sizes.size else 1.0,
        float(sizes.max()) if sizes.size else 1.0,
        float(np.abs(marks).max()) or 1.0,
    )
    ends = axis.places(marks)
    span = (ends[-1] - ends[0]) / BARS or 1.0
    bars = [bar for at in range(len(bounds)) for bar in _bars(axis.places(known[position == at]), ends, at, span)]
    breaks = dict(zip(ends.tolist(), marks.tolist(), strict=True))
    return Histogram(tuple(bars), tuple(breaks.items()), logarithmic)


@dataclass(frozen=True, slots=True)
class _Axis:
    logarithmic: bool
    smallest: float
    largest: float
    bound: float

    def places(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Positions of ``values`` on the axis; if linear, divided by the outermost bound, so that no span overflows."""
        if not self.logarithmic:
            return values / self.bound
        exponents = np.log10(np.where(values > 0, values, self.smallest))
        gap = (np.log10(self.largest) - np.log10(self.smallest)) / BARS * 2
        return np.where(values > 0, exponents, np.log10(self.smallest) - gap)


def _bars(places: npt.NDArray[np.float64], ends: npt.NDArray[np.float64], at: int, span: float) -> list[Bar]:
    """The bars of the class at ``at``, of about equal width; a class too narrow for that gets one thin bar."""
    left, right = float(ends[at]), float(ends[at + 1])
    if right - left < span / 4:
        middle = (left + right) / 2
        return [Bar(middle - span / 4, middle + span / 4, at, places.size)]
    count = max(1, round((right - left) / span))
    edges = np.linspace(left, right, count + 1)
    inside = np.clip(np.searchsorted(edges, places, side="left") - 1, 0, count - 1)
    heights = np.bincount(inside, minlength=count)
    return [Bar(float(edges[i]), float(edges[i + 1]), at, int(heights[i])) for i in range(count)]
