"""Charts as tables: the same figures as the chart, with unknown values shown as unknown."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import Point

from geo.cartography.choropleth import area_view
from geo.funding import projects
from geo.funding import sums as totals
from geo.language import Voice
from geo.measures.states import State
from geo.model import Language
from geo.programmes.concentration import concentration
from geo.programmes.flows import flows, grouped
from geo.programmes.publication import published
from geo.render.charts import tables
from geo.selection.selection import Selection
from geo.tables.store import Store

ENGLISH = Language.ENGLISH
VOICE = Voice(ENGLISH)


def test_every_year_sums_its_programmes(store: Store) -> None:
    sums = projects.by_year(store, Selection())
    sheet = tables.by_year(sums, "projects", store.programmes, published(store), VOICE.number, VOICE)
    numbers = [[int(cell.replace(",", "")) if cell[0].isdigit() else 0 for cell in row[1:]] for row in sheet.rows]
    assert [sum(row[:-1]) for row in numbers] == [row[-1] for row in numbers]
    assert sum(row[-1] for row in numbers) == totals.summary(store, Selection()).projects
    assert sheet.rows[-1][0] == "undated"
    assert all(len(row) == len(sheet.heads) for row in sheet.rows)


def test_a_year_that_no_source_covers_is_said_and_not_left_out(store: Store) -> None:
    sums = projects.by_year(store, Selection(programmes=("detr-dsil", "i-nov")))
    sheet = tables.by_year(sums, "projects", store.programmes, published(store), VOICE.number, VOICE)
    grants = sheet.heads.index(store.programmes["detr-dsil"].label(ENGLISH))
    rows = {row[0]: row[grants] for row in sheet.rows}
    assert list(rows) == [*map(str, range(2018, 2026)), "undated"]
    assert rows["2019"].isdigit()
    assert {rows[str(year)] for year in range(2020, 2026)} == {"source not published"}


def test_unknown_aid_is_not_zero(store: Store) -> None:
    programme = next(iter(store.programmes))
    sums = pd.DataFrame({"year": [2020.0], "programme": [programme], "projects": [3], "aid": [float("nan")]})
    sheet = tables.by_year(sums, "aid", store.programmes, {}, VOICE.compact_euros, VOICE)
    assert sheet.rows == (("2020", "n/a", "n/a"), ("undated", "—", "—"))


def test_sectors_and_flows_hold_all_that_is_known(store: Store) -> None:
    frame = flows(store, Selection())
    labels = {slug: term.label(ENGLISH) for slug, term in store.sectors.items()}
    sheet = tables.sectors(frame, "projects", labels, VOICE.number, VOICE)
    assert sum(int(row[1].replace(",", "")) for row in sheet.rows) == frame["projects"].sum()
    values = grouped(frame, "projects")
    drawn = tables.flows(values, {"programme": {}, "sector": {}, "region": {}}, VOICE.number, VOICE)
    assert sum(int(row[-1].replace(",", "")) for row in drawn.rows) == frame["projects"].sum()


def test_the_curve_is_read_at_every_tenth() -> None:
    found = concentration([1.0] * 20)
    assert found is not None
    assert list(tables.lorenz(found, VOICE).rows[:2]) == [("10%", "10.0%"), ("20%", "20.0%")]


@pytest.mark.parametrize(("year", "cell"), [("2014", "100.0 (50)"), ("2015", "n/a")])
def test_an_index_without_a_year_is_unknown(year: str, cell: str) -> None:
    one = pd.DataFrame({"year": [2014], "index": [100.0], "jobs": [50.0]})
    two = pd.DataFrame({"year": [2014, 2015], "index": [100.0, 110.0], "jobs": [10.0, 11.0]})
    rows = {row[0]: row for row in tables.index_by_year({"A": one, "B": two}, VOICE).rows}
    assert rows[year][1] == cell


@pytest.mark.parametrize(
    ("language", "rest"),
    [
        (Language.FRENCH, ("Aucun projet recensé", "Montant non publié")),
        (ENGLISH, ("No project listed", "Amount not published")),
    ],
)
def test_classes_end_with_what_has_no_value_in_the_readers_words(language: Language, rest: tuple[str, str]) -> None:
    codes = ["a", "b", "c", "d", "e"]
    areas = gpd.GeoDataFrame({"code": codes, "regions": "76"}, geometry=[Point(0, 0)] * 5, crs="EPSG:4326")
    states = ["", "", "", State.UNKNOWN, State.NOTHING]
    values = pd.DataFrame({"code": codes, "value": [1.0, 2.0, 3.0, np.nan, np.nan], "state": states})
    view = area_view(areas, values, Selection(measure="aide", classes=3))
    sheet = tables.classes(view, Voice(language).number, Voice(language))
    assert sheet.rows[-2:] == ((rest[0], "1"), (rest[1], "1"))
    assert sum(int(count) for _, count in sheet.rows) == 5
