"""The picture of a view: shapes, colours and texts; equal views give equal bytes."""

import re
import struct
from typing import Any
from xml.etree import ElementTree

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo.areas.insets import FRAMES
from geo.areas.projection import MAINLAND, Printed, printed, zone_of
from geo.atlas import vocabulary
from geo.cartography.choropleth import AreaView, area_view
from geo.model import AreaRef, Language, Level, Perimeter
from geo.render.pictures.legend import PictureText
from geo.render.pictures.static_map import Ground, picture
from geo.render.pictures.text import lines, plain
from geo.render.pictures.view_picture import draw
from geo.selection.selection import Selection
from geo.tables.store import Store

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    'a "quoted" & name',
    "Usine 🏭🔋",
    "مصنع الفولاذ",
    "x" * 300,
    "5 $ et 6 $",
    "a\x00\nb",
]


def texts(svg: bytes) -> list[str]:
    return ["".join(item.itertext()) for item in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def zones(svg: bytes) -> set[str]:
    return {item.get("id", "") for item in ElementTree.fromstring(svg).iter(f"{SVG}g")}


def squares(values: list[float], labels: list[str] | None = None) -> tuple[AreaView, Ground]:
    codes = [f"a{at:02d}" for at in range(len(values))]
    shapes = [shapely.box(at, 0, at + 1, 1) for at in range(len(values))]
    areas = gpd.GeoDataFrame(
        {"code": codes, "label": labels or codes, "regions": "75"}, geometry=shapes, crs="EPSG:4326"
    )
    table = pd.DataFrame({"code": codes, "value": values, "projects": 1, "aid": 1.0})
    view = area_view(areas, table, Selection())
    points = np.array([[at + 0.5, 0.5] for at in range(len(values))])
    drawn = Printed(np.array([MAINLAND] * len(values)), np.array(shapes, dtype=object), points)
    return view, Ground(drawn, None)


def words(**said: str) -> PictureText:
    texts: dict[str, Any] = {"title": "Title", "subtitle": "Filters", "sources": "Sources", **said}
    return PictureText(**texts, heads=("Class", "Areas"), words=str, value=str, count=str, notes=())


@pytest.fixture(scope="module")
def national(store: Store) -> bytes:
    return draw(store, Selection(), "svg")


def test_mainland_and_five_insets_are_drawn_and_labelled(national: bytes) -> None:
    assert {f"zone-{zone}" for zone in (MAINLAND, *(frame.departement for frame in FRAMES))} <= zones(national)
    assert {frame.label for frame in FRAMES} <= set(texts(national))


def test_the_counts_of_the_legend_add_up_to_all_areas(store: Store, national: bytes) -> None:
    said = texts(national)
    counts = [int(text) for text in said[said.index("Zones") + 1 :] if text.isdigit()]
    assert sum(counts) == len(store.territories[Perimeter.SECOND_PHASE])


def test_the_colours_are_those_of_the_scale() -> None:
    view, ground = squares([1.0, 2.0, 3.0, 4.0, 5.0, float("nan")])
    svg = picture(view, ground, words(), "svg").decode()
    for colour in view.scale.colours:
        assert len(re.findall(f"fill: {colour}", svg)) >= 2, "an area and its row of the legend"
    assert "<pattern" in svg, "no data is hatched"


def test_equal_views_give_equal_bytes(store: Store, national: bytes) -> None:
    assert draw(store, Selection(), "svg") == national


def test_pixels_are_two_for_each_css_pixel() -> None:
    view, ground = squares([1.0, 2.0])
    sizes = [
        struct.unpack(">II", picture(view, ground, words(), "png", thumbnail=small)[16:24]) for small in (False, True)
    ]
    assert sizes == [(1920, 1080), (640, 360)]


@pytest.mark.parametrize(
    "values",
    [
        [2.0, 2.0, 2.0],
        [float("nan")] * 3,
        [0.0],
        [-3.0, 0.0, 5.0],
        [float("inf"), float("-inf"), 1.0],
        [1.7e308, -1.7e308],
    ],
)
def test_any_values_can_be_drawn(values: list[float]) -> None:
    view, ground = squares(values)
    said = texts(picture(view, ground, words(), "svg"))
    counts = [int(text) for text in said[said.index("Areas") + 1 :] if text.isdigit()]
    assert sum(counts) == len(values)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text_that_fits(name: str) -> None:
    view, ground = squares([1.0, 2.0])
    svg = picture(view, ground, words(title=name, subtitle=name, sources=name), "svg")
    assert b"<script" not in svg
    assert max(len(text) for text in texts(svg)) < 200
    picture(view, ground, words(title=name, subtitle=name, sources=name), "png")


def test_letters_that_the_font_lacks_become_a_placeholder() -> None:
    assert plain("Usine 🏭🔋 de Pau") == "Usine □ de Pau"
    assert plain(" a\x00\n b\u200d ") == "a b"


def test_long_text_is_broken_and_then_cut() -> None:
    said = lines("un deux trois quatre cinq six " * 20, 10, 100, 3).split("\n")
    assert len(said) == 3
    assert said[-1].endswith("…")
    assert lines("court", 10, 100, 1) == "court"


def test_communes_fill_the_picture_in_the_projection_of_their_zone(store: Store) -> None:
    area = AreaRef(Level.REGION, "04")
    svg = draw(store, Selection(level=Level.COMMUNE, within=area, measure="projets"), "svg")
    assert {zone for zone in zones(svg) if zone.startswith("zone-")} == {"zone-974"}
    drawn = printed(store, Level.COMMUNE, Perimeter.SECOND_PHASE, area)
    assert set(drawn.zones) == {"974"}
    west, south, east, north = shapely.total_bounds(drawn.shapes)
    assert 50_000 < east - west < 90_000, "metres"
    assert 50_000 < north - south < 90_000


def test_departments_without_a_frame_are_on_the_mainland() -> None:
    assert [zone_of(code) for code in ("2A", "75", "976")] == [MAINLAND, MAINLAND, "976"]


def test_a_picture_without_projects_says_so(store: Store) -> None:
    query = "programme=zibac&annees=2018-2018"
    selection = Selection.from_query(query, vocabulary(store)).selection
    said = texts(draw(store, selection, "svg"))
    assert any("Aucun projet" in text for text in said)
    assert not any("Guyane" in text for text in said)


def test_circles_and_the_chosen_area_are_named_in_english(store: Store) -> None:
    selection = Selection(
        level=Level.REGION, second="projets", area=AreaRef(Level.REGION, "76"), language=Language.ENGLISH
    )
    said = texts(draw(store, selection, "svg"))
    assert "Circles: Projects" in said
    assert any("Outlined: Occitanie" in text for text in said)
