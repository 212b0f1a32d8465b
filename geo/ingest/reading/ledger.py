"""The build report: what each source provided, what was kept, and what could not be resolved and why."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

LISTED = 1000
"""Rows of one reason that a source lists one by one; above, it states how many there are."""


@dataclass
class SourceEntry:
    """The build report of one source. ``counted``: reason → rows that are too many to be listed in ``unresolved``."""

    rows_read: int = 0
    rows_kept: int = 0
    resolved: dict[str, int] = field(default_factory=dict)
    dropped: list[dict[str, Any]] = field(default_factory=list)
    unresolved: list[dict[str, Any]] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    notes: dict[str, Any] = field(default_factory=dict)


@dataclass
class Ledger:
    """Entries by source id; becomes ``data/build_report.json``."""

    entries: dict[str, SourceEntry] = field(default_factory=dict)
    sections: dict[str, Any] = field(default_factory=dict)

    def entry(self, source_id: str) -> SourceEntry:
        """The entry of ``source_id``, created on first use."""
        return self.entries.setdefault(source_id, SourceEntry())

    def count(self, source_id: str, read: int, kept: int) -> SourceEntry:
        """Record how many rows a source had and how many became rows of a table; return its entry."""
        entry = self.entry(source_id)
        entry.rows_read, entry.rows_kept = read, kept
        return entry

    def unresolved(self, source_id: str, rows: Iterable[dict[str, Any]]) -> None:
        """Record rows located less precisely than their source intended (or not at all), with key and `BuildReason`."""
        entry, found = self.entry(source_id), list(rows)
        many = {reason: n for reason, n in sorted(Counter(row["reason"] for row in found).items()) if n > LISTED}
        entry.unresolved.extend(row for row in found if row["reason"] not in many)
        entry.counted.update(many)

    def as_json(self) -> dict[str, Any]:
        """A JSON object in a fixed order: the same sources give the same bytes."""
        sources = {name: vars(entry) for name, entry in sorted(self.entries.items())}
        return {"sources": sources, **dict(sorted(self.sections.items()))}
