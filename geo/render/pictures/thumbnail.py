"""A small SVG choropleth of a programme's projects by region, with overseas regions in insets."""

from base64 import b64encode
from collections.abc import Mapping

import numpy as np
import shapely
from markupsafe import Markup
from pyproj import Transformer

from geo.areas.boundaries import areas
from geo.areas.insets import moves
from geo.model import Level, Perimeter
from geo.tables.store import Store

OVERSEAS = {"01": "971", "02": "972", "03": "973", "04": "974", "06": "976"}
"""Overseas regions → the department with the same territory."""
RAMP = ("#c9dcf0", "#8bb3dc", "#4a84bf", "#14487f")
"""From few projects to many."""
NOTHING = "#eef1f5"
WIDTH = 240
"""Width of the drawing in units; coordinates are rounded to whole units."""
TOLERANCE = 6_000
"""Simplification tolerance in Web Mercator metres: half a unit of the drawing."""
_TO_MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)


def _paths(store: Store) -> tuple[Mapping[str, str], int]:
    """The outline of each region by code, as SVG path data, and the height of the drawing in units."""
    regions, departements = (areas(store, level, Perimeter.SECOND_PHASE) for level in (Level.REGION, Level.DEPARTMENT))
    moved = moves(departements)
    shown = [
        moved[OVERSEAS[code]].geometry(shape) if code in OVERSEAS else shape
        for code, shape in zip(regions["code"], regions.geometry, strict=True)
    ]
    metres = [
        shapely.transform(shape, lambda xy: np.column_stack(_TO_MERCATOR.transform(xy[:, 0], xy[:, 1])))
        for shape in shown
    ]
    drawn = shapely.coverage_simplify(np.array(metres), TOLERANCE)
    west, south, east, north = shapely.total_bounds(drawn)
    unit = (east - west) / WIDTH
    found = {}
    for code, shape in zip(regions["code"], drawn, strict=True):
        drawing = ""
        for part in shapely.get_parts(shape):
            corners = shapely.get_coordinates(part.exterior)[:-1]
            points = np.column_stack([corners[:, 0] - west, north - corners[:, 1]]) / unit
            drawing += "M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + "Z"
        found[code] = drawing
    return found, int((north - south) / unit) + 1


def region_map(store: Store, counts: Mapping[str, int]) -> str:
    """The regions as the data URL of an image, darker for more projects; ``counts``: projects by region code.

    Four classes on a square-root scale up to the largest count; regions without projects are pale. An image rather than
    inline SVG, which Streamlit strips from HTML. Raises `TableError` when the boundaries are missing.
    """
    paths, height = store.ask(_paths)
    most = max(counts.values(), default=0)
    shapes = Markup()
    for code, path in paths.items():
        count = counts.get(code, 0)
        step = min(int((count / most) ** 0.5 * len(RAMP)), len(RAMP) - 1) if count else -1
        shapes += Markup('<path d="{}" fill="{}"/>').format(path, NOTHING if step < 0 else RAMP[step])
    drawn = Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {0} {1}" width="{0}" height="{1}" stroke="#fff">'
        "{2}</svg>"
    ).format(WIDTH + 2, height + 2, shapes)
    return "data:image/svg+xml;base64," + b64encode(drawn.encode()).decode()
