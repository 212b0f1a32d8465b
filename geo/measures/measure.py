"""What a measure is: its name, formula, floor and texts, and the value that a reader gets."""

from collections.abc import Callable
from dataclasses import dataclass

import ibis.expr.types as ir

from geo.funding.floors import Floor
from geo.measures.states import NO_DATA
from geo.model import Level, Unit

ABOVE_COMMUNES = tuple(level for level in Level if level is not Level.COMMUNE)
"""Levels of the measures that have no figure for a single commune."""


@dataclass(frozen=True)
class Measure:
    """``value`` maps the facts of an area to the measure, null where unknown; `said` is what a reader gets.

    ``unknown``: label for an area without a value. ``floor``: the minimum that a ratio or a growth needs to be shown at
    all. ``funded``: whether it follows the filters of projects; the others describe the area itself. ``diverging``:
    whether zero is a midpoint of the colour scale.
    """

    slug: str
    label: str
    unit: Unit
    formula: str
    leaves_out: str
    source_ids: tuple[str, ...]
    value: Callable[[ir.Table], ir.NumericValue]
    unknown: str = NO_DATA
    levels: tuple[Level, ...] = tuple(Level)
    funded: bool = True
    diverging: bool = False
    floor: Floor | None = None

    @property
    def additive(self) -> bool:
        """Whether the values of areas may be summed: counts and amounts, not ratios."""
        return self.floor is None

    def said(self, facts: ir.Table) -> ir.NumericValue:
        """The value, null below the floor."""
        value = self.value(facts)
        return value if self.floor is None else self.floor.holds(facts).ifelse(value, None)
