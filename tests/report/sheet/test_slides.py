"""The PPTX slides, read back: native tables and charts with the store's figures, notes with sources, nothing cut."""

import io
from typing import Any

import pytest
from pptx import Presentation
from pptx.util import Emu

from geo.language import Voice
from geo.model import Language
from geo.report.sheet.brief import Brief
from geo.report.sheet.slides import slides
from geo.tables.store import Store
from tests.report.files.synthetic import about, stretched


def deck(made: bytes) -> Any:
    return Presentation(io.BytesIO(made))


def tables(slide: Any) -> list[Any]:
    return [shape.table for shape in slide.shapes if shape.has_table]


def charts(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


def cells(table: Any) -> list[list[str]]:
    return [[cell.text_frame.text for cell in row.cells] for row in table.rows]


@pytest.fixture(scope="module")
def pau(store: Store) -> Brief:
    return about(store, "ti-7510")


@pytest.fixture(scope="module")
def region(store: Store) -> Brief:
    return about(store, "region-75", Language.ENGLISH)


def assert_inside(found: Any) -> None:
    for slide in found.slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0
            assert shape.left + shape.width <= found.slide_width, shape.name
            assert shape.top + shape.height <= found.slide_height, shape.name
            if shape.has_table:
                assert sum(row.height for row in shape.table.rows) <= shape.height + Emu(20)
                assert sum(column.width for column in shape.table.columns) <= shape.width + Emu(20)


def test_one_slide_with_the_figures_of_the_store(pau: Brief) -> None:
    found = deck(slides(pau))
    (slide,) = found.slides
    assert found.slide_width / found.slide_height == pytest.approx(16 / 9, rel=1e-3)
    assert slide.shapes.title.text_frame.text == "Lacq – Pau – Tarbes"
    (table,) = tables(slide)
    voice = Voice(Language.FRENCH)
    rows = {row[0]: row[1:] for row in cells(table)}
    assert rows["Aide publique"] == [voice.compact_euros(value) for value in pau.rows["aide"]]
    assert rows["Population"] == [voice.number(value) for value in pau.rows["population"]]
    money, jobs = charts(slide)
    aid = pau.funds.by_programme["aid"].dropna()
    assert list(money.plots[0].series[0].values) == pytest.approx((aid / 1e6).tolist())
    own = pau.around.jobs[pau.around.jobs["level"] == "ti"]["index"].tolist()
    assert list(jobs.plots[0].series[0].values) == pytest.approx(own)
    assert len(jobs.plots[0].series) == 4
    assert_inside(found)


def test_a_region_has_four_slides(region: Brief) -> None:
    found = deck(slides(region))
    overview, money, projects, territories = found.slides
    titles = [slide.shapes.title.text_frame.text for slide in found.slides]
    assert titles[0] == "Nouvelle-Aquitaine"
    assert all(title.startswith("Nouvelle-Aquitaine — ") for title in titles[1:])
    assert [len(charts(slide)) for slide in (overview, money, projects, territories)] == [0, 2, 0, 1]
    voice = Voice(Language.ENGLISH)
    listed = cells(tables(projects)[0])
    assert len(listed) == 11
    assert [row[4] for row in listed[1:]] == [voice.compact_euros(v) for v in region.funds.largest["aid_eur"].head(10)]
    ranked = cells(tables(territories)[0])
    known = region.territories["aid"].dropna()
    assert [row[3] for row in ranked[1 : len(known) + 1]] == [voice.compact_euros(value) for value in known]
    assert known.is_monotonic_decreasing
    assert_inside(found)


def test_what_can_not_be_seen_is_said(pau: Brief) -> None:
    found = deck(slides(pau))
    for slide in found.slides:
        notes = slide.notes_slide.notes_text_frame.text
        assert "Urssaf" in notes
        assert "2014-2024" in notes
        assert notes.endswith(pau.address)
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart or shape.shape_type == 13:
                described = shape._element.xpath(".//p:cNvPr")[0]
                assert described.get("descr"), shape.name
        runs = slide.shapes._spTree.xpath(".//a:r/a:rPr")
        assert runs
        assert {run.get("lang") for run in runs} == {"fr-FR"}
    assert found.core_properties.language == "fr-FR"
    assert "Lacq" in found.core_properties.title


def test_pictures_are_maps_alone(pau: Brief) -> None:
    (slide,) = deck(slides(pau)).slides
    assert sorted(shape.name for shape in slide.shapes if shape.shape_type == 13) == ["locator", "map"]


@pytest.mark.parametrize("code", ["ti-7510", "region-75"])
def test_long_names_stay_on_the_slide(store: Store, code: str) -> None:
    found = deck(slides(stretched(about(store, code))))
    assert_inside(found)
    for slide in found.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                runs = [run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs]
                size = max(run.font.size.pt for run in runs)
                # A letter is taken as 0.42 em wide and a line as 1.2 em high: more letters would not fit into the box.
                room = shape.width.pt / (0.42 * size) * max(1, shape.height.pt // (1.2 * size))
                assert len(shape.text_frame.text) <= room, shape.name


def test_an_area_without_projects_or_jobs_says_so(store: Store) -> None:
    (slide,) = deck(slides(about(store, "departement-976", Language.ENGLISH))).slides
    said = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "The source publishes no private jobs" in said
    assert len(tables(slide)) == 1
