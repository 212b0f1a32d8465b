"""The targets for 2030: aim, baseline and progress of each, or why no progress is shown.

A value that `geo.targets.quantities` can't read is unknown: the page then shows the text as published.
"""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite

from geo.tables.store import Store
from geo.targets.quantities import Reading, read_date, read_quantity

NOT_A_START = ("cible", "objectif", "annonc")
"""Words in a baseline that mark an earlier target or an announcement: no progress can be measured from it."""
STATE = ("gouv.fr", "gouvernement.fr", "bpifrance.fr", "ec.europa.eu", "elysee.fr", "SDES")
"""Publishers that count as official (the build's rule for figures); others are the press and public pages."""


class Obstacle(StrEnum):
    """Why no progress of a target is shown."""

    NO_TARGET = "no target"
    CONTESTED = "contested"
    NO_START = "no start"
    NOT_A_START = "not a start"
    UNDATED_START = "undated start"
    NO_LATEST = "no latest"
    UNDATED_LATEST = "undated latest"
    NOT_COMPARABLE = "not comparable"


@dataclass(frozen=True, slots=True)
class Target:
    """One row of the table ``targets``. Sources are text as recorded, "" for none.

    ``contested``: other sources, or other rows, give a different value for the same quantity (`geo.targets.conflicts`).
    """

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
    contested: bool = False

    @property
    def aimed(self) -> bool:
        """Whether it states a number to reach; otherwise it is an indicator, or an aim in words."""
        return self.target.quantity is not None

    @property
    def started(self) -> bool:
        """Whether the baseline is a starting point, and not an earlier target or an announcement."""
        return bool(self.baseline.text) and not any(word in self.baseline.text for word in NOT_A_START)

    @property
    def obstacle(self) -> Obstacle | None:
        """The first reason why no progress is shown, None if there is none."""
        start, now, end = self.baseline.quantity, self.latest.quantity, self.target.quantity
        if end is None:
            return Obstacle.NO_TARGET
        if self.contested:
            return Obstacle.CONTESTED
        if self.baseline.text and not self.started:
            return Obstacle.NOT_A_START
        if start is None:
            return Obstacle.NO_START
        if self.baseline.when is None:
            return Obstacle.UNDATED_START
        if now is None:
            return Obstacle.NO_LATEST
        if self.latest.when is None:
            return Obstacle.UNDATED_LATEST
        if not start.unit == now.unit == end.unit or start.value == end.value:
            return Obstacle.NOT_COMPARABLE
        return None

    @property
    def progress(self) -> float | None:
        """(latest − baseline) / (target − baseline): 0 at the baseline, 1 at the target, be it higher or lower.

        Negative when the value moved the other way. None where there is an `obstacle`.
        """
        if (known := self._comparable()) is None:
            return None
        baseline, latest, target = known
        return _finite((latest - baseline) / (target - baseline))

    @property
    def expected(self) -> float | None:
        """The value of the straight line from the baseline to the target at the date of the latest figure.

        baseline + (target − baseline) × (latest date − baseline date) / (target date − baseline date), in the unit of
        the target; None without progress or unless the three dates are known and in order.
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
        """Whether the latest figure has reached or passed the line (for emissions: on or below it); None if unknown."""
        known = self._comparable()
        if known is None or (gap := self.gap) is None:
            return None
        return gap * (1 if known[2] > known[0] else -1) >= 0

    def _comparable(self) -> tuple[float, float, float] | None:
        start, now, end = self.baseline.quantity, self.latest.quantity, self.target.quantity
        if self.obstacle is not None or start is None or now is None or end is None:
            return None
        return start.value, now.value, end.value


def targets(store: Store) -> tuple[Target, ...]:
    """Every row of the table, in table order; raises `TableError` when it can't be read."""
    return tuple(read_target(row) for row in store.run(store.table("targets")).to_dict("records"))


def read_target(row: Mapping[Hashable, object]) -> Target:
    """A row of the table ``targets`` as a `Target`; a missing text is ""."""
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


def confidence(source: str) -> str:
    """Who vouches for ``source``: "official" where it names the State's own pages, "press" otherwise, "" for none.

    >>> confidence("https://www.economie.gouv.fr/plan"), confidence("Les Echos"), confidence("")
    ('official', 'press', '')
    """
    words = re.split(r"[\s;,()/]+", source)
    official = any(word == name or word.endswith(f".{name}") for word in words for name in STATE)
    return "official" if official else "press" if source else ""


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None
