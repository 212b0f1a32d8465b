"""Shared by all matplotlib pictures: shapes as paths, and figures as bytes.

Each figure has its own canvas: pyplot keeps global state, which the server's threads would share. Importing this module
imports matplotlib, so the service does it only when the first picture is requested.
"""

import re
from collections.abc import Callable, Sequence
from io import BytesIO
from threading import Lock
from typing import Any

import matplotlib as mpl
import numpy as np
import numpy.typing as npt
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.path import Path

from geo.render.pictures.text import FAMILY, plain

DENSITY = 192
"""Dots per inch of PNG pictures: two per CSS pixel."""
_STYLE: dict[str, Any] = {"svg.fonttype": "none", "svg.hashsalt": "atlas", "hatch.linewidth": 0.5}
_NUMBERS = re.compile(rb'<path (?:id="[^"]*" )?d="[^"]*"')
# One picture at a time: matplotlib's settings are global, and the pages come first for CPU time.
_DRAWING = Lock()


def drawn(
    size: tuple[float, float],
    ground: str,
    title: str,
    suffix: str,
    draw: Callable[[Figure], None],
    faces: Sequence[str] = (FAMILY,),
) -> bytes:
    """A picture of ``size`` inches as "svg" or "png", drawn by ``draw``; equal pictures give equal bytes.

    ``faces``: font families, in order of fallback.
    """
    settings = _STYLE | {"font.family": [*faces]}
    with _DRAWING, mpl.rc_context(settings):  # type: ignore[arg-type] # its keys are literals
        figure = Figure(figsize=size, facecolor=ground)
        draw(figure)
        written = BytesIO()
        if suffix == "svg":
            about: dict[str, Any] = {"Title": plain(title), "Creator": None, "Date": None}
            FigureCanvasSVG(figure).print_svg(written, metadata=about)  # type: ignore[no-untyped-call]
            return _NUMBERS.sub(_rounded, written.getvalue())
        figure.set_dpi(DENSITY)
        about = {"Title": plain(title), "Software": None}
        FigureCanvasAgg(figure).print_png(written, metadata=about)  # type: ignore[no-untyped-call]
        return written.getvalue()


def _rounded(path: re.Match[bytes]) -> bytes:
    """The path with coordinates truncated to two decimals of a point: matplotlib writes six."""
    return re.sub(rb"(\.\d\d)\d+", rb"\1", path[0])


def add_shapes(axes: Axes, shapes: Sequence[shapely.Geometry] | npt.NDArray[np.object_], **style: Any) -> None:
    """Draw polygons and multipolygons in one style; empty ones are skipped."""
    if len(shapes):
        paths = [path_of(shape) for shape in shapes if not shapely.is_empty(shape)]
        axes.add_collection(PathCollection(paths, joinstyle="round", **style), autolim=False)


def path_of(shape: shapely.Geometry) -> Path:
    """All rings of a polygon or multipolygon as one path, with holes left unfilled."""
    # Inner rings run opposite to outer ones, as the fill rule of both canvases requires.
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(shape)))
    vertices, codes = [], []
    for ring in rings:
        positions = shapely.get_coordinates(ring)
        vertices.append(positions)
        steps = np.full(len(positions), Path.LINETO, dtype=Path.code_type)
        steps[0], steps[-1] = Path.MOVETO, Path.CLOSEPOLY
        codes.append(steps)
    return Path(np.concatenate(vertices), np.concatenate(codes))
