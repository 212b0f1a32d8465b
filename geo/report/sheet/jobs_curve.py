"""Private jobs of an area as an index, with its regions and France: values, and positions on a chart of size 1."""

from dataclasses import dataclass

import numpy as np

from geo.profile.figures import FIRST_YEAR
from geo.profile.sentences import named_series
from geo.report.sheet.brief import Brief

STEPS = (1, 2, 5, 10, 20, 25, 50, 100)
"""Possible grid intervals, in index points."""
FEWEST, APART = 4, 0.085
"""The smallest of `STEPS` that divides the range of values into at most `FEWEST` intervals is used (the axis is then
rounded outwards); minimum distance between the names at the end of curves, as a share of the chart's height."""


@dataclass(frozen=True)
class Line:
    """``name`` with its ``growth`` since the first year, as text; ``years`` and ``index`` (first year = 100).

    ``points``: (x, y) from 0 to 1, origin at the lower left; ``label``: height of its name, on the same scale.
    """

    name: str
    growth: str
    years: tuple[int, ...]
    index: tuple[float, ...]
    points: tuple[tuple[float, float], ...]
    label: float


@dataclass(frozen=True)
class Curve:
    """``lines``: the area, its regions, France. ``years`` and ``ticks``: (position from 0 to 1, text) on the x and y
    axes. ``bounds``: lowest and highest index of the y axis.
    """

    lines: tuple[Line, ...]
    years: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    bounds: tuple[float, float]


def jobs_curve(about: Brief) -> Curve | None:
    """The chart's data, None if the area's jobs are unknown in the first year; regions without them are left out."""
    voice = about.selection.voice
    named = named_series(about.around.jobs, about.rows)
    if named[0][1].empty:
        return None
    known = [(name, rows["year"].to_numpy(int), rows["index"].to_numpy(float)) for name, rows in named if len(rows)]
    values, last = np.concatenate([index for _, _, index in known]), max(years.max() for _, years, _ in known)
    low, high = min(values.min(), 100), max(values.max(), 100)
    step = next((step for step in STEPS if (high - low) / step <= FEWEST), STEPS[-1])
    low, high = np.floor(low / step) * step, np.ceil((high + 1e-9) / step) * step
    heights = _apart([float((index[-1] - low) / (high - low)) for _, _, index in known])
    lines = [
        Line(
            name=name,
            growth=voice.percent(index[-1] / 100 - 1, 1, signed=True),
            years=tuple(int(year) for year in years),
            index=tuple(float(value) for value in index),
            points=tuple(
                (float((year - FIRST_YEAR) / (last - FIRST_YEAR)), float((value - low) / (high - low)))
                for year, value in zip(years, index, strict=True)
            ),
            label=height,
        )
        for (name, years, index), height in zip(known, heights, strict=True)
    ]
    shown = range(FIRST_YEAR, int(last) + 1, 2)
    return Curve(
        lines=tuple(lines),
        years=tuple(((year - FIRST_YEAR) / (int(last) - FIRST_YEAR), str(year)) for year in shown),
        ticks=tuple(
            (float((value - low) / (high - low)), voice.number(value))
            for value in np.arange(low, high + step / 2, step)
        ),
        bounds=(float(low), float(high)),
    )


def _apart(heights: list[float]) -> list[float]:
    """``heights`` spread out so that they are at least `APART` apart, in the same order."""
    order = sorted(range(len(heights)), key=lambda at: heights[at])
    placed = [heights[at] for at in order]
    for at in range(1, len(placed)):
        placed[at] = max(placed[at], placed[at - 1] + APART)
    # Shift all down by half of what the highest one was pushed up, so that the group stays centred.
    shift = (placed[-1] - heights[order[-1]]) / 2
    moved = [0.0] * len(heights)
    for at, height in zip(order, placed, strict=True):
        moved[at] = height - shift
    return moved
