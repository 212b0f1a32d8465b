"""The account of the last build (``data/build_report.json``): rows of each source, euros by level."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import TableError
from geo.tables.reasons import BuildReason

REPORT = "build_report.json"


@dataclass(frozen=True, slots=True)
class SourceAccount:
    """One source: rows read and kept, kept rows by precision, rows left out or not fully placed, by reason."""

    rows_read: int
    rows_kept: int
    placed: Mapping[str, int]
    dropped: Mapping[BuildReason, int]
    unresolved: Mapping[BuildReason, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows, and euros of aid of those whose amount is known."""

    rows: int
    aid: float


@dataclass(frozen=True, slots=True)
class LevelAccount:
    """Where the projects lie at a level: in an area, known to be outside all, or not known; their sum is all."""

    shown: Part
    outside: Part
    not_located: Part


@dataclass(frozen=True, slots=True)
class BuildReport:
    """Sources by id, and all projects of all sources by level (``ti_2024-07-04``, ``epci``…)."""

    sources: Mapping[str, SourceAccount]
    levels: Mapping[str, LevelAccount]

    @classmethod
    def load(cls, data: Path) -> "BuildReport":
        """Read the account in the folder ``data``; `TableError` when it is missing or not well-formed."""
        path = data / REPORT
        try:
            report = json.loads(path.read_text(encoding="utf-8"))
            sources = {name: _source(item) for name, item in report["sources"].items()}
            return cls(sources, _levels(report["reconciliation"].values()))
        except FileNotFoundError as error:
            raise TableError("build-report", path, "is missing") from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise TableError("build-report", path, f"can't be read ({error!r})") from error


def _source(item: Mapping[str, Any]) -> SourceAccount:
    return SourceAccount(
        item["rows_read"],
        item["rows_kept"],
        item["resolved"],
        _counted(item["dropped"]),
        _counted(item["unresolved"], item["counted"]),
    )


def _counted(rows: list[Mapping[str, Any]], more: Mapping[str, int] | None = None) -> Mapping[BuildReason, int]:
    counts = Counter(BuildReason(row["reason"]) for row in rows)
    counts.update({BuildReason(reason): n for reason, n in (more or {}).items()})
    return dict(counts.most_common())


def _levels(totals: Any) -> Mapping[str, LevelAccount]:
    counted = [total["levels"] for total in totals]
    names = list(dict.fromkeys(name for levels in counted for name in levels))

    def part(level: str, kind: str) -> Part:
        parts = [levels[level][kind] for levels in counted]
        # Cents are whole numbers: they are added before they become euros.
        return Part(sum(item["rows"] for item in parts), sum(item["aid_cents"] for item in parts) / 100)

    return {name: LevelAccount(*(part(name, kind) for kind in ("shown", "outside", "not_located"))) for name in names}
