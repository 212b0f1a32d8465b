"""The map of a slide as paths of an SVG: an area in its surroundings, its projects as circles, its largest communes.

Drawn in the official projection of its zone (`geo.areas.projection`), in whole units of a `WIDTH` × `HEIGHT` picture
that contains the area; land extends beyond the picture on all sides, for screens of another aspect ratio.
"""

from dataclasses import dataclass
from functools import partial
from math import cos, floor, log10, radians, sqrt

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo.areas.boundaries import areas
from geo.areas.projection import MAINLAND, printed, projected, zone_of
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

WIDTH, HEIGHT = 1000, 860
ROOM = 1.35
"""Ratio of the picture's width to the area's (or of their heights, if the area is taller)."""
BEYOND = 0.7
"""How far from the centre land is drawn, in picture widths."""
SMALLEST, LARGEST = 7.0, 30.0
"""Radii of circles, in units of the picture."""
NAMED = 5
APART = 105.0
"""Spacing of commune names, in units: two are at least half of it apart vertically or three times it horizontally."""
_METRES_A_DEGREE = 111_320


@dataclass(frozen=True)
class SlideMap:
    """SVG paths in units of the picture: ``land`` (regions), ``lines`` (departments), ``near`` (areas of the same
    level), ``own``. ``circles``: x, y, radius; ``hollow``: x, y of places whose amount is unknown. ``towns``: x, y,
    name. ``bar``: length of a scale bar in units and in metres. ``spot``: x, y of the area in `country`, None overseas.
    """

    land: str
    lines: str
    near: str
    own: str
    circles: tuple[tuple[int, int, int], ...]
    hollow: tuple[tuple[int, int], ...]
    towns: tuple[tuple[int, int, str], ...]
    bar: tuple[int, int]
    spot: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Window:
    """Converts metres in the projection of ``zone`` to picture units; ``scale`` in units per metre."""

    zone: str
    west: float
    north: float
    scale: float

    def units(self, metres: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Positions of shape ``(n, 2)`` in picture units; y points down."""
        return (metres - (self.west, self.north)) * (self.scale, -self.scale)

    def of_degrees(self, degrees: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The same for longitudes and latitudes (EPSG:4326)."""
        return self.units(projected(self.zone, degrees))


def slide_map(store: Store, area: AreaRef, perimeter: Perimeter, points: pd.DataFrame, towns: pd.DataFrame) -> SlideMap:
    """The map of ``area``, with ``points`` and ``towns`` as in `geo.profile.slides.Slide`. Raises `TableError`."""
    frame = areas(store, area.level, perimeter)
    row = frame.loc[frame["code"] == area.code].iloc[0]
    zone = zone_of(str(row["departements"]).split(";")[0])
    window = _around(zone, shapely.transform(row.geometry, partial(projected, zone)))
    land = areas(store, Level.REGION, perimeter)
    lines = areas(store, Level.DEPARTMENT, perimeter)
    near = frame[frame["code"] != area.code]
    marks = window.of_degrees(points[["lon", "lat"]].to_numpy(float)) if len(points) else np.empty((0, 2))
    amounts = points["aid"].to_numpy(float)
    order = np.argsort(-amounts, kind="stable")  # unknown amounts last
    known = [at for at in order if np.isfinite(amounts[at])]
    most = max((amounts[at] for at in known), default=0.0)
    length = _round_length(0.22 * WIDTH / window.scale)
    return SlideMap(
        land=_paths(land, window, row.geometry),
        lines=_paths(lines, window, row.geometry) if area.level is not Level.DEPARTMENT else "",
        near=_paths(near, window, row.geometry) if area.level is not Level.REGION else "",
        own=_path(shapely.transform(row.geometry, window.of_degrees), 0.8),
        circles=tuple((*_whole(marks[at]), round(_radius(amounts[at], most))) for at in known),
        hollow=tuple(_whole(marks[at]) for at in order if not np.isfinite(amounts[at])),
        towns=_names(window, towns),
        bar=(round(length * window.scale), length),
        spot=None if zone != MAINLAND else _whole(_country_window(store).of_degrees(np.array([[row.lon, row.lat]]))[0]),
    )


def country(store: Store) -> str:
    """Outline of the mainland as a path in a picture `WIDTH` wide; a slide's ``spot`` is in the same units."""
    window = _country_window(store)
    outline = printed(store, Level.REGION, Perimeter.SECOND_PHASE).outline()[MAINLAND]
    return _path(shapely.transform(outline, window.units), 4.0)


def _country_window(store: Store) -> _Window:
    shapes = printed(store, Level.REGION, Perimeter.SECOND_PHASE)
    west, south, east, north = shapely.total_bounds(shapes.shapes[shapes.zones == MAINLAND])
    return _Window(MAINLAND, float(west), float(north), WIDTH / float(max(east - west, north - south)))


def _around(zone: str, own: shapely.Geometry) -> _Window:
    west, south, east, north = shapely.bounds(own)
    across = ROOM * max(east - west, (north - south) * WIDTH / HEIGHT)
    x, y = (west + east) / 2, (south + north) / 2
    return _Window(zone, float(x - across / 2), float(y + across / 2 * HEIGHT / WIDTH), WIDTH / float(across))


def _paths(frame: gpd.GeoDataFrame, window: _Window, own: shapely.Geometry) -> str:
    """The polygons of ``frame`` around ``own``, both in EPSG:4326, as one path."""
    west, south, east, north = shapely.bounds(own)
    up = BEYOND * WIDTH / window.scale / _METRES_A_DEGREE
    across = up / cos(radians((south + north) / 2))
    x, y = (west + east) / 2, (south + north) / 2
    box = (x - across, y - up, x + across, y + up)
    here = np.array(frame.geometry, dtype=object)
    here = here[shapely.intersects(here, shapely.box(*box))]
    parts = [shapely.transform(shape, window.of_degrees) for shape in shapely.clip_by_rect(here, *box)]
    return "".join(_path(part) for part in parts)


def _path(shape: shapely.Geometry, detail: float = 1.5) -> str:
    """The rings of ``shape``, in picture units, as one path of whole numbers."""
    coarse = shapely.simplify(shape, detail)
    written = []
    for ring in shapely.get_rings(shapely.get_parts(coarse)):
        whole = np.rint(shapely.get_coordinates(ring)).astype(int)
        steps = whole[np.insert((np.diff(whole, axis=0) != 0).any(axis=1), 0, True)]
        if len(steps) > 3:  # fewer points don't enclose any area
            written.append("M" + "L".join(f"{x} {y}" for x, y in steps[:-1]) + "Z")
    return "".join(written)


def _names(window: _Window, towns: pd.DataFrame) -> tuple[tuple[int, int, str], ...]:
    """The first `NAMED` of ``towns`` (largest first) whose names don't overlap."""
    kept: list[tuple[int, int, str]] = []
    if len(towns):
        for (x, y), name in zip(window.of_degrees(towns[["lon", "lat"]].to_numpy(float)), towns["name"], strict=True):
            if len(kept) < NAMED and all(
                abs(y - other) > APART / 2 or abs(x - left) > 3 * APART for left, other, _name in kept
            ):
                kept.append((*_whole((x, y)), str(name)))
    return tuple(kept)


def _radius(amount: float, most: float) -> float:
    """Radius of a circle whose area is proportional to ``amount``, at least `SMALLEST`."""
    return max(SMALLEST, LARGEST * sqrt(max(amount, 0.0) / most)) if most > 0 else SMALLEST


def _round_length(metres: float) -> int:
    """The largest of 1, 2, 5 × 10ⁿ that does not exceed ``metres``.

    >>> _round_length(7300.0)
    5000
    """
    power = 10 ** floor(log10(metres))
    return int(max(step * power for step in (1, 2, 5) if step * power <= metres))


def _whole(position: npt.NDArray[np.float64] | tuple[float, float]) -> tuple[int, int]:
    return round(float(position[0])), round(float(position[1]))
