"""Geometry as the browser draws it: simplified as a coverage, overseas departments in frames, gzip'd GeoJSON.

The frames are for display only: exports keep the true coordinates of ``data/boundaries``.
"""

import gzip
import json
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from pyproj import Transformer

from geo.build.indicators import levels
from geo.model import Level, area_table

TOLERANCE = {Level.TERRITORY: 0.012, Level.EPCI: 0.008, Level.DEPARTMENT: 0.012, Level.REGION: 0.015}
"""Visvalingam–Whyatt tolerance of `shapely.coverage_simplify`, in degrees (the square root of an area)."""
GRID = 1e-4
"""Coordinates are rounded to this many degrees: about ten metres."""


@dataclass(frozen=True)
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
"""A column in the Atlantic, west of Brittany: free of any land that the map shows."""
MARGIN = 0.08
_TO_MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
_TO_DEGREES = Transformer.from_crs("EPSG:3857", "EPSG:4326", always_xy=True)


def web_files(boundaries: dict[str, gpd.GeoDataFrame]) -> dict[str, bytes]:
    """Bytes of each ``web/{table}.geojson.gz``, features in the order of the table's rows."""
    moves = {frame.departement: _move(frame, boundaries[Level.DEPARTMENT.value]) for frame in FRAMES}
    regions = boundaries[Level.REGION.value]
    return {
        area_table(level, perimeter): _file(
            boundaries[area_table(level, perimeter)], level, moves, _land(regions, level, moves)
        )
        for level, perimeter in levels()
    }


def _move(frame: Frame, departements: gpd.GeoDataFrame) -> tuple[np.ndarray, np.ndarray, float]:
    """Centre in Mercator metres, centre of the frame, and the scale that fits the department into the frame.

    Moved and scaled in Mercator metres, the projection of the map, so that the shape stays as it would be drawn.
    """
    shape = departements.loc[departements["code"] == frame.departement].geometry.iloc[0]
    land = shapely.transform(shape, lambda xy: np.column_stack(_TO_MERCATOR.transform(xy[:, 0], xy[:, 1])))
    west, south, east, north = shapely.bounds(land)
    box = np.column_stack(_TO_MERCATOR.transform(frame.box[0::2], frame.box[1::2]))
    free = (box[1] - box[0]) * (1 - 2 * MARGIN)
    # The label stands at the top of the frame, so the land gets the part under it.
    free[1] *= 0.86
    scale = min(free[0] / (east - west), free[1] / (north - south))
    centre = box.mean(axis=0) - np.array([0.0, 0.06 * (box[1] - box[0])[1]])
    return np.array([(west + east) / 2, (south + north) / 2]), centre, float(scale)


def _framed(geometry: shapely.Geometry, move: tuple[np.ndarray, np.ndarray, float]) -> shapely.Geometry:
    origin, target, scale = move

    def shift(xy: np.ndarray) -> np.ndarray:
        metres = np.column_stack(_TO_MERCATOR.transform(xy[:, 0], xy[:, 1]))
        metres = (metres - origin) * scale + target
        return np.column_stack(_TO_DEGREES.transform(metres[:, 0], metres[:, 1]))

    return shapely.transform(geometry, shift)


def _displayed(
    frame: gpd.GeoDataFrame, level: Level, moves: dict[str, tuple[np.ndarray, np.ndarray, float]]
) -> np.ndarray:
    """Simplified polygons, overseas ones in their frames: moved there before they are simplified: scale counts."""
    zone = frame["departements"].str.split(";").str[0]
    shapes = np.array(
        [
            _framed(shape, moves[code]) if code in moves else shape
            for shape, code in zip(frame.geometry, zone, strict=True)
        ]
    )
    # Small islands stay: a ring is never removed, only simplified down to a triangle at least.
    return shapely.coverage_simplify(shapes, TOLERANCE[level])


def _land(
    regions: gpd.GeoDataFrame, level: Level, moves: dict[str, tuple[np.ndarray, np.ndarray, float]]
) -> dict[str, object]:
    """All regions as one GeoJSON geometry: the ground under a level that does not cover the country."""
    shapes = _displayed(regions, level, moves)
    return {"type": "GeometryCollection", "geometries": [_rounded(shape) for shape in shapes]}


def _file(
    frame: gpd.GeoDataFrame,
    level: Level,
    moves: dict[str, tuple[np.ndarray, np.ndarray, float]],
    outline: dict[str, object],
) -> bytes:
    features = [
        {"type": "Feature", "properties": {"c": code, "n": label}, "geometry": _rounded(shape)}
        for code, label, shape in zip(frame["code"], frame["label"], _displayed(frame, level, moves), strict=True)
    ]
    frames = [
        {
            "label": item.label,
            "code": item.departement,
            "bounds": [[item.box[1], item.box[0]], [item.box[3], item.box[2]]],
        }
        for item in FRAMES
    ]
    collection = {"type": "FeatureCollection", "frames": frames, "outline": outline, "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def _rounded(shape: shapely.Geometry) -> dict[str, object]:
    """GeoJSON of ``shape`` with coordinates on the grid. Shared vertices round alike, so borders stay shared."""
    mapping: dict[str, object] = json.loads(shapely.to_geojson(shape))
    mapping["coordinates"] = _round(mapping["coordinates"])
    return mapping


def _round(part: object) -> object:
    if isinstance(part, list):
        return [_round(item) for item in part]
    return round(float(part), 4)  # type: ignore[arg-type]
