"""A view as a picture: one matplotlib figure, as SVG or PNG, with its legend, filters and sources."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from geo.areas.projection import FRAMED, MAINLAND, Printed
from geo.cartography.choropleth import AreaView
from geo.cartography.circles import radii
from geo.render.map.folium_map import LIGHT
from geo.render.pictures.canvas import add_shapes, drawn
from geo.render.pictures.legend import UNVALUED_LOOKS, PictureText, draw_text

SIZE = (10.0, 5.625)
"""Inches, 16:9: 1920 × 1080 pixels as PNG (`geo.render.pictures.canvas`); for a slide, or A4 landscape with margins."""
THUMBNAIL = (10 / 3, 1.875)
"""Inches: 320 × 180 CSS pixels."""
CIRCLE = 0.4
"""Points per pixel of a circle's radius (`geo.cartography.circles`): the picture is smaller than a screen."""


@dataclass(frozen=True)
class Ground:
    """What is drawn: ``areas`` in the view's order, ``regions`` as context (None for communes, which fill the picture),
    ``selected``: indices of highlighted areas, ``pin``: zone and metres (x, y) of a focused area of another level.
    """

    areas: Printed
    regions: Printed | None
    selected: tuple[int, ...] = ()
    pin: tuple[str, float, float] | None = None


def picture(view: AreaView, ground: Ground, text: PictureText, suffix: str, *, thumbnail: bool = False) -> bytes:
    """The picture of ``view`` as "svg" or "png"; equal arguments give equal bytes.

    A ``thumbnail`` has the map and the inset frames, without text. If ``text.empty`` is set, it replaces the map.
    """

    def draw(figure: Figure) -> None:
        if not text.empty or thumbnail:
            _draw_land(figure, view, ground, thumbnail)
        if not thumbnail:
            draw_text(figure, view, text, CIRCLE)

    return drawn(THUMBNAIL if thumbnail else SIZE, LIGHT.ground, text.title, suffix, draw)


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
        # An inset leaves room for its label above the land.
        _fit(axes, zone, ground, box, figure, above=0.24 if framed and not thumbnail else 0.0)
        if framed:
            edges: dict[str, Any] = {"fill": False, "edgecolor": LIGHT.frame, "linewidth": 0.8 * fine, "clip_on": False}
            axes.add_patch(Rectangle((0, 0), 1, 1, transform=axes.transAxes, **edges))
            if not thumbnail:
                axes.text(0.05, 0.95, labels[zone], transform=axes.transAxes, va="top", fontsize=7.5, color=LIGHT.text)


def _spread(box: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of the full picture, rescaled so that the map fills a thumbnail."""
    x, y, width, height = box
    return (x - 0.02) / 0.64, (y - 0.1) / 0.76, width / 0.64, height / 0.76


def _draw_zone(axes: Axes, zone: str, view: AreaView, ground: Ground, fine: float) -> None:
    here = (ground.areas.zones == zone) & ~shapely.is_empty(ground.areas.shapes)
    shapes, letters = ground.areas.shapes, np.array(list(view.letters))
    if ground.regions is not None:
        land = ground.regions.shapes[ground.regions.zones == zone]
        add_shapes(axes, land, facecolor=LIGHT.land, linewidth=0)
    many = here.sum() > 400
    border = {"edgecolor": LIGHT.border, "linewidth": (0.15 if many else 0.35) * fine}
    add_shapes(axes, shapes[here & ~view.visible], facecolor=LIGHT.hidden, **border)
    for state, look in UNVALUED_LOOKS.items():
        add_shapes(axes, shapes[here & view.visible & (letters == state.value)], **look, **border)
    for position, colour in enumerate(view.scale.colours):
        add_shapes(axes, shapes[here & view.visible & (letters == str(position))], facecolor=colour, **border)
    outlines = ground.areas.outline() if ground.regions is None else {}
    contours = land if ground.regions is not None else [outlines[zone]] if zone in outlines else []
    add_shapes(axes, contours, facecolor="none", edgecolor=LIGHT.outline, linewidth=0.5 * fine)
    if view.circles is not None:
        sizes = 2 * CIRCLE * fine * radii(view.circles.values, view.circles.largest)
        drawn = here & (sizes > 0)
        order = np.flatnonzero(drawn)[np.argsort(-sizes[drawn], kind="stable")]
        marks = ground.areas.points[order]
        axes.scatter(
            marks[:, 0],
            marks[:, 1],
            s=sizes[order] ** 2,
            c=LIGHT.circle,
            alpha=0.6,
            edgecolors=LIGHT.halo,
            linewidths=0.4 * fine,
            clip_on=False,
        )
    pointed = [shapes[at] for at in ground.selected if here[at]]
    for colour, width in ((LIGHT.halo, 3.2), (LIGHT.accent, 1.6)):
        add_shapes(axes, pointed, facecolor="none", edgecolor=colour, linewidth=width * fine)
    if ground.pin is not None and ground.pin[0] == zone:
        for colour, width in ((LIGHT.halo, 3.6), (LIGHT.accent, 1.8)):
            axes.scatter(*ground.pin[1:], s=110 * fine, facecolors="none", edgecolors=colour, linewidths=width * fine)


def _fit(axes: Axes, zone: str, ground: Ground, box: tuple[float, ...], figure: Figure, above: float) -> None:
    """Fit the whole zone into its box, centred, at the same scale in both directions.

    ``above``: share of the box's height kept free above it.
    """
    of_zone = ground.regions if ground.regions is not None else ground.areas
    west, south, east, north = shapely.total_bounds(of_zone.shapes[of_zone.zones == zone])
    across, up = figure.get_size_inches() * (box[2], box[3])
    scale = 1.04 * max((east - west) / across, (north - south) / (up * (1 - above)))
    x, y = (west + east) / 2, (south + north) / 2 + above / 2 * up * scale
    axes.set_xlim(x - scale * across / 2, x + scale * across / 2)
    axes.set_ylim(y - scale * up / 2, y + scale * up / 2)
