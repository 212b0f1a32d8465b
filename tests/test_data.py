"""The committed tables: complete, as declared, with valid geometry, and with the communes of the published lists."""

import gzip
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.model import OUTSIDE, Perimeter
from geo.tables.contracts import conform
from geo.tables.declaration import PACKAGE, Catalogue

AREA_TABLES = {
    "ti_2018-149": 149,
    "ti_2024-07-04": 183,
    "epci": 1253,
    "zone-emploi": 306,
    "departement": 101,
    "region": 18,
}
COLUMNS = {"ti_2018-149": "ti_2018", "ti_2024-07-04": "ti_2024", "zone-emploi": "zone_emploi"}
WEB_BUDGETS_KB = {
    "ti_2018-149": 250,
    "ti_2024-07-04": 250,
    "epci": 700,
    "zone-emploi": 250,
    "departement": 150,
    "region": 80,
}
DATA_BUDGET_MB = 25
LLIVIA = shapely.Point(1.98, 42.465)
"""A Spanish town inside the Pyrénées-Orientales (lon, lat): the only true hole of the mainland."""
MEMBER_FILES = {
    Perimeter.FIRST_PHASE: "territoires_industrie_phase1_149.csv",
    Perimeter.SECOND_PHASE: "territoires_industrie_2024-07-04.csv",
}

