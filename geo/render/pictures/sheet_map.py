"""The pictures of a printed sheet: an area with what lies around it, and a small map of where in France that is."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import matplotlib
import numpy as np
import numpy.typing as npt
import shapely
from matplotlib import font_manager, patheffects
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo.areas.closeup import Closeup
from geo.areas.projection import FRAMED, MAINLAND, Printed
from geo.cartography.circles import radii
from geo.render.charts.style import ACCENT, INK, QUIET
from geo.render.map.folium_map import LIGHT
from geo.render.pictures.canvas import add_shapes, drawn
from geo.render.pictures.text import FAMILY, plain

FACES = ("Source Sans Pro", FAMILY)
"""The face of the atlas; letters that it lacks come from matplotlib's own."""
FILES = Path(font_source_sans_pro.__file__).parent / "files"
FONTS = (FILES, Path(matplotlib.get_data_path()) / "fonts" / "ttf")
"""Folders that hold them, of installed packages."""
CIRCLE = 0.62
"""Points for each pixel of a circle's radius (`geo.cartography.circles`)."""
PART, NEIGHBOUR, CUT = "#d3e2f2", "#e9edf3", "#ffffff"
INSIDE = "#edf3fa"
"""Of a region: what of it is in no territory."""
BARE = 14.0
"""Points squared of a place whose projects have no known amount."""
SMALL = 0.06
"""Share of the locator's width under which an area is ringed, since its shape can't be seen."""


@dataclass(frozen=True)
class Marks:
    """Places of projects: ``metres`` of shape ``(n, 2)`` in the closeup's projection; ``aid``: euros, NaN: unknown."""

    metres: npt.NDArray[np.float64]
    aid: npt.NDArray[np.float64]

    @property
    def largest(self) -> float:
        """The largest known aid of a place, 0 without any."""
        known = self.aid[np.isfinite(self.aid)]
        return float(known.max()) if known.size else 0.0


def area_map(shown: Closeup, marks: Marks, title: str, suffix: str, size: tuple[float, float]) -> bytes:
    """The area, its parts and its neighbours, with a circle for each place of projects: the larger, the more aid.

    ``size`` in inches. A ring without filling is a place whose amounts are not known. Towns are named.
    """

    def draw(figure: Figure) -> None:
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        _frame(axes, shown.box, size)
        add_shapes(axes, shown.land, facecolor=LIGHT.land, edgecolor=LIGHT.frame, linewidth=0.4)
        add_shapes(axes, shown.neighbours, facecolor=NEIGHBOUR, edgecolor=CUT, linewidth=0.8)
        add_shapes(axes, [shown.own], facecolor=INSIDE, linewidth=0)
        add_shapes(axes, shown.parts, facecolor=PART, edgecolor=CUT, linewidth=0.25 if len(shown.parts) > 150 else 0.5)
        add_shapes(axes, [shown.own], facecolor="none", edgecolor=ACCENT, linewidth=1.4)
        _draw_marks(axes, marks)
        _name_towns(axes, shown)

    return _drawn(size, title, suffix, draw)


def locator(regions: Printed, zone: str, own: shapely.Geometry, title: str, suffix: str) -> bytes:
    """France with the area ``own`` (metres of the projection of ``zone``) filled: ringed where it is small."""
    size = (1.9, 1.62)

    def draw(figure: Figure) -> None:
        boxes = {MAINLAND: (0.2, 0.0, 0.8, 1.0)}
        height = 1 / len(FRAMED)
        for at, (name, _label) in enumerate(FRAMED):
            boxes[name] = (0.01, 1 - (at + 1) * height + 0.01, 0.17, height - 0.02)
        for name, box in boxes.items():
            axes = figure.add_axes(box)
            axes.set_axis_off()
            land = regions.shapes[regions.zones == name]
            bounds = shapely.total_bounds(land)
            _frame(axes, tuple(bounds), (size[0] * box[2], size[1] * box[3]), room=1.12)
            add_shapes(axes, land, facecolor=NEIGHBOUR, edgecolor=CUT, linewidth=0.5)
            if name != MAINLAND:
                edges: dict[str, Any] = {"fill": False, "edgecolor": LIGHT.frame, "linewidth": 0.5}
                axes.add_patch(Rectangle((0, 0), 1, 1, transform=axes.transAxes, **edges))
            if name == zone:
                add_shapes(axes, [own], facecolor=ACCENT, edgecolor=ACCENT, linewidth=0.3)
                west, south, east, north = shapely.bounds(own)
                if max(east - west, north - south) < SMALL * (bounds[2] - bounds[0]):
                    x, y = (west + east) / 2, (south + north) / 2
                    axes.scatter(x, y, s=90, facecolors="none", edgecolors=ACCENT, linewidths=1.2)

    return _drawn(size, title, suffix, draw)


def _drawn(size: tuple[float, float], title: str, suffix: str, draw: Any) -> bytes:
    _know_faces()
    return drawn(size, LIGHT.ground, title, suffix, draw, FACES)


@cache
def _know_faces() -> None:
    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(str(FILES / f"SourceSansPro-{weight}.ttf"))


def _frame(axes: Axes, box: tuple[float, ...], size: tuple[float, float], room: float = 1.0) -> None:
    """Show the box at one scale in both directions, in the middle of axes of ``size``."""
    west, south, east, north = box
    scale = room * max((east - west) / size[0], (north - south) / size[1])
    x, y = (west + east) / 2, (south + north) / 2
    axes.set_xlim(x - scale * size[0] / 2, x + scale * size[0] / 2)
    axes.set_ylim(y - scale * size[1] / 2, y + scale * size[1] / 2)


def _draw_marks(axes: Axes, marks: Marks) -> None:
    sizes = 2 * CIRCLE * radii(marks.aid, marks.largest)
    bare = ~np.isfinite(marks.aid)
    axes.scatter(
        marks.metres[bare, 0], marks.metres[bare, 1], s=BARE, facecolors="none", edgecolors=LIGHT.circle, linewidths=0.8
    )
    order = np.argsort(-sizes, kind="stable")
    order = order[sizes[order] > 0]
    axes.scatter(
        marks.metres[order, 0],
        marks.metres[order, 1],
        s=sizes[order] ** 2,
        c=LIGHT.circle,
        alpha=0.62,
        edgecolors=CUT,
        linewidths=0.5,
    )


def _name_towns(axes: Axes, shown: Closeup) -> None:
    middle = (shown.box[0] + shown.box[2]) / 2
    halo = [patheffects.withStroke(linewidth=2.2, foreground=CUT)]
    for at, town in enumerate(shown.towns):
        # To the side of the middle: a name never leaves the picture there.
        right = town.x < middle
        place: dict[str, Any] = {"xytext": (4 if right else -4, 2.5), "textcoords": "offset points"}
        axes.annotate(
            plain(town.name),
            (town.x, town.y),
            ha="left" if right else "right",
            fontsize=8 if at == 0 else 7,
            color=INK if at == 0 else QUIET,
            path_effects=halo,
            weight="bold" if at == 0 else "normal",
            **place,
        )
        axes.scatter(town.x, town.y, s=5, c=INK, linewidths=0)
