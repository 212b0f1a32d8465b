"""An area and its surroundings, for a picture: shapes in the legal projection of its zone, and its largest towns."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt
import shapely

from geo.areas.boundaries import areas
from geo.areas.extent import place
from geo.areas.projection import projected, zone_of
from geo.model import AreaRef, Level, Perimeter, area_column
from geo.tables.store import Store

Shapes = npt.NDArray[np.object_]

MARGIN = 0.08
"""Margin on each side of the area, as a share of its longer side."""
DETAIL = 700
"""Simplification tolerance: the area's longer side divided by this."""
SEEN = 2.0
"""Size of the square that surroundings are clipped to, in multiples of the area's longer side: no picture shows more.
"""
TOWNS = 6
"""Maximum number of towns named."""
APART = 0.14
"""Minimum distance between named towns, as a share of the area's longer side."""


@dataclass(frozen=True)
class Town:
    """A town of the area; ``x`` and ``y`` in metres of the zone's projection."""

    name: str
    x: float
    y: float


@dataclass(frozen=True)
class Closeup:
    """All shapes in metres of the projection of ``zone`` (`geo.areas.projection.PROJECTIONS`).

    ``box``: west, south, east, north of what must be shown. ``own``: the area. ``parts``: its communes; for a region,
    the territories in it, cut at its border. ``neighbours``: the surrounding areas of its level (territories leave gaps
    between them). ``land``: the surrounding departments. ``towns``: its most populous communes, largest first.
    """

    zone: str
    box: tuple[float, float, float, float]
    own: shapely.Geometry
    parts: Shapes
    neighbours: Shapes
    land: Shapes
    towns: tuple[Town, ...]


def closeup(store: Store, area: AreaRef, perimeter: Perimeter) -> Closeup:
    """What a picture of ``area`` shows; its code must exist in the tables. Raises `TableError`.

    Communes without a polygon are left out. Neighbours in a different zone are not shown.
    """
    zone = zone_of(place(store, area, perimeter).departement)
    same = areas(store, area.level, perimeter)
    own = same.geometry[same["code"] == area.code].iloc[0]
    west, south, east, north = shapely.bounds(own)
    # In all directions: a picture of a narrow area shows a lot on either side.
    wide = 1.5 * max(east - west, north - south)
    around = shapely.box(west - wide, south - wide, east + wide, north + wide)
    to_metres = partial(projected, zone)
    drawn_own = shapely.transform(own, to_metres)
    x0, y0, x1, y1 = shapely.bounds(drawn_own)
    side = max(x1 - x0, y1 - y0)
    pad = MARGIN * side
    box = (x0 - pad, y0 - pad, x1 + pad, y1 + pad)
    x, y, reach = (x0 + x1) / 2, (y0 + y1) / 2, SEEN * side / 2
    seen = (x - reach, y - reach, x + reach, y + reach)
    coarse = max(east - west, north - south) / DETAIL
    near = same.iloc[same.sindex.query(around)]
    near = near[(near["code"] != area.code) & (near["departements"].map(_zone) == zone)]
    departments = areas(store, Level.DEPARTMENT, perimeter)
    land = departments.iloc[departments.sindex.query(around)]
    land = land[land["departements"].map(_zone) == zone]
    return Closeup(
        zone=zone,
        box=box,
        own=shapely.simplify(drawn_own, side / DETAIL),
        parts=_metres(_parts(store, area, perimeter, own), coarse, zone),
        neighbours=shapely.clip_by_rect(_metres(np.array(near.geometry, dtype=object), coarse, zone), *seen),
        land=shapely.clip_by_rect(_metres(np.array(land.geometry, dtype=object), coarse, zone), *seen),
        towns=_towns(store, area, perimeter, zone, APART * side),
    )


def _zone(departements: str) -> str:
    return zone_of(departements.partition(";")[0])


def _parts(store: Store, area: AreaRef, perimeter: Perimeter, own: shapely.Geometry) -> Shapes:
    if area.level is not Level.REGION:
        return np.array(areas(store, Level.COMMUNE, perimeter, area).geometry, dtype=object)
    territories = areas(store, Level.TERRITORY, perimeter)
    inside = territories[territories["regions"].str.split(";").map(lambda codes: area.code in codes)]
    cut = shapely.intersection(np.array(inside.geometry, dtype=object), own)
    return np.array([_polygons(shape) for shape in cut], dtype=object)


def _polygons(shape: shapely.Geometry) -> shapely.Geometry:
    """``shape`` without the stray lines and points that the intersection leaves."""
    parts = shapely.get_parts(shape)
    kept: shapely.Geometry = shapely.multipolygons(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON])
    return kept


def _metres(shapes: Shapes, coarse: float, zone: str) -> Shapes:
    """``shapes`` (degrees) generalised as one coverage, in metres; empty ones are dropped."""
    full = shapes[~(shapely.is_empty(shapes) | shapely.is_missing(shapes))]
    if not len(full):
        return full
    simple = shapely.coverage_simplify(full, coarse)
    return np.array([shapely.transform(shape, partial(projected, zone)) for shape in simple], dtype=object)


def _towns(store: Store, area: AreaRef, perimeter: Perimeter, zone: str, apart: float) -> tuple[Town, ...]:
    communes = store.table("communes")
    inside = communes.filter(communes[area_column(area.level, perimeter)] == area.code)
    known = inside.filter(inside.lon.notnull() & inside.lat.notnull() & inside.population.notnull())
    ordered = known.order_by(known.population.desc(), known.insee).limit(TOWNS * 5)
    largest = store.run(ordered.select("name", "lon", "lat"))
    metres = projected(zone, largest[["lon", "lat"]].to_numpy(float))
    kept: list[Town] = []
    for name, (x, y) in zip(largest["name"], metres, strict=True):
        if len(kept) < TOWNS and all(np.hypot(x - town.x, y - town.y) >= apart for town in kept):
            kept.append(Town(str(name), float(x), float(y)))
    return tuple(kept)