Rows = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="module")
def package(data_dir: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((data_dir / PACKAGE).read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module")
def tables(data_dir: Path) -> dict[str, pd.DataFrame]:
    """Every declared table as a (Geo)DataFrame, by name."""
    read = {}
    for name, table in Catalogue.load(data_dir).tables.items():
        reader = gpd.read_parquet if name.startswith("boundaries-") else pd.read_parquet
        read[name] = reader(data_dir / table.path)
    return read


@pytest.fixture(scope="module")
def web(data_dir: Path) -> dict[str, dict[str, Any]]:
    return {
        name: json.loads(gzip.decompress((data_dir / f"web/{name}.geojson.gz").read_bytes())) for name in AREA_TABLES
    }


def shapes(collection: dict[str, Any]) -> np.ndarray:
    return np.array([shapely.geometry.shape(feature["geometry"]) for feature in collection["features"]])


# Declaration and files


def test_every_file_is_declared_and_every_declared_file_exists(data_dir: Path, package: dict[str, Any]) -> None:
    found = {path.relative_to(data_dir).as_posix() for path in data_dir.rglob("*") if path.is_file()}
    assert found - {PACKAGE, "README.md"} == {resource["path"] for resource in package["resources"]}


def test_stamps_are_those_of_the_files(
    data_dir: Path, package: dict[str, Any], tables: dict[str, pd.DataFrame]
) -> None:
    for resource in package["resources"]:
        body = (data_dir / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}", resource["name"]
        if resource["name"] in tables:
            assert resource["rows"] == len(tables[resource["name"]]), resource["name"]
        else:
            assert resource["bytes"] == len(body), resource["name"]


def test_every_table_conforms_to_its_contract(data_dir: Path, tables: dict[str, pd.DataFrame]) -> None:
    catalogue = Catalogue.load(data_dir)
    for name, table in tables.items():
        assert len(conform(table, catalogue.table(name))) == len(table) > 0, name


def test_all_tables_stay_within_their_budget(data_dir: Path) -> None:
    total = sum(path.stat().st_size for path in data_dir.rglob("*") if path.is_file())
    assert total <= DATA_BUDGET_MB * 1_000_000


def test_the_declaration_is_a_valid_data_package(data_dir: Path) -> None:
    # Frictionless needs over a minute for all rows: `make lint` does that.
    command = [str(Path(sys.executable).with_name("frictionless")), "validate", PACKAGE, "--limit-rows", "300"]
    done = subprocess.run(command, cwd=data_dir, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout


# Keys between tables


def test_every_source_id_is_declared(data_dir: Path, tables: dict[str, pd.DataFrame], report: dict[str, Any]) -> None:
    catalogue = Catalogue.load(data_dir)
    used = {source for table in catalogue.tables.values() for source in table.source_ids} | set(report["sources"])
    for table in tables.values():
        if "source_id" in table:
            used |= set(table["source_id"])
    assert used == set(catalogue.sources)


def test_a_table_names_every_source_of_its_rows(data_dir: Path, tables: dict[str, pd.DataFrame]) -> None:
    catalogue = Catalogue.load(data_dir)
    for name, table in tables.items():
        if "source_id" in table:
            assert set(table["source_id"]) <= set(catalogue.table(name).source_ids), name


@pytest.mark.parametrize(
    ("table", "column", "taxonomy"),
    [
        ("projects", "programme", "programmes"),
        ("projects", "sector", "sectors"),
        ("projects", "theme", "themes"),
        ("sites", "sector", "sectors"),
        ("sites", "activity", "activities"),
        ("releases", "pollutant", "pollutants"),
        ("figures", "programme", "programmes"),
        ("programmes", "parent", "programmes"),
    ],
)
def test_every_slug_exists(tables: dict[str, pd.DataFrame], table: str, column: str, taxonomy: str) -> None:
    assert set(tables[table][column].dropna()) <= set(tables[taxonomy]["slug"])


@pytest.mark.parametrize("name", ["projects", "sites", "ecosystem"])
@pytest.mark.parametrize("area", AREA_TABLES)
def test_every_area_of_a_row_exists(tables: dict[str, pd.DataFrame], name: str, area: str) -> None:
    codes = set(tables[name][COLUMNS.get(area, area)].dropna()) - {OUTSIDE}
    assert codes <= set(tables[f"boundaries-{area}"]["code"])


def test_every_indicator_is_of_an_area(tables: dict[str, pd.DataFrame]) -> None:
    for (level, perimeter), rows in tables["indicators"].groupby(["level", "perimeter"]):
        area = f"ti_{perimeter}" if level == "ti" else level
        assert set(rows["code"]) <= set(tables[f"boundaries-{area}"]["code"]), area


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("projects", "id"),
        ("sites", "id"),
        ("activities", "slug"),
        ("pollutants", "slug"),
        ("ecosystem", "id"),
        ("targets", "id"),
        ("communes", "insee"),
        ("figures", "key"),
    ],
)
def test_ids_are_unique(tables: dict[str, pd.DataFrame], name: str, key: str) -> None:
    assert tables[name][key].is_unique


def test_a_row_lies_in_the_areas_of_its_commune(projects: pd.DataFrame, communes: pd.DataFrame) -> None:
    placed = projects[projects["insee"].notna()]
    for column in ("departement", "region", "epci", "ti_2018", "ti_2024"):
        expected = communes.loc[placed["insee"], column].fillna(OUTSIDE)
        assert placed[column].tolist() == expected.tolist(), column


# Areas


@pytest.mark.parametrize(("name", "count"), AREA_TABLES.items())
def test_number_of_areas(boundaries: dict[str, gpd.GeoDataFrame], name: str, count: int) -> None:
    codes = boundaries[name]["code"]
    assert (len(codes), codes.nunique()) == (count, count)
    assert codes.is_monotonic_increasing


@pytest.mark.parametrize("name", AREA_TABLES)
def test_areas_are_valid_and_true_neighbours(boundaries: dict[str, gpd.GeoDataFrame], name: str) -> None:
    polygons = boundaries[name].geometry
    assert polygons.crs == "EPSG:4326"
    assert polygons.is_valid.all()
    assert not polygons.is_empty.any()
    assert shapely.coverage_is_valid(polygons.to_numpy())


@pytest.mark.parametrize("name", AREA_TABLES)
def test_web_geometry_is_valid_and_true_neighbours(web: dict[str, dict[str, Any]], name: str) -> None:
    polygons = shapes(web[name])
    assert shapely.is_valid(polygons).all()
    assert not shapely.is_empty(polygons).any()
    assert shapely.coverage_is_valid(polygons)


@pytest.mark.parametrize("name", ["epci", "departement", "region"])
def test_no_gap_opens_between_neighbours(web: dict[str, dict[str, Any]], name: str) -> None:
    """These areas cover the country: its only hole is Llívia, a Spanish town."""
    parts = shapely.get_parts(shapely.union_all(shapes(web[name])))
    holes = shapely.polygons([ring for part in parts for ring in part.interiors])
    assert shapely.contains_xy(holes, 1.98, 42.465).tolist() == [True]


@pytest.mark.parametrize("name", AREA_TABLES)
def test_web_features_are_the_areas_in_their_order(
    web: dict[str, dict[str, Any]], boundaries: dict[str, gpd.GeoDataFrame], name: str
) -> None:
    features = [(item["properties"]["c"], item["properties"]["n"]) for item in web[name]["features"]]
    assert features == list(boundaries[name][["code", "label"]].itertuples(index=False, name=None))


@pytest.mark.parametrize(("name", "kilobytes"), WEB_BUDGETS_KB.items())
def test_web_geometry_stays_within_its_budget(data_dir: Path, name: str, kilobytes: int) -> None:
    assert (data_dir / f"web/{name}.geojson.gz").stat().st_size <= kilobytes * 1000


def test_overseas_departments_are_drawn_inside_their_frames(web: dict[str, dict[str, Any]]) -> None:
    drawn = {
        item["properties"]["c"]: shape
        for item, shape in zip(web["departement"]["features"], shapes(web["departement"]), strict=True)
    }
    frames = web["departement"]["frames"]
    assert {frame["code"] for frame in frames} == {code for code in drawn if code.startswith("97")}
    for frame in frames:
        (south, west), (north, east) = frame["bounds"]
        assert shapely.box(west, south, east, north).contains(drawn[frame["code"]]), frame["label"]


@pytest.mark.parametrize("name", AREA_TABLES)
def test_an_area_is_as_large_as_its_communes(
    boundaries: dict[str, gpd.GeoDataFrame], communes: pd.DataFrame, name: str
) -> None:
    # Measured differences: at most 0.022% for an EPCI, 0.008% for a territory.
    sums = communes.groupby(COLUMNS.get(name, name))["area_km2"].sum()
    areas = boundaries[name].set_index("code")["area_km2"]
    assert (areas / sums - 1).abs().reindex(areas.index).max() <= 0.01


@pytest.mark.parametrize("name", AREA_TABLES)
def test_an_area_holds_the_communes_that_name_it(
    boundaries: dict[str, gpd.GeoDataFrame], communes: pd.DataFrame, name: str
) -> None:
    groups = communes.groupby(COLUMNS.get(name, name))
    areas = boundaries[name].set_index("code")
    assert areas["communes"].to_dict() == groups.size().to_dict()
    assert areas["population"].to_dict() == groups["population"].sum().to_dict()


def holes(polygons: np.ndarray) -> list[shapely.Polygon]:
    land = shapely.get_parts(shapely.coverage_union_all(polygons))
    return [shapely.Polygon(ring) for part in land for ring in part.interiors]


@pytest.mark.parametrize("name", ["epci", "departement", "region"])
def test_the_mainland_has_no_hole_but_llivia(boundaries: dict[str, gpd.GeoDataFrame], name: str) -> None:
    mainland = boundaries[name][~boundaries[name]["departements"].str.startswith("97")]
    (hole,) = holes(mainland.geometry.to_numpy())
    assert hole.contains(LLIVIA)


@pytest.mark.parametrize("name", ["epci", "departement", "region"])
def test_the_mainland_of_the_browser_has_no_hole_but_llivia(web: dict[str, dict[str, Any]], name: str) -> None:
    assert all(hole.contains(LLIVIA) for hole in holes(shapes(web[name])))


# The same communes as the published members


def expected_territories(perimeter: Perimeter, rows: Rows) -> dict[str, str]:
    """The territory of each commune, from the published files alone: by commune if listed, else by EPT or EPCI."""
    epci, ept = rows("epci_communes_2025.csv"), rows("ept_communes_2025.csv")
    epci_of = {row["insee_com"]: row["siren_epci"] for row in epci}
    ept_of = {row["insee_com"]: row["siren_ept"] for row in ept}
    named = {(row["insee_com"][:2], row["lib_com"]): row["insee_com"] for row in epci}
    groupings, single = {}, {}
    for row in rows(MEMBER_FILES[perimeter]):
        siren = row["siren_groupement"]
        if siren in epci_of.values() or siren in ept_of.values():
            groupings[siren] = row["id_ti"]
        else:
            insee = row.get("insee_com") or named[siren[2:4], row["lib_groupement"]]
            single[insee] = row["id_ti"]
    territory = {insee: groupings[siren] for insee, siren in epci_of.items() if siren in groupings}
    territory |= {insee: groupings[siren] for insee, siren in ept_of.items() if siren in groupings}
    return territory | single


@pytest.mark.sources
@pytest.mark.parametrize("perimeter", Perimeter)
def test_every_commune_is_in_the_territory_of_the_published_members(
    communes: pd.DataFrame, source_rows: Rows, perimeter: Perimeter
) -> None:
    expected = expected_territories(perimeter, source_rows)
    ours = communes[perimeter.column].dropna().to_dict()
    published = {row["id_ti"] for row in source_rows(MEMBER_FILES[perimeter])}
    assert set(ours.values()) == published
    assert ours == expected
