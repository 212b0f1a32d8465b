"""The map of a slide: the area inside its picture, truthful circle sizes, legible names."""

import re
from math import pi

import pandas as pd
import pytest

from geo.areas.boundaries import areas
from geo.model import AreaRef, Level, Perimeter
from geo.profile.slides import slides
from geo.render.pictures.slide_map import APART, HEIGHT, LARGEST, SMALLEST, WIDTH, SlideMap, country, slide_map
from geo.selection.selection import Selection
from geo.tables.store import Store

NOW = Perimeter.SECOND_PHASE


def drawn(store: Store, text: str) -> SlideMap:
    area = AreaRef.parse(text)
    assert area is not None
    slide = slides(store, Selection(), [area])[area]
    return slide_map(store, area, NOW, slide.points, slide.towns)


def positions(path: str) -> list[tuple[int, int]]:
    return [(int(x), int(y)) for x, y in re.findall(r"(-?\d+) (-?\d+)", path)]


@pytest.mark.parametrize(
    "text", ["ti-7510", "ti-0601", "region-75", "region-03", "departement-974", "departement-2A", "epci-200067205"]
)
def test_the_area_fills_its_picture_and_its_projects_lie_in_it(store: Store, text: str) -> None:
    found = drawn(store, text)
    xs, ys = zip(*positions(found.own), strict=True)
    assert 0 <= min(xs) <= max(xs) <= WIDTH
    assert 0 <= min(ys) <= max(ys) <= HEIGHT
    assert max((max(xs) - min(xs)) / WIDTH, (max(ys) - min(ys)) / HEIGHT) > 0.7
    assert (min(xs) + max(xs)) / 2 == pytest.approx(WIDTH / 2, abs=3)
    assert (min(ys) + max(ys)) / 2 == pytest.approx(HEIGHT / 2, abs=3)
    assert all(min(xs) - 3 <= x <= max(xs) + 3 and min(ys) - 3 <= y <= max(ys) + 3 for x, y, _r in found.circles)
    assert all(SMALLEST <= radius <= LARGEST for _x, _y, radius in found.circles)
    assert (found.spot is None) == (text in ("ti-0601", "region-03", "departement-974"))


def test_the_scale_bar_measures_the_picture(store: Store) -> None:
    found = drawn(store, "ti-7510")
    xs, ys = zip(*positions(found.own), strict=True)
    length, metres = found.bar
    frame = areas(store, Level.TERRITORY, NOW).set_index("code")
    km2 = float(frame.loc["ti-7510", "area_km2"])
    box = (max(xs) - min(xs)) * (max(ys) - min(ys)) * (metres / length / 1000) ** 2
    assert 0.3 < km2 / box < 0.9  # share of its bounding box that the area covers
    points = positions(found.own)
    shoelace = abs(sum(a * d - c * b for (a, b), (c, d) in zip(points, points[1:] + points[:1], strict=True))) / 2
    assert shoelace * (metres / length / 1000) ** 2 == pytest.approx(km2, rel=0.04)


def test_circles_are_in_proportion_and_unknown_amounts_are_hollow(store: Store) -> None:
    points = pd.DataFrame(
        {"lon": [0.1, 0.2, 0.3, 0.4], "lat": [46.8] * 4, "projects": [1] * 4, "aid": [4e6, None, 1e6, 1.0]}
    )
    area = AreaRef(Level.TERRITORY, "ti-7507")
    found = slide_map(store, area, NOW, points, pd.DataFrame({"name": [], "lon": [], "lat": []}))
    (first, second, third), (hollow,) = [radius for *_xy, radius in found.circles], found.hollow
    assert pi * first**2 / (pi * second**2) == pytest.approx(4)
    assert (first, third) == (LARGEST, SMALLEST)
    assert found.circles[0][0] < hollow[0] < found.circles[1][0]
    assert found.towns == ()


def test_names_of_communes_stand_apart(store: Store) -> None:
    for text in ("ti-7510", "region-11", "region-75", "departement-06"):
        towns = drawn(store, text).towns
        assert towns
        for at, (x, y, _name) in enumerate(towns):
            assert all(abs(y - b) > APART / 2 or abs(x - a) > 3 * APART for a, b, _other in towns[at + 1 :])
    assert drawn(store, "region-75").towns[0][2] == "Bordeaux"


def test_the_country_holds_every_spot(store: Store) -> None:
    xs, ys = zip(*positions(country(store)), strict=True)
    assert min(xs) >= 0
    assert max(xs) <= WIDTH
    spot = drawn(store, "departement-29").spot
    assert spot is not None
    assert spot[0] < WIDTH * 0.15  # Finistère is at the western end
    assert min(ys) <= spot[1] <= max(ys)
