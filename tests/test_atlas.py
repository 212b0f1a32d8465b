"""The tables that a process shares: opened once, and reopened when a build has swapped them."""

import logging
import os
import shutil
from pathlib import Path

import pytest

from geo.atlas import opened, vocabulary
from geo.errors import TableError
from geo.tables.declaration import PACKAGE


@pytest.fixture
def folder(tmp_path: Path, data_dir: Path) -> Path:
    """A folder with only the declaration of the tables."""
    shutil.copy(data_dir / PACKAGE, tmp_path / PACKAGE)
    return tmp_path


def test_tables_are_opened_once(data_dir: Path) -> None:
    assert opened(data_dir) is opened(data_dir)
    assert vocabulary(opened(data_dir)) is vocabulary(opened(data_dir))


def test_swapped_tables_are_opened_anew_and_the_log_says_so(folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "atlas"):
        before = opened(folder)
        assert opened(folder) is before
        assert caplog.records == []
        package = folder / PACKAGE
        package.write_text(package.read_text("utf-8").replace('"version": "2026-11"', '"version": "2027-05"'), "utf-8")
        os.utime(package, ns=(0, package.stat().st_mtime_ns + 1))
        after = opened(folder)
        assert after is not before
        assert opened(folder) is after
    (record,) = caplog.records
    assert (record.name, record.getMessage()) == ("atlas.tables", "tables swapped")
    assert record.facts == {"folder": str(folder), "before": "2026-11", "vintage": "2027-05"}  # type: ignore[attr-defined]


def test_a_folder_whose_declaration_is_gone_is_named(folder: Path) -> None:
    opened(folder)
    (folder / PACKAGE).unlink()
    with pytest.raises(TableError, match="datapackage"):
        opened(folder)
