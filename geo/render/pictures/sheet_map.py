"""Pictures of a printed sheet: an area with its surroundings, and a small locator map of France."""

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
"""The atlas's font, then matplotlib's own for glyphs it lacks."""
FILES = Path(font_source_sans_pro.__file__).parent / "files"
FONTS = (FILES, Path(matplotlib.get_data_path()) / "fonts" / "ttf")
"""Folders of these fonts, in installed packages."""
CIRCLE = 0.62
"""Points per pixel of a circle's radius (`geo.cartography.circles`)."""
PART, NEIGHBOUR, CUT = "#d3e2f2", "#e9edf3", "#ffffff"
INSIDE = "#edf3fa"
"""Fill of the parts of a region that belong to no territory."""
BARE = 14.0
"""Marker size, in points squared, of a place whose projects have no known amount."""
SMALL = 0.06
"""Areas smaller than this share of the zone's width are ringed on the locator, as their shape can't be seen."""


@dataclass(frozen=True)
class Marks:
    """Project places: ``metres`` of shape ``(n, 2)`` in the closeup's projection; ``aid`` in euros, NaN if unknown."""

    metres: npt.NDArray[np.float64]
    aid: npt.NDArray[np.float64]

    @property
    def largest(self) -> float:
        """The largest known aid of a place, 0 if none is known."""
        known = self.aid[np.isfinite(self.aid)]
        return float(known.max()) if known.size else 0.0


def area_map(shown: Closeup, marks: Marks, title: str, suffix: str, size: tuple[float, float]) -> bytes:
    """The area, its parts and its neighbours, with one circle per project place, sized by aid, and town names.

    ``size`` in inches. An unfilled ring is a place whose amounts are unknown.
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
    """France with the area ``own`` (metres in the projection of ``zone``) filled, and ringed if it is small."""
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
    """Fit the box into axes of ``size``, centred, at the same scale in both directions."""
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
        # Names are written towards the middle, so that they never leave the picture.
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
