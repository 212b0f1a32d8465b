"""What exported files state: both sums, ignored values, the sources of their rows, distinct headings."""

import io
import json
from dataclasses import replace
from urllib.parse import parse_qs

import geopandas as gpd
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from geo.funding.sums import summary
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import AidKind, Language, Level
from geo.report.files.columns import zone_columns
from geo.report.files.project_columns import project_columns
from geo.selection.selection import Selection
from geo.service.routes.exports import KINDS
from geo.tables.store import Store
from tests.chosen import selections
from tests.service.client import Client
from tests.service.routes.test_exports import CENT, EVERY, asked, client

__all__ = ["client"]


MONEY = ("zones", "projets")
"""Files that hold money; the other one holds industrial sites."""
BAD = "niveau=region&mesure=zinc&annees=0&inconnu=1"
NAMED = {"mesure": ["zinc"], "annees": ["0"], "inconnu": ["1"]}


@pytest.mark.parametrize(("kind", "suffix"), EVERY)
def test_what_is_ignored_is_named_in_a_header(client: Client, kind: str, suffix: str) -> None:
    answer = client.get(f"/export/{kind}.{suffix}?{BAD}", method="HEAD")
    assert parse_qs(answer.headers["x-atlas-ignored"]) == NAMED
    again = client.get(f"/export/{kind}.{suffix}?{BAD}", if_none_match=answer.headers["etag"])
    assert (again.status_code, parse_qs(again.headers["x-atlas-ignored"])) == (304, NAMED)
    clean = client.get(f"/export/{kind}.{suffix}?niveau=region", method="HEAD")
    assert "x-atlas-ignored" not in clean.headers
    assert clean.headers["etag"] != answer.headers["etag"], "another file: it names what was ignored"


def test_a_long_list_of_ignored_values_is_cut_at_a_pair(client: Client) -> None:
    query = "&".join(f"cle{at}={'é' * 40}" for at in range(100))
    told = client.get(f"/export/zones.csv?{query}", method="HEAD").headers["x-atlas-ignored"]
    assert len(told) <= 1_000
    assert all(values == ["é" * 40] for values in parse_qs(told).values())


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_ignored_is_named_in_the_file(client: Client, kind: str) -> None:
    told = json.loads(client.get(f"/export/{kind}.geojson?{BAD}&programme=i-nov&lang=en").content)["atlas"]
    assert "mesure=zinc — unknown value" in told["ignored"]
    metadata = pq.read_schema(io.BytesIO(client.get(f"/export/{kind}.parquet?{BAD}&programme=i-nov").content)).metadata
    assert len(json.loads(metadata[b"atlas"])["ignored"]) == 3
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/export/{kind}.xlsx?{BAD}&programme=i-nov").content))
    said = [cell for row in book.worksheets[1].iter_rows(values_only=True) for cell in row if cell]
    assert any(str(cell).startswith("mesure=zinc") for cell in said)


@settings(max_examples=8)
@given(selections())
def test_the_read_me_holds_both_sums(client: Client, store: Store, selection: Selection) -> None:
    # A type is of the areas of one level: another level keeps other projects.
    selection = replace(selection, language=Language.ENGLISH, types=())
    for kind in MONEY:
        # Areas are counted whole, projects by location: a region filter makes the two differ.
        totals = summary(store, selection if kind == "zones" else replace(selection, level=Level.REGION, second=None))
        told = json.loads(asked(client, kind, "geojson", selection))["atlas"]
        counts = {item["label"]: item["value"] for item in told["counts"]}
        counted = {label: value or 0.0 for label, value in counts.items() if label.startswith("Aid included in totals")}
        whole = counted.pop("Aid included in totals, all projects, €")
        pressed = counted.pop("Aid included in totals, announcements or press, €")
        assert len(counted) == 3
        assert sum(counted.values()) == pytest.approx(whole, abs=3 * CENT)
        assert pressed == pytest.approx(totals.press_aid or 0.0, abs=CENT)
        left = [value for label, value in counts.items() if label.startswith("Not included in totals")]
        kinds = [euros for kind, euros in totals.aid_by_kind.items() if kind not in selection.summed]
        assert sorted(left) == pytest.approx(sorted(kinds), abs=CENT)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("measure", MEASURES)
def test_no_two_columns_have_one_heading(language: Language, measure: str) -> None:
    for second in (None, *(slug for slug in MEASURES if slug != measure)):
        labels = [column.label for column in zone_columns(Selection(measure=measure, second=second, language=language))]
        assert len(set(labels)) == len(labels)
    labels = [column.label for column in project_columns(Voice(language))]
    assert len(set(labels)) == len(labels)


def test_regions_are_named_beside_their_codes(client: Client, store: Store) -> None:
    frame = gpd.read_parquet(io.BytesIO(asked(client, "zones", "parquet", Selection())))
    row = frame.set_index("code").loc["ti-7510"]
    assert row["regions_label"] == "; ".join(store.regions[code] for code in row["regions"].split(";"))
    assert frame["regions_label"].str.len().min() > 3


@pytest.mark.parametrize("kind", MONEY)
def test_only_the_sources_of_the_rows_are_listed(client: Client, kind: str) -> None:
    told = json.loads(asked(client, kind, "geojson", Selection(programmes=("i-nov",))))["atlas"]
    assert {source["id"] for source in told["sources"]} & set(MEASURES["projets"].source_ids) == {"mesr-inov"}


def test_a_row_of_one_press_page_is_marked(client: Client) -> None:
    rows = gpd.read_parquet(io.BytesIO(asked(client, "projets", "parquet", Selection())))
    marked = rows[rows["one_press_page"] == 1]
    assert set(marked["confidence"]) == {"press"}
    assert marked["source_url"].notna().all()
    assert (rows.loc[rows["confidence"] == "official", "one_press_page"] == 0).all()


@pytest.mark.parametrize("kind", MONEY)
def test_a_file_says_that_its_sums_may_hold_the_same_euros_twice(client: Client, kind: str) -> None:
    said = "les mêmes euros peuvent être comptés deux fois"
    mixed = Selection(registers=True, aid_kinds=(AidKind.GRANT, AidKind.STATE_AID))
    for selection, expected in ((Selection(), False), (mixed, True), (replace(mixed, aid_kinds=()), False)):
        told = json.dumps(json.loads(asked(client, kind, "geojson", selection))["atlas"], ensure_ascii=False)
        assert (said in told.lower()) is expected
