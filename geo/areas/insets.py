"""Overseas departments in frames beside the mainland: where the frames are, and how land is moved into them.

Display only: the tables and the exports keep true coordinates. Land is moved and scaled in Web Mercator metres, the
map's projection, so that shapes look just as the map would draw them in place.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer

_TO_MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
_TO_DEGREES = Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)
_MARGIN = 0.08
_LABEL = 0.14
"""Share of a frame's height, at the top, reserved for its label."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame of the map: the department shown in it, its label, and its box (west, south, east, north) in degrees."""

    departement: str
    label: str
    box: tuple[float, float, float, float]


FRAMES = (
    Frame("971", "Guadeloupe", (-9.9, 49.35, -7.3, 50.95)),
    Frame("972", "Martinique", (-9.9, 47.5, -7.3, 49.15)),
    Frame("973", "Guyane", (-9.9, 45.6, -7.3, 47.3)),
    Frame("974", "La Réunion", (-9.9, 43.65, -7.3, 45.4)),
    Frame("976", "Mayotte", (-9.9, 41.6, -7.3, 43.45)),
)
"""A column in the Atlantic, west of Brittany, clear of any land shown on the map."""


@dataclass(frozen=True, slots=True)
class Move:
    """displayed = (true − ``origin``) · ``scale`` + ``target``, all in Web Mercator metres (EPSG:3857)."""

    origin: tuple[float, float]
    target: tuple[float, float]
    scale: float

    def geometry(self, shape: shapely.Geometry) -> shapely.Geometry:
        """``shape`` (EPSG:4326, true degrees) as displayed, in degrees."""
        return shapely.transform(shape, self.degrees)

    def degrees(self, positions: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Positions of shape ``(n, 2)`` (lon, lat) as displayed, in degrees."""
        metres = np.column_stack(_TO_MERCATOR.transform(positions[:, 0], positions[:, 1]))
        metres = (metres - self.origin) * self.scale + self.target
        return np.column_stack(_TO_DEGREES.transform(metres[:, 0], metres[:, 1]))


def moves(departements: gpd.GeoDataFrame) -> Mapping[str, Move]:
    """The move of each framed department, keyed by code, from the department boundaries (EPSG:4326)."""
    shapes = departements.set_index("code").geometry
    return {frame.departement: _move(frame, shapes[frame.departement]) for frame in FRAMES}


def _move(frame: Frame, shape: shapely.Geometry) -> Move:
    land = shapely.transform(shape, lambda xy: np.column_stack(_TO_MERCATOR.transform(xy[:, 0], xy[:, 1])))
    west, south, east, north = shapely.bounds(land)
    box = np.column_stack(_TO_MERCATOR.transform(frame.box[0::2], frame.box[1::2]))
    width, height = (box[1] - box[0]) * (1 - 2 * _MARGIN)
    scale = min(width / (east - west), height * (1 - _LABEL) / (north - south))
    x, y = box.mean(axis=0) - np.array([0.0, 0.06 * (box[1] - box[0])[1]])
    return Move((float(west + east) / 2, float(south + north) / 2), (float(x), float(y)), float(scale))
