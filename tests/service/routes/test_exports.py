"""Exports, re-read by other libraries, give the selection's figures; also file names, ETags and bad requests."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import geopandas as gpd
import numpy as np
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from geo.atlas import vocabulary
from geo.funding.project_list import listing
from geo.funding.sums import Summary, summary
from geo.model import AreaRef, Language, Level, Order
from geo.profile.figures import everywhere, money
from geo.report.files.workbook import MOST_ROWS
from geo.selection.selection import Selection
from geo.service.routes import routes
from geo.service.routes.exports import FORMATS, KINDS, export_url
from geo.tables.store import Store
from tests.chosen import selections
from tests.service.client import Client

CENT = 0.005
NARROW = Selection(programmes=("i-nov",), sectors=("hydrogene", "energie"))
EVERY = [(kind, suffix) for kind in KINDS for suffix in FORMATS]


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes()))


def asked(client: Client, kind: str, suffix: str, selection: Selection) -> bytes:
    answer = client.get(f"/{export_url(kind, suffix, selection)}")
    assert answer.status_code == 200
    return answer.content


def read_csv(body: bytes, language: Language) -> pd.DataFrame:
    separator, decimal = (";", ",") if language is Language.FRENCH else (",", ".")
    return pd.read_csv(io.BytesIO(body), sep=separator, decimal=decimal, encoding="utf-8-sig", dtype={"siren": "str"})


def sums(frame: pd.DataFrame) -> tuple[int, float, float]:
    """Number of rows, aid that is summed, and costs counted once per operation, both in euros."""
    return len(frame), float(frame["aid_summed_eur"].sum()), float(frame["cost_once_eur"].sum())


def expected(totals: Summary) -> tuple[int, float, float]:
    return totals.projects, totals.aid or 0.0, totals.investment or 0.0


@pytest.mark.cluster
@settings(max_examples=5)
@given(selections(), st.sampled_from(Language))
def test_projects_read_again_give_the_sums_of_the_view(
    client: Client, store: Store, selection: Selection, language: Language
) -> None:
    # The projects are those of the regions, not those of areas counted whole; types are of the areas of one level.
    selection = replace(selection, language=language, types=())
    totals = summary(store, replace(selection, level=Level.REGION))
    wanted = pytest.approx(expected(totals), abs=CENT)
    parquet = asked(client, "projets", "parquet", selection)
    frame = gpd.read_parquet(io.BytesIO(parquet))
    assert sums(frame) == wanted
    content = json.loads(asked(client, "projets", "geojson", selection))
    facts = pd.DataFrame([feature["properties"] for feature in content["features"]], columns=frame.columns[:-1])
    assert sums(facts.astype({"aid_summed_eur": float, "cost_once_eur": float})) == wanted
    assert [row["geometry"] is not None for row in content["features"]] == frame.geometry.notna().tolist()
    if totals.projects:
        assert sums(read_csv(asked(client, "projets", "csv", selection), language)) == wanted


@settings(max_examples=5)
@given(selections(), st.sampled_from(Language))
def test_areas_read_again_give_the_sums_of_the_view(
    client: Client, store: Store, selection: Selection, language: Language
) -> None:
    selection = replace(selection, language=language, measure="aide", second="projets")
    totals = summary(store, selection)
    frame = gpd.read_parquet(io.BytesIO(asked(client, "zones", "parquet", selection)))
    assert frame["projects"].sum() == frame["second_projets"].sum() == totals.shown
    assert frame["measure_aide"].equals(frame["aid_eur"])
    assert (frame["class"].notna() == frame["aid_eur"].notna()).all()
    if len(frame):
        read = read_csv(asked(client, "zones", "csv", selection), language)
        assert read["projects"].sum() == totals.shown
        assert read["aid_eur"].sum() == pytest.approx(frame["aid_eur"].sum(), abs=CENT)


@pytest.mark.parametrize("language", Language)
def test_a_workbook_holds_typed_cells_and_what_they_are(client: Client, store: Store, language: Language) -> None:
    selection = replace(NARROW, language=language, sort=Order.DATE)
    book = openpyxl.load_workbook(io.BytesIO(asked(client, "projets", "xlsx", selection)))
    names = ["Données", "Lisez-moi"] if language is Language.FRENCH else ["Data", "Read me"]
    assert book.sheetnames == names
    data, about = book.worksheets
    assert (data.freeze_panes, data.auto_filter.ref) == ("A2", data.dimensions)
    heads = [cell.value for cell in data[1]]
    rows = pd.DataFrame([[cell.value for cell in row] for row in data.iter_rows(min_row=2)], columns=heads)
    totals = summary(store, selection)
    aid, cost = (
        ("Aide additionnée", "Coût, une fois par opération")
        if language is Language.FRENCH
        else ("Aid included in totals", "Cost, once for each operation")
    )
    assert (len(rows), rows[aid].sum(), rows[cost].sum()) == pytest.approx(expected(totals), abs=CENT)
    assert all(len(siren) == 9 for siren in rows["SIREN"].dropna()), "leading zeros"
    said = [[cell for cell in row if cell is not None] for row in about.iter_rows(values_only=True)]
    flat = " ".join(str(cell) for row in said for cell in row)
    for name in ("aid_summed_eur", "http://atlas.test/projets?", "perimetre=2024-07-04", "donnees=", "MESR"):
        assert name in flat
    assert totals.projects in [row[1] for row in said if len(row) == 2]


def test_a_day_is_a_date_and_a_year_stays_one(client: Client, projects: pd.DataFrame) -> None:
    selection = Selection(programmes=("france-2030",))
    book = openpyxl.load_workbook(io.BytesIO(asked(client, "projets", "xlsx", selection)))
    heads = [cell.value for cell in book.worksheets[0][1]]
    at = heads.index("Date")
    written = {row[0].value: row[at] for row in book.worksheets[0].iter_rows(min_row=2)}
    days = projects[projects["id"].isin(list(written)) & (projects["date"].str.len() == 10)]
    assert len(days) > 10
    for identifier, day in zip(days["id"], days["date"], strict=True):
        assert written[identifier].is_date
        assert written[identifier].value.date().isoformat() == day
    years = projects[projects["id"].isin(list(written)) & (projects["date"].str.len() == 4)]
    assert all(written[identifier].value == year for identifier, year in zip(years["id"], years["date"], strict=True))


@pytest.mark.parametrize("order", Order)
def test_projects_come_in_the_order_of_the_list(client: Client, store: Store, order: Order) -> None:
    selection = Selection(sort=order, search="hydrogène", industry_only=False, local_grants=True)
    rows = gpd.read_parquet(io.BytesIO(asked(client, "projets", "parquet", selection)))
    page = listing(store, selection)
    assert len(rows) == page.found > 0
    assert rows["id"].head(len(page.rows)).tolist() == page.rows["id"].tolist()


def test_more_rows_than_a_window_keep_their_order(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = asked(client, "projets", "csv", NARROW)
    monkeypatch.setattr("geo.funding.export_rows.WINDOW", 7)
    assert len(whole.splitlines()) > 30
    assert asked(client, "projets", "csv", NARROW) == whole


@pytest.mark.parametrize("area", ["ti-7510", "departement-64", "epci-200067254", "commune-64445"])
def test_an_area_alone_gives_the_projects_of_its_profile(client: Client, store: Store, area: str) -> None:
    place = AreaRef.parse(area)
    assert place is not None
    profile = money(store, Selection(regions=("11",)), place)
    inside = replace(everywhere(Selection(regions=("11",))), area=place)
    rows = gpd.read_parquet(io.BytesIO(asked(client, "projets", "parquet", inside)))
    assert len(rows) == profile.projects > 0
    assert rows["aid_summed_eur"].sum() == pytest.approx(profile.aid or 0.0, abs=CENT)


@pytest.mark.parametrize(
    "selection",
    [
        Selection(),
        Selection(level=Level.DEPARTMENT, measure="levier"),
        Selection(level=Level.COMMUNE, within=AreaRef.parse("departement-974")),
    ],
)
def test_outlines_lie_where_the_land_is(client: Client, data_dir: Path, selection: Selection) -> None:
    content = json.loads(asked(client, "zones", "geojson", selection))
    assert content["type"] == "FeatureCollection"
    assert "crs" not in content
    frame = gpd.GeoDataFrame.from_features(content, crs="EPSG:4326").set_index("code")
    table = {Level.TERRITORY: "ti_2024-07-04"}.get(selection.level, selection.level.value)
    true = gpd.read_parquet(data_dir / "boundaries" / f"{table}.parquet").set_index("code").loc[frame.index]
    assert shapely.equals_exact(frame.geometry.normalize(), true.geometry.normalize(), 1e-9).all()
    full = frame.geometry[~frame.geometry.is_empty]
    assert shapely.is_ccw(shapely.get_exterior_ring(shapely.get_parts(full.to_numpy()))).all()
    if selection.level is Level.DEPARTMENT:
        west = frame.loc["974"].geometry.bounds[0]
        assert 55 < west < 56, "La Réunion is not where the map frames it"
    again = gpd.read_parquet(io.BytesIO(asked(client, "zones", "parquet", selection)))
    assert again.crs.to_epsg() == 4326
    assert shapely.equals(again.set_index("code").geometry, frame.geometry).all()


def test_points_lie_where_the_projects_are(client: Client, projects: pd.DataFrame, tmp_path: Path) -> None:
    body = asked(client, "projets", "geojson", NARROW)
    (tmp_path / "p.geojson").write_bytes(body)
    frame = gpd.read_file(tmp_path / "p.geojson").set_index("id")
    true = projects.set_index("id").loc[frame.index]
    placed = true["lon"].notna()
    assert placed.any()
    assert np.allclose(shapely.get_x(frame.geometry[placed]), true["lon"][placed].to_numpy(float))
    assert frame.geometry[~placed].isna().all()


def test_duckdb_reads_the_same(client: Client, store: Store, tmp_path: Path) -> None:
    wanted = pytest.approx(expected(summary(store, NARROW)), abs=CENT)
    for suffix, read in (("csv", "read_csv('{}', delim=';', decimal_separator=',')"), ("parquet", "'{}'")):
        path = tmp_path / f"projets.{suffix}"
        path.write_bytes(asked(client, "projets", suffix, NARROW))
        question = f"select count(*), sum(aid_summed_eur), sum(cost_once_eur) from {read.format(path)}"
        with duckdb.connect() as engine:
            assert engine.sql(question).fetchone() == wanted


def test_files_say_what_they_are(client: Client, store: Store) -> None:
    selection = replace(NARROW, language=Language.ENGLISH, search="énergie", least_aid=50_000)
    told = json.loads(asked(client, "projets", "geojson", selection))["atlas"]
    inside = pq.read_schema(io.BytesIO(asked(client, "projets", "parquet", selection))).metadata
    assert json.loads(inside[b"atlas"]) == told
    assert told["vintage"] == store.catalogue.version
    assert "containing “énergie”" in told["filters"]
    assert "Hydrogen" in told["filters"]
    assert "aid of at least €50k" in told["filters"]
    assert {source["licence"] for source in told["sources"]}
    assert all(source["address"].startswith("http") for source in told["sources"])
    link = urlsplit(told["permalink"])
    assert (link.scheme, link.netloc, link.path) == ("http", "atlas.test", "/projets")
    query = parse_qs(link.query)
    assert query.pop("donnees") == [store.catalogue.version]
    assert query["perimetre"] == ["2024-07-04"]
    assert Selection.from_query(query, vocabulary(store)).selection == selection


@pytest.mark.parametrize("suffix", FORMATS)
def test_no_row_is_explained(client: Client, suffix: str) -> None:
    answer = client.get(f"/{export_url('projets', suffix, replace(NARROW, search='zzzz'))}")
    assert answer.status_code == 200
    assert "says why" in answer.headers["x-atlas-note"]
    reason = "Aucun projet ne correspond à ces filtres."
    if suffix == "csv":
        head, line = answer.content.decode("utf-8-sig").splitlines()
        assert head.startswith("id;")
        assert line.split(";")[0] == reason
        assert line.count(";") == head.count(";")
    elif suffix == "xlsx":
        data, about = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets
        assert data.max_row == 1
        assert reason in [cell for row in about.iter_rows(values_only=True) for cell in row]
    elif suffix == "geojson":
        content = json.loads(answer.content)
        assert (content["features"], content["atlas"]["note"]) == ([], reason)
    elif suffix == "txt":
        assert reason in answer.content.decode()
    else:
        assert len(gpd.read_parquet(io.BytesIO(answer.content))) == 0
        assert reason.encode() in pq.read_schema(io.BytesIO(answer.content)).metadata[b"atlas"]


def test_regions_without_an_area_are_explained(client: Client) -> None:
    selection = Selection(level=Level.TERRITORY, regions=("94",), language=Language.ENGLISH)
    frame = gpd.read_parquet(io.BytesIO(asked(client, "zones", "parquet", selection)))
    told = json.loads(asked(client, "zones", "geojson", selection))["atlas"]
    assert bool(told["note"]) == frame.empty


@pytest.mark.parametrize(("kind", "suffix"), EVERY)
def test_what_is_known_is_not_sent_again(client: Client, kind: str, suffix: str) -> None:
    url = f"/{export_url(kind, suffix, NARROW)}"
    head = client.get(url, method="HEAD")
    assert (head.status_code, head.content) == (200, b"")
    tag = head.headers["etag"]
    assert head.headers["cache-control"] == "no-cache"
    again = client.get(url, if_none_match=f'"other", W/{tag}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    others = [replace(NARROW, language=Language.ENGLISH), replace(NARROW, years=(2020, 2021))]
    tags = {client.get(f"/{export_url(kind, suffix, other)}", method="HEAD").headers["etag"] for other in others}
    assert len({tag, *tags}) == 3


@pytest.mark.parametrize(("kind", "suffix"), [("zones", "xlsx"), ("zones", "parquet")])
def test_equal_questions_give_equal_bytes(client: Client, kind: str, suffix: str) -> None:
    assert asked(client, kind, suffix, NARROW) == asked(client, kind, suffix, NARROW)


@pytest.mark.parametrize(
    ("selection", "kind", "name"),
    [
        (Selection(programmes=("i-nov",), sectors=("hydrogene",)), "projets", "atlas_projets_i-nov_hydrogene"),
        (Selection(area=AreaRef.parse("ti-7510"), search="Élan & co"), "projets", "atlas_projets_ti-7510_elan-co"),
        (
            Selection(level=Level.EPCI, measure="levier", second=None, years=(2020, 2024)),
            "zones",
            "atlas_zones_levier_epci_2020-2024",
        ),
        (Selection(least_aid=1_000_000, search="eau"), "projets", "atlas_projets_aide-min-1000000_eau"),
    ],
)
def test_the_name_says_what_is_inside(client: Client, store: Store, selection: Selection, kind: str, name: str) -> None:
    for suffix in FORMATS:
        told = client.get(f"/{export_url(kind, suffix, selection)}", method="HEAD").headers["content-disposition"]
        assert told == f'attachment; filename="{name}_{store.catalogue.version}.{suffix}"'


@settings(max_examples=15)
@given(selections(), st.text(max_size=100))
def test_names_are_short_and_plain(store: Store, selection: Selection, search: str) -> None:
    everything = replace(selection, programmes=tuple(store.programmes), search=search)
    for kind in KINDS.values():
        for asked_for in (replace(selection, search=search), everything):
            name = kind.name(asked_for, "2026-11", "geojson")
            assert re.fullmatch(r"atlas_[a-z0-9_-]+_2026-11\.geojson", name)
            assert len(name) <= 100


@pytest.mark.parametrize("file", ["zones.pdf", "communes.csv", "projets.csv.exe", "zones"])
def test_an_unknown_file_is_named_with_what_there_is(client: Client, file: str) -> None:
    answer = client.get(f"/export/{file}")
    assert answer.status_code == 404
    if "." in file:
        assert "projets.xlsx" in answer.text


def test_what_a_query_gets_wrong_is_ignored(client: Client) -> None:
    good = client.get(f"/{export_url('zones', 'csv', Selection(level=Level.REGION))}")
    bad = client.get("/export/zones.csv?niveau=region&mesure=%3Cscript%3E&annees=0&inconnu=1&zone=%00")
    assert (bad.status_code, bad.content) == (200, good.content)


def test_the_routes_stand_under_the_base_path() -> None:
    based = Client(Starlette(routes=routes("outils/atlas")))
    answer = based.get("/outils/atlas/export/zones.geojson?niveau=region")
    assert json.loads(answer.content)["atlas"]["permalink"].startswith("http://atlas.test/outils/atlas/?niveau=region&")


def test_a_missing_table_is_named(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    for kind, suffix in EVERY:
        answer = client.get(f"/export/{kind}.{suffix}")
        assert answer.status_code == 503
        assert "make data" in answer.text


def test_more_rows_than_a_sheet_holds_are_refused(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST_ROWS == 2**20 - 1
    monkeypatch.setattr("geo.report.files.workbook.MOST_ROWS", 10)
    answer = client.get(f"/{export_url('projets', 'xlsx', NARROW)}")
    assert answer.status_code == 413
    assert "CSV" in answer.text


def test_questions_are_answered_while_a_file_is_read(store: Store) -> None:
    rows = store.batches(store.table("projects").select("id"), 1_000)
    first = next(rows)
    assert len(store.run(store.table("sectors"))) > 5
    assert first.num_rows + sum(batch.num_rows for batch in rows) == len(store.project_ids)
