"""The store on missing, damaged and incomplete tables, and under several threads."""

import json
import random
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest

from geo.areas.boundaries import areas
from geo.errors import REBUILD, AtlasError, TableError
from geo.funding.sums import summary
from geo.measures.area_values import area_values
from geo.model import AreaRef, Level, Perimeter
from geo.selection.selection import Selection
from geo.tables.declaration import PACKAGE
from geo.tables.store import Store

TABLES = ("sites", "boundaries-region")


@pytest.fixture
def own(data_dir: Path, tmp_path: Path) -> Path:
    """A copy of the tables, which a test may damage."""
    copy = tmp_path / "data"
    shutil.copytree(data_dir, copy, ignore=shutil.ignore_patterns("web"))
    return copy


def fails(store: Store, table: str) -> TableError:
    with pytest.raises(TableError) as caught:
        store.table(table)
    return caught.value


def damage(path: Path, how: str) -> None:
    body = path.read_bytes()
    if how == "missing":
        path.unlink()
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "truncated":
        path.write_bytes(body[: len(body) // 2])
    elif how == "random bytes":
        path.write_bytes(random.Random(1).randbytes(len(body)))
    elif how == "damaged in the middle":
        path.write_bytes(body[:200] + bytes(400) + body[600:])
    elif how == "another format":
        path.write_text("code,label\n")
    elif how == "a folder":
        path.unlink()
        path.mkdir()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "how", ["missing", "empty", "truncated", "random bytes", "damaged in the middle", "another format", "a folder"]
)
def test_a_bad_table_is_named_with_its_path_and_its_cure(own: Path, how: str, table: str) -> None:
    store = Store(own)
    path = own / store.catalogue.table(table).path
    damage(path, how)
    error = fails(store, table)
    assert (error.table, error.path, error.command) == (table, path, REBUILD)
    assert ("is missing" if how == "missing" else "is damaged") in error.reason
    assert all(word in str(error) for word in (table, str(path), REBUILD))
    assert isinstance(error, AtlasError)


@pytest.mark.parametrize(("table", "column"), [("sites", "emissions_t"), ("boundaries-region", "population")])
def test_a_table_without_a_column_names_it(own: Path, table: str, column: str) -> None:
    store = Store(own)
    path = own / store.catalogue.table(table).path
    pq.write_table(pq.read_table(path).drop_columns([column]), path)
    error = fails(store, table)
    assert error.reason == f"lacks the columns {column}"
    assert table in str(error)


def test_other_tables_stay_usable(own: Path) -> None:
    (own / "sites.parquet").unlink()
    store = Store(own)
    fails(store, "sites")
    assert summary(store, Selection()).projects > 0
    assert len(store.sectors) == len(pd.read_parquet(own / "sectors.parquet"))
    fails(store, "sites")


def test_a_table_that_is_mended_is_read_again(own: Path) -> None:
    body = (own / "sites.parquet").read_bytes()
    (own / "sites.parquet").unlink()
    store = Store(own)
    fails(store, "sites")
    (own / "sites.parquet").write_bytes(body)
    assert len(store.run(store.table("sites"))) == store.catalogue.table("sites").rows


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "3", "{}", '{"resources": 3}', '{"resources": [{}]}', "\udcff"]
)
def test_a_bad_declaration_is_named_with_its_path_and_its_cure(own: Path, text: str) -> None:
    (own / PACKAGE).write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(TableError) as caught:
        Store(own)
    assert caught.value.path == own / PACKAGE
    assert REBUILD in str(caught.value)


def test_a_missing_declaration_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match="datapackage"):
        Store(tmp_path)


def test_a_table_that_is_not_declared_is_unknown(own: Path) -> None:
    package = json.loads((own / PACKAGE).read_text(encoding="utf-8"))
    package["resources"] = [resource for resource in package["resources"] if resource["name"] != "sites"]
    (own / PACKAGE).write_text(json.dumps(package), encoding="utf-8")
    with pytest.raises(KeyError, match="sites"):
        Store(own).table("sites")


@pytest.mark.parametrize("how", ["missing", "truncated", "random bytes"])
def test_bad_boundaries_are_named_with_their_path_and_their_cure(own: Path, how: str) -> None:
    path = own / "boundaries" / "region.parquet"
    damage(path, how)
    with pytest.raises(TableError) as caught:
        areas(Store(own), Level.REGION, Perimeter.SECOND_PHASE)
    assert caught.value.path == path
    assert "region" in caught.value.table
    assert REBUILD in str(caught.value)


def test_frames_belong_to_their_caller(store: Store) -> None:
    first = store.run(store.table("themes"))
    first["slug"] = "changed"
    assert "changed" not in set(store.run(store.table("themes"))["slug"])


def test_eight_threads_get_the_results_of_one(data_dir: Path, store: Store) -> None:
    base = Selection(industry_only=False, local_grants=True)
    selections = [
        replace(base, level=level, within=within, perimeter=perimeter, programmes=programmes)
        for level, within in [(level, None) for level in Level if level is not Level.COMMUNE]
        + [(Level.COMMUNE, AreaRef(Level.REGION, "76"))]
        for perimeter in Perimeter
        for programmes in ((), ("i-nov",))
    ]
    expected = [(area_values(store, selection), summary(store, selection)) for selection in selections]
    fresh = Store(data_dir)  # nothing is loaded yet: the threads also race to read the tables
    work = list(enumerate(selections)) * 2
    random.Random(7).shuffle(work)
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda item: (item[0], area_values(fresh, item[1]), summary(fresh, item[1])), work)
        for place, values, sums in found:
            pd.testing.assert_frame_equal(values, expected[place][0])
            one, other = asdict(sums), asdict(expected[place][1])
            # The engine adds in the order of its threads, so the last bits of a sum vary between runs.
            assert one.pop("aid_by_kind") == pytest.approx(other.pop("aid_by_kind"), rel=1e-12)
            left, right = (np.array([*each.values()], dtype=float) for each in (one, other))
            np.testing.assert_allclose(left, right, rtol=1e-12)
