"""The targets for 2030 read from their published text: numbers, units and dates where it says them, never guessed.

Values are text in the sources ("4.5", "35 MW", "2 (au moins)", "offre SMR"). What this module can't read for certain is
None, "unknown": the page then shows the text as it was published.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from geo.store import Store

SCALES: Mapping[str, tuple[str, float]] = {
    "MW": ("GW", 1e-3), "GW": ("GW", 1.0), "M€": ("Md€", 1e-3), "Md€": ("Md€", 1.0), "%": ("%", 1.0),
}  # fmt: skip
"""Units that a value may carry itself: the unit that it is compared in, and what it counts there."""
MILLION = 1e6
NOT_A_START = "cible initiale"
"""Says of the column of the baseline that it holds an earlier target, from which no progress can be measured."""
STATE = ("gouv.fr", "gouvernement.fr", "bpifrance.fr", "ec.europa.eu", "elysee.fr", "SDES")
"""Publishers that vouch officially (the rule of the build for figures); others are the press and public pages."""

_NUMBER = re.compile(r"([-+−]?)([0-9]{1,3}(?:[   ][0-9]{3})+|[0-9]{1,15})(?:[.,]([0-9]{1,9}))?", re.ASCII)
_VALUE = re.compile(rf"{_NUMBER.pattern}\s*([^\d()]*?)\s*(?:\(([^()]*)\))?", re.ASCII)
_MONTHS = ("janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc")
_DATE = re.compile(
    r"(?:(?P<end>fin) |T(?P<quarter>[1-4]) |S(?P<half>[12]) |(?:(?P<day>[0-9]{1,2}) )?(?P<month>[a-zéû]+)\.? )?"
    r"(?P<year>[12][0-9]{3})(?: \((?P<note>[^()]*)\))?",
    re.ASCII,
)


class Grain(StrEnum):
    """How exactly a date is told."""

    YEAR = "year"
    END = "end"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in ``unit`` ("" when none is told) and what its text adds to it ("environ"), "" for nothing."""

    value: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A date as exact as its text: ``part`` is the half, quarter or month (0: none), ``day`` of the month."""

    year: int
    grain: Grain = Grain.YEAR
    part: int = 0
    day: int = 0
    note: str = ""

    @property
    def position(self) -> float:
        """Years since the year 0: the middle of what the text names ("2022" → 2022.5), "fin 2024" → 2025.0."""
        if self.grain is Grain.END:
            return self.year + 1.0
        if self.grain is Grain.DAY:
            return self.year + (self.part - 1 + (self.day - 0.5) / 31) / 12
        parts = {Grain.HALF: 2, Grain.QUARTER: 4, Grain.MONTH: 12}.get(self.grain, 1)
        return self.year + (max(self.part, 1) - 0.5) / parts


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as published ("" for none), and its number and date where they can be read."""

    text: str
    quantity: Quantity | None
    dated: str
    when: When | None


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the table ``targets``. Sources are text as recorded, "" for none."""

    id: str
    theme: str
    indicator: str
    unit: str
    target: Reading
    baseline: Reading
    latest: Reading
    source_target: str
    source_latest: str
    displayed: bool

    @property
    def progress(self) -> float | None:
        """(latest − baseline) / (target − baseline): 0 at the start, 1 at the target, whichever way it lies.

        Negative when things went the other way. None unless the three are known numbers of one unit, the first column
        is a starting point, and the target differs from it.
        """
        if (known := self._comparable()) is None:
            return None
        baseline, latest, target = known
        return _finite((latest - baseline) / (target - baseline))

    @property
    def expected(self) -> float | None:
        """Where the straight line from the baseline to the target stands at the date of the latest figure.

        baseline + (target − baseline) × (latest date − baseline date) / (target date − baseline date), in the unit of
        the target; None without progress or without the three dates in their order.
        """
        dates = [reading.when for reading in (self.baseline, self.latest, self.target)]
        known = self._comparable()
        if known is None or any(date is None for date in dates):
            return None
        start, now, end = (date.position for date in dates if date is not None)
        if not start <= now <= end or start == end:
            return None
        baseline, _latest, target = known
        return _finite(baseline + (target - baseline) * (now - start) / (end - start))

    @property
    def gap(self) -> float | None:
        """Latest − expected, in the unit of the target; None when either is unknown."""
        expected, latest = self.expected, self.latest.quantity
        return None if expected is None or latest is None else latest.value - expected

    @property
    def ahead(self) -> bool | None:
        """Whether the latest figure is on the line or past it towards the target (for emissions: below it)."""
        known = self._comparable()
        if known is None or (gap := self.gap) is None:
            return None
        return gap * (1 if known[2] > known[0] else -1) >= 0

    def _comparable(self) -> tuple[float, float, float] | None:
        start, now, end = self.baseline.quantity, self.latest.quantity, self.target.quantity
        if start is None or now is None or end is None or start.note == NOT_A_START:
            return None
        if not start.unit == now.unit == end.unit or start.value == end.value:
            return None
        return start.value, now.value, end.value


def targets(store: Store) -> tuple[Target, ...]:
    """Every row of the table, in its order; raises `TableError` when it can't be read."""
    return tuple(read_target(row) for row in store.run(store.table("targets")).to_dict("records"))


def read_target(row: Mapping[Hashable, object]) -> Target:
    """A row of the table ``targets`` as a `Target`; an absent text is ""."""
    unit = _text(row["unit"])
    plain = unit.split("(")[0].strip()

    def reading(value: str, date: str) -> Reading:
        text, dated = _text(row[value]), _text(row[date])
        return Reading(text, read_quantity(text, plain), dated, read_date(dated))

    return Target(
        id=_text(row["id"]),
        theme=_text(row["theme"]),
        indicator=_text(row["indicator_fr"]),
        unit=unit,
        target=reading("target_value", "target_year"),
        baseline=reading("baseline_value", "baseline_date"),
        latest=reading("latest_value", "latest_date"),
        source_target=_text(row["source_target"]),
        source_latest=_text(row["source_latest"]),
        displayed=bool(row["displayed"]),
    )


def read_quantity(text: str, unit: str = "") -> Quantity | None:
    """The number of ``text``, in its own unit or else in ``unit``; None when it says more than a number, or none."""
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
    """The date of ``text``; None when it names none, or a range of years."""
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


def confidence(source: str) -> str:
    """Who vouches for ``source``: "official" where it names the State's own pages, "press" otherwise, "" for none."""
    words = re.split(r"[\s;,()/]+", source)
    official = any(word == name or word.endswith(f".{name}") for word in words for name in STATE)
    return "official" if official else "press" if source else ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
