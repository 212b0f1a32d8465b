"""An area and its surroundings in metres."""

import pytest
import shapely

from geo.areas.closeup import SEEN, TOWNS, closeup
from geo.model import AreaRef, Perimeter
from geo.tables.store import Store


def area(code: str) -> AreaRef:
    found = AreaRef.parse(code)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("code", "zone"),
    [
        ("ti-7510", "mainland"),
        ("departement-974", "974"),
        ("ti-0101", "971"),
        ("region-03", "973"),
        ("region-94", "mainland"),
    ],
)
def test_shapes_are_metres_of_the_areas_own_zone(store: Store, code: str, zone: str) -> None:
    found = closeup(store, area(code), Perimeter.SECOND_PHASE)
    assert found.zone == zone
    west, south, east, north = shapely.bounds(found.own)
    assert found.box[0] < west < east < found.box[2]
    assert found.box[1] < south < north < found.box[3]
    side = max(east - west, north - south)
    assert 10_000 < side < 800_000
    for shapes in (found.neighbours, found.land):
        for shape in shapes[~shapely.is_empty(shapes)]:
            x0, y0, x1, y1 = shapely.bounds(shape)
            assert max(x1 - x0, y1 - y0) <= SEEN * side + 1
    assert 1 <= len(found.towns) <= TOWNS


def test_communes_fill_their_area(store: Store) -> None:
    found = closeup(store, area("ti-7510"), Perimeter.SECOND_PHASE)
    assert len(found.parts) == 561
    assert shapely.area(found.parts).sum() == pytest.approx(shapely.area(found.own), rel=0.01)
    assert found.towns[0].name == "Pau"


def test_territories_are_cut_at_the_border_of_their_region(store: Store) -> None:
    found = closeup(store, area("region-75"), Perimeter.SECOND_PHASE)
    union, whole = shapely.union_all(found.parts), shapely.area(found.own)
    assert shapely.area(union - shapely.buffer(found.own, 2_000)) < 0.001 * whole
    assert 0.2 < shapely.area(union) / whole < 0.9


def test_the_neighbours_are_not_the_area(store: Store) -> None:
    found = closeup(store, area("departement-64"), Perimeter.SECOND_PHASE)
    apart = found.neighbours[~shapely.is_empty(found.neighbours)]
    assert len(apart) >= 3
    assert max(shapely.area(shapely.intersection(apart, found.own))) < 0.01 * shapely.area(found.own)
