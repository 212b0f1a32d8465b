"""A view as a picture: one figure of matplotlib, as vectors or pixels, with legend, filters and sources on it.

The figure has a canvas of its own: pyplot keeps a global state, which threads of a server would share. Whoever imports
this module imports matplotlib, so the service does it when the first picture is asked for.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import Any

import matplotlib as mpl
import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.path import Path

from geo.circles import radii
from geo.print_geometry import FRAMED, MAINLAND, Printed
from geo.render.folium_map import LIGHT
from geo.render.print_legend import PictureText, draw_text
from geo.render.print_text import FAMILY, plain
from geo.view import AreaView

SIZE = (10.0, 5.625)
"""Inches: 16:9. At `DENSITY`, 1920 × 1080 pixels: a slide, or an A4 landscape page with its margins."""
THUMBNAIL = (10 / 3, 1.875)
"""Inches: 320 × 180 CSS pixels."""
DENSITY = 192
"""Dots per inch of the pixels: two for each CSS pixel."""
CIRCLE = 0.4
"""Points for each pixel of a circle's radius (`geo.circles`): the picture is smaller than a screen."""
HATCH = "//////"
_STYLE = {"svg.fonttype": "none", "svg.hashsalt": "atlas", "hatch.linewidth": 0.5, "font.family": FAMILY}
_NUMBERS = re.compile(rb'<path id="[^"]*" d="[^"]*"')
# One picture at a time: matplotlib's settings are global, and the processors belong to the pages.
_DRAWING = Lock()


@dataclass(frozen=True)
class Ground:
    """What is drawn: ``areas`` in the view's order, ``regions`` as context (None for communes, which fill the picture),
    ``selected``: indices of areas that are pointed at, ``pin``: zone and metres of an area of another level.
    """

    areas: Printed
    regions: Printed | None
    selected: tuple[int, ...] = ()
    pin: tuple[str, float, float] | None = None


def picture(view: AreaView, ground: Ground, text: PictureText, suffix: str, *, thumbnail: bool = False) -> bytes:
    """The picture of ``view`` as "svg" or "png"; equal arguments give equal bytes.

    A ``thumbnail`` has the map and the frames, without a word. Without any project to show, the picture says so.
    """
    with _DRAWING, mpl.rc_context(_STYLE):  # type: ignore[arg-type] # its keys are literals
        figure = Figure(figsize=THUMBNAIL if thumbnail else SIZE, facecolor=LIGHT.ground)
        if not text.empty or thumbnail:
            _draw_land(figure, view, ground, thumbnail)
        if not thumbnail:
            draw_text(figure, view, text, HATCH, CIRCLE)
        written = BytesIO()
        if suffix == "svg":
            about: dict[str, Any] = {"Title": plain(text.title), "Creator": None, "Date": None}
            FigureCanvasSVG(figure).print_svg(written, metadata=about)  # type: ignore[no-untyped-call]
        else:
            figure.set_dpi(DENSITY)
            about = {"Title": plain(text.title), "Software": None}
            FigureCanvasAgg(figure).print_png(written, metadata=about)  # type: ignore[no-untyped-call]
        return _NUMBERS.sub(_rounded, written.getvalue()) if suffix == "svg" else written.getvalue()


def _rounded(path: re.Match[bytes]) -> bytes:
    """The path with coordinates cut to a hundredth of a point: matplotlib writes a millionth."""
    return re.sub(rb"(\.\d\d)\d+", rb"\1", path[0])


def _draw_land(figure: Figure, view: AreaView, ground: Ground, thumbnail: bool) -> None:
    fine = 0.5 if thumbnail else 1.0
    found = [str(zone) for zone in np.unique(ground.areas.zones)]
    if ground.regions is None:
        boxes = dict.fromkeys(found[:1], (0.02, 0.12, 0.64, 0.72))
    else:
        boxes = {MAINLAND: (0.155, 0.105, 0.485, 0.745)}
        height = 0.745 / len(FRAMED)
        for at, (zone, _label) in enumerate(FRAMED):
            boxes[zone] = (0.025, 0.85 - (at + 1) * height + 0.008, 0.115, height - 0.016)
    if thumbnail:
        boxes = {zone: _spread(box) for zone, box in boxes.items()}
    labels = dict(FRAMED)
    for zone, box in boxes.items():
        axes = figure.add_axes(box)
        axes.set_gid(f"zone-{zone}")
        framed = ground.regions is not None and zone in labels
        axes.set_axis_off()
        _draw_zone(axes, zone, view, ground, fine)
        # A frame keeps room above the land for its label.
        _fit(axes, zone, ground, box, figure, above=0.24 if framed and not thumbnail else 0.0)
        if framed:
            edges: dict[str, Any] = {"fill": False, "edgecolor": LIGHT.frame, "linewidth": 0.8 * fine, "clip_on": False}
            axes.add_patch(Rectangle((0, 0), 1, 1, transform=axes.transAxes, **edges))
            if not thumbnail:
                axes.text(0.05, 0.95, labels[zone], transform=axes.transAxes, va="top", fontsize=7.5, color=LIGHT.text)


