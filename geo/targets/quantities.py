"""Numbers, units and dates read from published text where it states them, never guessed.

Values are text in the sources ("4.5", "35 MW", "2 (au moins)", "offre SMR"). What can't be read with certainty is None.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

SCALES: Mapping[str, tuple[str, float]] = {
    "MW": ("GW", 1e-3),
    "GW": ("GW", 1.0),
    "M€": ("Md€", 1e-3),
    "Md€": ("Md€", 1.0),
    "%": ("%", 1.0),
}
"""Units that a value may carry itself: the unit that it is converted to for comparison, and the factor."""
MILLION = 1e6
_NUMBER = re.compile(r"([-+−]?)([0-9]{1,3}(?:[   ][0-9]{3})+|[0-9]{1,15})(?:[.,]([0-9]{1,9}))?", re.ASCII)
_VALUE = re.compile(rf"{_NUMBER.pattern}\s*([^\d()]*?)\s*(?:\(([^()]*)\))?", re.ASCII)
_MONTHS = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
_DATE = re.compile(
    r"(?:(?P<end>fin) |T(?P<quarter>[1-4]) |S(?P<half>[12]) |(?:(?P<day>[0-9]{1,2}) )?(?P<month>[a-zéû]+)\.? )?"
    r"(?P<year>[12][0-9]{3})(?: \((?P<note>[^()]*)\))?",
    re.ASCII,
)


class Grain(StrEnum):
    """The precision of a date."""

    YEAR = "year"
    END = "end"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in ``unit`` ("" if none is given) and the note in its text ("environ"), "" for none."""

    value: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date as precise as its text: ``part`` is the half, quarter or month, ``day`` that of the month (0: none)."""

    year: int
    grain: Grain = Grain.YEAR
    part: int = 0
    day: int = 0
    note: str = ""

    @property
    def position(self) -> float:
        """Years since year 0: the middle of the period in the text ("2022" → 2022.5), but "fin 2024" → 2025.0."""
        if self.grain is Grain.END:
            return self.year + 1.0
        if self.grain is Grain.DAY:
            return self.year + (self.part - 1 + (self.day - 0.5) / 31) / 12
        parts = {Grain.HALF: 2, Grain.QUARTER: 4, Grain.MONTH: 12}.get(self.grain, 1)
        return self.year + (max(self.part, 1) - 0.5) / parts


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as published ("" for none) and its date text, with the number and date where they can be read."""

    text: str
    quantity: Quantity | None
    dated: str
    when: When | None


def read_quantity(text: str, unit: str = "") -> Quantity | None:
    """The number in ``text``, in its own unit or else in ``unit``, converted by `SCALES`; None if there is more than a
    number, or none.

    >>> read_quantity("35 MW"), read_quantity("2 (au moins)", "sites")
    (Quantity(value=0.035, unit='GW', note=''), Quantity(value=2.0, unit='sites', note='au moins'))
    >>> read_quantity("offre SMR") is None
    True
    """
    match = _VALUE.fullmatch(text.strip())
    if match is None:
        return None
    sign, whole, decimals, own, note = match.groups()
    value = float(f"{re.sub(r'[^0-9]', '', whole)}.{decimals or 0}") * (-1 if sign in ("-", "−") else 1)
    base, scale = SCALES.get(own or unit, (unit, 1.0))
    if own == "M":
        base, scale = unit, MILLION
    elif own and own not in SCALES:
        return None
    return Quantity(value * scale, base, (note or "").strip())


def read_date(text: str) -> When | None:
    """The date in ``text``; None if it names none, or a range of years.

    >>> [read_date(text).position for text in ("2022", "fin 2024", "T3 2023", "S1 2023")]
    [2022.5, 2025.0, 2023.625, 2023.25]
    >>> read_date("2019-2020") is None
    True
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return None
    year, note = int(match["year"]), (match["note"] or "").strip()
    if match["end"]:
        return When(year, Grain.END, note=note)
    if match["quarter"] or match["half"]:
        grain = Grain.QUARTER if match["quarter"] else Grain.HALF
        return When(year, grain, int(match["quarter"] or match["half"]), note=note)
    if not match["month"]:
        return When(year, note=note)
    months = [number for number, start in enumerate(_MONTHS, start=1) if match["month"].startswith(start)]
    day = int(match["day"] or 0)
    if not months or day > 31 or match["day"] == "0":
        return None
    return When(year, Grain.DAY if day else Grain.MONTH, months[0], day, note)
