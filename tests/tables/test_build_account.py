"""The build report: typed, with the same numbers as its file, and a message for every reason."""

from pathlib import Path
from typing import Any

import pytest

from geo.errors import TableError
from geo.labels import BUILD_REASONS
from geo.tables.build_account import REPORT, BuildReport
from geo.tables.reasons import BuildReason


def test_rows_are_those_of_the_file(data_dir: Path, report: dict[str, Any]) -> None:
    account = BuildReport.load(data_dir)
    assert set(account.sources) == set(report["sources"])
    for name, source in account.sources.items():
        assert sum(source.unresolved.values()) == len(report["sources"][name]["unresolved"])


def test_every_level_adds_up_to_all_projects(data_dir: Path, report: dict[str, Any]) -> None:
    account = BuildReport.load(data_dir)
    rows = sum(item["rows"] for item in report["reconciliation"].values())
    cents = sum(item["aid_cents"] for item in report["reconciliation"].values())
    for level in account.levels.values():
        parts = (level.shown, level.outside, level.not_located)
        assert sum(part.rows for part in parts) == rows
        assert sum(part.aid for part in parts) == pytest.approx(cents / 100, abs=0.01)


def test_every_reason_has_a_message() -> None:
    assert set(BUILD_REASONS) == set(BuildReason)
    assert len(set(BUILD_REASONS.values())) == len(BuildReason)


PROSE = (
    '{"sources": {"x": {"rows_read": 1, "rows_kept": 0, "resolved": {}, "unresolved": [],'
    ' "dropped": [{"line": 2, "reason": "it was late"}]}}, "reconciliation": {}}'
)
"""A report with a free-text reason instead of a code."""


@pytest.mark.parametrize("content", [None, "", "[]", "{}", '{"sources": {"x": {}}, "reconciliation": {}}', PROSE])
def test_a_missing_or_broken_report_is_named(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / REPORT).write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match="build-report"):
        BuildReport.load(tmp_path)