def _spread(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of the picture's map stretched over a thumbnail."""
    x, y, width, height = box
    return (x - 0.02) / 0.64, (y - 0.1) / 0.76, width / 0.64, height / 0.76


def _draw_zone(axes: Axes, zone: str, view: AreaView, ground: Ground, fine: float) -> None:
    here = (ground.areas.zones == zone) & ~shapely.is_empty(ground.areas.shapes)
    shapes, letters = ground.areas.shapes, np.array(list(view.letters))
    if ground.regions is not None:
        land = ground.regions.shapes[ground.regions.zones == zone]
        _add(axes, land, facecolor=LIGHT.land, linewidth=0)
    many = here.sum() > 400
    border = {"edgecolor": LIGHT.border, "linewidth": (0.15 if many else 0.35) * fine}
    _add(axes, shapes[here & ~view.visible], facecolor=LIGHT.hidden, **border)
    unknown = shapes[here & view.visible & (letters == "-")]
    _add(axes, unknown, facecolor=LIGHT.no_data, hatch=HATCH, hatchcolor=LIGHT.hatch, **border)
    for position, colour in enumerate(view.scale.colours):
        _add(axes, shapes[here & view.visible & (letters == str(position))], facecolor=colour, **border)
    outlines = ground.areas.outline() if ground.regions is None else {}
    contours = land if ground.regions is not None else [outlines[zone]] if zone in outlines else []
    _add(axes, contours, facecolor="none", edgecolor=LIGHT.outline, linewidth=0.5 * fine)
    if view.circles is not None:
        sizes = 2 * CIRCLE * fine * radii(view.circles.values, view.circles.largest)
        drawn = here & (sizes > 0)
        order = np.flatnonzero(drawn)[np.argsort(-sizes[drawn], kind="stable")]
        marks = ground.areas.points[order]
        axes.scatter(marks[:, 0], marks[:, 1], s=sizes[order] ** 2, c=LIGHT.circle, alpha=0.6,
                     edgecolors=LIGHT.halo, linewidths=0.4 * fine, clip_on=False)  # fmt: skip
    pointed = [shapes[at] for at in ground.selected if here[at]]
    for colour, width in ((LIGHT.halo, 3.2), (LIGHT.accent, 1.6)):
        _add(axes, pointed, facecolor="none", edgecolor=colour, linewidth=width * fine)
    if ground.pin is not None and ground.pin[0] == zone:
        for colour, width in ((LIGHT.halo, 3.6), (LIGHT.accent, 1.8)):
            axes.scatter(*ground.pin[1:], s=110 * fine, facecolors="none", edgecolors=colour, linewidths=width * fine)


def _fit(axes: Axes, zone: str, ground: Ground, box: tuple[float, ...], figure: Figure, above: float) -> None:
    """Show the whole zone at one scale in both directions, in the middle of its box; ``above``: share kept free."""
    of_zone = ground.regions if ground.regions is not None else ground.areas
    west, south, east, north = shapely.total_bounds(of_zone.shapes[of_zone.zones == zone])
    across, up = figure.get_size_inches() * (box[2], box[3])
    scale = 1.04 * max((east - west) / across, (north - south) / (up * (1 - above)))
    x, y = (west + east) / 2, (south + north) / 2 + above / 2 * up * scale
    axes.set_xlim(x - scale * across / 2, x + scale * across / 2)
    axes.set_ylim(y - scale * up / 2, y + scale * up / 2)


def _add(axes: Axes, shapes: Sequence[shapely.Geometry], **style: Any) -> None:
    if len(shapes):
        paths = [_path(shape) for shape in shapes if not shapely.is_empty(shape)]
        axes.add_collection(PathCollection(paths, joinstyle="round", **style), autolim=False)


def _path(shape: shapely.Geometry) -> Path:
    """All rings of a polygon or multipolygon as one path: what lies inside an inner ring is not filled."""
    # Inner rings turn against outer ones, as the fill rule of both canvases wants.
    rings = shapely.get_rings(shapely.get_parts(shapely.orient_polygons(shape)))
    vertices, codes = [], []
    for ring in rings:
        positions = shapely.get_coordinates(ring)
        vertices.append(positions)
        steps = np.full(len(positions), Path.LINETO, dtype=Path.code_type)
        steps[0], steps[-1] = Path.MOVETO, Path.CLOSEPOLY
        codes.append(steps)
    return Path(np.concatenate(vertices), np.concatenate(codes))
