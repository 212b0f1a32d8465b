"""Areas as the GeoJSON that the map engine reads: polygons with codes, names and points, plus frames and an outline.

The build writes one file per level. Communes are too many for that (34,875), so those of one area are cut out of
``data/boundaries/commune.parquet`` when a map requests them, by the column that holds the area above them; the largest
region has 5,115. Borders come from a single coverage of the whole country, so that adjacent cuts share the same border.
"""

import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely

from geo.areas.boundaries import areas
from geo.areas.insets import FRAMES, Move, moves
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store
from geo.tables.vintage import opened

DIGITS = 4
"""Coordinates are rounded to this many decimals of a degree: about ten metres."""


def collection(
    codes: Iterable[str],
    names: Iterable[str],
    shapes: np.ndarray,
    outline: np.ndarray,
    moved: Mapping[str, Move],
) -> bytes:
    """A gzipped FeatureCollection with one feature for each of ``shapes`` (displayed degrees), in their order.

    Properties: c (code), n (name), p (a point inside, null for an empty shape). ``outline``: the land drawn under the
    areas. ``frames``: each with its box, and its move in Web Mercator metres, so that the map can move points the same
    way.
    """
    points = shapely.get_coordinates(shapely.point_on_surface(shapes[~shapely.is_empty(shapes)]))
    inside = iter(points.round(DIGITS).tolist())
    features = [
        {
            "type": "Feature",
            "properties": {"c": code, "n": name, "p": None if shape.is_empty else next(inside)},
            "geometry": _rounded(shape),
        }
        for code, name, shape in zip(codes, names, shapes, strict=True)
    ]
    content = {
        "type": "FeatureCollection",
        "frames": [_frame(moved[frame.departement], frame.departement, frame.label, frame.box) for frame in FRAMES],
        "outline": {"type": "GeometryCollection", "geometries": [_rounded(shape) for shape in outline]},
        "features": features,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode(), 9, mtime=0)


def communes_inside(data: Path, area: AreaRef, perimeter: Perimeter) -> bytes:
    """The `collection` of the communes inside ``area`` (a territory: in ``perimeter``), in the order of `areas`.

    Raises `TableError` when the boundaries are missing, ``ValueError`` when no commune is inside ``area``.
    """
    store = opened(data)
    inside = areas(store, Level.COMMUNE, perimeter, area)
    if inside.empty:
        raise ValueError(f"No commune inside {str(area)!r}.")
    moved = moves(areas(store, Level.DEPARTMENT, perimeter))
    return collection(inside["code"], inside["label"], _displayed(inside, moved), store.ask(_regions), moved)


def _displayed(communes: gpd.GeoDataFrame, moved: Mapping[str, Move]) -> np.ndarray:
    zones = zip(communes.geometry, communes["departements"], strict=True)
    return np.array([moved[code].geometry(shape) if code in moved else shape for shape, code in zones])


def _regions(store: Store) -> np.ndarray:
    """Regions as unions of the commune polygons: simplified separately, their outlines would not match them."""
    perimeter = Perimeter.SECOND_PHASE
    communes = areas(store, Level.COMMUNE, perimeter)
    shapes = _displayed(communes, moves(areas(store, Level.DEPARTMENT, perimeter)))
    full = ~shapely.is_empty(shapes)
    return np.array(
        [
            shapely.coverage_union_all(shapes[full & (communes["regions"] == code).to_numpy()])
            for code in sorted(communes["regions"].unique())
        ]
    )


def _frame(move: Move, code: str, label: str, box: tuple[float, float, float, float]) -> dict[str, Any]:
    west, south, east, north = box
    return {
        "label": label,
        "code": code,
        "bounds": [[south, west], [north, east]],
        "origin": [round(metres, 1) for metres in move.origin],
        "target": [round(metres, 1) for metres in move.target],
        "scale": move.scale,
    }


def _rounded(shape: shapely.Geometry) -> dict[str, Any]:
    """GeoJSON of ``shape``, rounded to `DIGITS` decimals. Shared vertices round alike, so borders stay shared."""
    mapping: dict[str, Any] = json.loads(shapely.to_geojson(shape))
    mapping["coordinates"] = _round(mapping["coordinates"])
    return mapping


def _round(part: Any) -> Any:
    return [_round(item) for item in part] if isinstance(part, list) else round(float(part), DIGITS)
