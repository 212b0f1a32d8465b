"""Geometry for the browser: gzipped GeoJSON, simplified as a coverage, with overseas departments moved into insets.

The insets are for display only: exports keep the true coordinates of ``data/boundaries``.
"""

from collections.abc import Mapping

import geopandas as gpd
import numpy as np
import shapely

from geo.areas.insets import Move, moves
from geo.areas.web_geometry import collection
from geo.ingest.sources.indicators import levels
from geo.model import Level, area_table

TOLERANCE = {
    Level.TERRITORY: 0.012,
    Level.EPCI: 0.008,
    Level.EMPLOYMENT_AREA: 0.012,
    Level.DEPARTMENT: 0.012,
    Level.REGION: 0.015,
}
"""Visvalingam–Whyatt tolerance of `shapely.coverage_simplify`, in degrees (the square root of an area)."""


def web_files(boundaries: dict[str, gpd.GeoDataFrame]) -> dict[str, bytes]:
    """Bytes of each ``web/{table}.geojson.gz`` by table name, with features in the order of the table's rows."""
    moved = moves(boundaries[Level.DEPARTMENT.value])
    regions = boundaries[Level.REGION.value]
    files = {}
    for level, perimeter in levels():
        frame = boundaries[area_table(level, perimeter)]
        shapes = _displayed(frame, level, moved)
        files[area_table(level, perimeter)] = collection(
            frame["code"], frame["label"], shapes, _displayed(regions, level, moved), moved
        )
    return files


def _displayed(frame: gpd.GeoDataFrame, level: Level, moved: Mapping[str, Move]) -> np.ndarray:
    """Simplified polygons, overseas ones moved into insets first, since the tolerance applies at the inset's scale."""
    zone = frame["departements"].str.split(";").str[0]
    shapes = np.array(
        [
            moved[code].geometry(shape) if code in moved else shape
            for shape, code in zip(frame.geometry, zone, strict=True)
        ]
    )
    # Small islands stay: a ring is never removed, only simplified down to a triangle at most.
    return shapely.coverage_simplify(shapes, TOLERANCE[level])
