"""Breaks + ramp -> colours, letters and legend rows: the map, its legend and its exports all read the same `Scale`.

Ramps are ColorBrewer's YlGnBu (sequential, without its palest step, which zero needs) and PuOr (diverging), both rated
colour-blind safe by C. Brewer and M. Harrower (colorbrewer2.org): lightness alone distinguishes the classes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from geo.cartography.classes import Classes, Values
from geo.language import N_
from geo.measures.states import NO_DATA, State

SEQUENTIAL = ("#edf8b1", "#c7e9b4", "#7fcdbb", "#41b6c4", "#1d91c0", "#225ea8", "#253494", "#081d58")
BELOW_ZERO = ("#fee0b6", "#fdb863", "#e08214", "#b35806")
ABOVE_ZERO = ("#d8daeb", "#b2abd2", "#8073ac", "#542788")
ZERO_COLOUR = "#f7f7f7"
NO_DATA_COLOUR = "#c9c9c9"
"""Background of the hatching on areas without data."""
_ZERO_AT_NIGHT = "#1d2430"
AT_NIGHT: Mapping[str, str] = {ZERO_COLOUR: _ZERO_AT_NIGHT} | {
    colour: opposite
    for ramp in (SEQUENTIAL, BELOW_ZERO, ABOVE_ZERO)
    for colour, opposite in zip(ramp, reversed(ramp), strict=True)
}
"""The colour of each class on a dark ground: ramps are reversed, so that the highest values stand out there too."""

CONVENTION = N_(
    "Each interval excludes its lower bound and includes its upper bound; the lowest interval includes both."
)
"""The note shown with a legend."""

_STEPS = {
    1: (3,),
    2: (2, 5),
    3: (1, 3, 6),
    4: (0, 2, 4, 6),
    5: (0, 2, 3, 5, 7),
    6: (0, 1, 2, 4, 5, 7),
    7: (0, 1, 2, 3, 4, 5, 7),
}
_SIDE_STEPS = {0: (), 1: (2,), 2: (1, 3), 3: (1, 2, 3), 4: (0, 1, 2, 3)}


@dataclass(frozen=True, slots=True)
class LegendRow:
    """A row of a legend: ``count`` areas between ``lower`` and ``upper``, or without a value for the reason ``state``.

    Rows without a value have no bounds and no class colour: maps draw each state the same way, light or dark.
    """

    label: str
    colour: str
    count: int
    lower: float | None = None
    upper: float | None = None
    state: State = State.KNOWN


@dataclass(frozen=True, slots=True)
class Scale:
    """The colours of ``classes``; diverging classes get the diverging ramp, so that no colour misrepresents a sign."""

    classes: Classes

    @property
    def colours(self) -> tuple[str, ...]:
        """One ``#rrggbb`` for each class, in the order of the classes; zeros are near white."""
        zero = () if self.classes.zero is None else (ZERO_COLOUR,)
        above = len(self.classes.breaks) - len(zero)
        if not self.classes.diverging:
            return zero + tuple(SEQUENTIAL[step] for step in _STEPS.get(above, ()))
        below = self.classes.negative
        darkest_first = reversed(_SIDE_STEPS[below])
        return (
            tuple(BELOW_ZERO[step] for step in darkest_first)
            + zero
            + tuple(ABOVE_ZERO[step] for step in _SIDE_STEPS[above - below])
        )

    def letters(self, values: Values) -> str:
        """One character per value, in order: the class, ``0`` to ``8``, or ``-`` for NaN, None and infinities.

        Raises ``ValueError`` for a finite value outside the classes.
        """
        return "".join(State.UNKNOWN.value if index < 0 else str(index) for index in self.classes.index(values))

    def legend(self, format_value: Callable[[float], str], *, no_data: str = NO_DATA) -> tuple[LegendRow, ...]:
        """Rows from the lowest class to the highest, then always the row ``no_data``, even when its count is zero.

        ``format_value`` formats a bound with its unit. `CONVENTION` states which ends belong to an interval.
        """
        rows = []
        for position, (colour, count) in enumerate(zip(self.colours, self.classes.counts, strict=True)):
            lower, upper = self.classes.bounds(position)
            rows.append(LegendRow(self._label(position, format_value), colour, count, lower, upper))
        return (*rows, LegendRow(no_data, NO_DATA_COLOUR, self.classes.missing, state=State.UNKNOWN))

    def _label(self, position: int, format_value: Callable[[float], str]) -> str:
        lower, upper = self.classes.bounds(position)
        if position == self.classes.zero:
            return format_value(0.0)
        # A hyphen for a minus would be taken for the dash between the bounds.
        start, end = (re.sub("^-", "\N{MINUS SIGN}", format_value(value)) for value in (lower, upper))
        if lower == upper:
            return end
        if self.classes.zero == position - 1 and not self.classes.diverging:
            return f"≤ {end}"  # zero has its own row just above: this one starts right after it
        return _span(start, end)


def _span(start: str, end: str) -> str:
    """``1,2 M€`` and ``3,4 M€`` -> ``1,2 – 3,4 M€``: the unit is written once when both labels end with it."""
    before, after = (re.fullmatch(r"([-+\u2212]?\d(?:.*\d)?)(\D*)", label, re.DOTALL) for label in (start, end))
    if before and after and before[2] == after[2]:
        start = before[1]
    return f"{start} – {end}"
