"""Areas for pictures: each zone in its official projection, generalised as a coverage for its printed size.

A zone is the mainland with Corsica, or one of the overseas departments framed by `geo.areas.insets`. Unlike the browser
map, which moves land in Web Mercator, a picture gives each zone its own axes, so that no shape is distorted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, partial

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

from geo.areas.boundaries import areas
from geo.areas.insets import FRAMES
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

MAINLAND = "mainland"
PROJECTIONS: Mapping[str, str] = {
    MAINLAND: "EPSG:2154",  # RGF93, Lambert-93
    "971": "EPSG:5490",  # RGAF09, UTM 20 N
    "972": "EPSG:5490",
    "973": "EPSG:2972",  # RGFG95, UTM 22 N
    "974": "EPSG:2975",  # RGR92, UTM 40 S
    "976": "EPSG:4471",  # RGM04, UTM 38 S
}
"""The legal reference system of each zone, in metres."""
DETAIL = 1200
"""Simplification tolerance: a zone's longer side divided by this, about one pixel of a picture that it fills."""


@dataclass(frozen=True)
class Printed:
    """``zones``: the zone of each area; ``shapes``: its land in the zone's projection (metres), may be empty;
    ``points``: a point inside it for a circle, shape ``(n, 2)``, metres. In the order of `geo.areas.boundaries.areas`.
    """

    zones: npt.NDArray[np.str_]
    shapes: npt.NDArray[np.object_]
    points: npt.NDArray[np.float64]

    def outline(self) -> Mapping[str, shapely.Geometry]:
        """The union of all shapes of each zone."""
        full = ~shapely.is_empty(self.shapes)
        return {
            str(zone): shapely.coverage_union_all(self.shapes[full & (self.zones == zone)])
            for zone in np.unique(self.zones[full])
        }


def zone_of(departement: str) -> str:
    """The zone in which a department is shown."""
    return departement if departement in PROJECTIONS else MAINLAND


def projected(zone: str, positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Positions of shape ``(n, 2)`` (lon, lat, EPSG:4326) in metres of the zone's projection."""
    x, y = _transformer(zone).transform(positions[:, 0], positions[:, 1])
    return np.column_stack([x, y])


def printed(store: Store, level: Level, perimeter: Perimeter, within: AreaRef | None = None) -> Printed:
    """The areas of ``level`` for a picture, cached and shared: do not mutate. Raises `TableError`."""
    return store.ask(_printed, level, perimeter, within)


def _printed(store: Store, level: Level, perimeter: Perimeter, within: AreaRef | None) -> Printed:
    frame = areas(store, level, perimeter, within)
    zones = np.array([zone_of(codes.split(";")[0]) for codes in frame["departements"]], dtype=np.str_)
    shapes, points = np.array(frame.geometry, dtype=object), frame[["lon", "lat"]].to_numpy(float, copy=True)
    for zone in np.unique(zones):
        at = np.flatnonzero((zones == zone) & ~shapely.is_empty(shapes))
        west, south, east, north = shapely.total_bounds(shapes[at])
        # Simplified before projecting, while shared borders still have identical coordinates.
        coarse = shapely.coverage_simplify(shapes[at], max(east - west, north - south) / DETAIL)
        shapes[at] = [shapely.transform(shape, partial(projected, str(zone))) for shape in coarse]
        points[zones == zone] = projected(str(zone), points[zones == zone])
    return Printed(zones, shapes, points)


@cache
def _transformer(zone: str) -> Transformer:
    return Transformer.from_crs("EPSG:4326", PROJECTIONS[zone], always_xy=True)


FRAMED = tuple((frame.departement, frame.label) for frame in FRAMES)
"""Zones shown in frames beside the mainland, with their labels, from top to bottom."""
