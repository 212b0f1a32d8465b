"""The text of a picture: title, filters, classes with their counts, key of the circles, sources."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from geo.cartography.choropleth import AreaView
from geo.cartography.circles import key_values, radii
from geo.measures.states import State
from geo.render.map.folium_map import LIGHT
from geo.render.pictures.text import lines, plain

QUIET = "#54627a"
LEFT, RIGHT = 0.68, 0.975
"""Left and right edges of the legend, as shares of the picture's width."""
ROW = 0.047


UNVALUED_LOOKS: Mapping[State, dict[str, Any]] = {
    State.NOTHING: {"facecolor": LIGHT.nothing},
    State.FEW: {"facecolor": LIGHT.no_data, "hatch": "......", "hatchcolor": LIGHT.hatch},
    State.UNKNOWN: {"facecolor": LIGHT.no_data, "hatch": "//////", "hatchcolor": LIGHT.hatch},
}
"""How areas without a value are drawn, on the map and in its legend."""


@dataclass(frozen=True)
class PictureText:
    """Text of the picture, formatted in the reader's language; ``empty`` replaces the map, "" to draw it.

    ``heads``: headings of the legend's columns (class, areas). ``words``: translates a message. ``value``, ``sized``:
    format a value of the measure and of the second measure; ``count``: formats a number of areas. ``circles``: title of
    the key of circles. ``notes`` are written under the legend, ``sources`` at the bottom.
    """

    title: str
    subtitle: str
    heads: tuple[str, str]
    words: Callable[[str], str]
    value: Callable[[float | None], str]
    count: Callable[[float | None], str]
    notes: tuple[str, ...]
    sources: str
    circles: str = ""
    sized: Callable[[float | None], str] = str
    empty: str = ""


def draw_text(figure: Figure, view: AreaView, text: PictureText, circle: float) -> None:
    """Write everything around the map; ``circle``: points per pixel of a circle's radius."""
    write = _Writer(figure)
    write(0.025, 0.965, text.title, 15, most=1, weight="bold")
    write(0.025, 0.91, text.subtitle, 8.5, most=1, colour=QUIET)
    write(0.025, 0.088, text.sources, 6, most=4, colour=QUIET)
    if text.empty:
        write(0.025, 0.55, text.empty, 15, most=2)
        return
    top = _classes(write, view, text, 0.82)
    if view.circles is not None:
        top = _circles(write, view, text, circle, top - 0.02)
    for note in text.notes:
        top -= write(LEFT, top - 0.01, note, 6.5, most=4, colour=QUIET, right=RIGHT) + 0.015


class _Writer:
    """Writes text into the figure's own coordinates (0 to 1 from the lower left)."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure

    def __call__(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        most: int = 1,
        weight: str = "normal",
        colour: str = LIGHT.text,
        right: float = RIGHT,
        align: str = "left",
        middle: bool = False,
    ) -> float:
        """Write from ``y`` down (centred on it if ``middle``); return the height used, as a share of the figure.

        ``size`` in points, ``most``: maximum lines. A dollar sign is literal and does not start a formula.
        """
        across, up = self.figure.get_size_inches() * 72
        room = (right - x if align == "left" else x - LEFT) * across
        said = lines(text, size, room, most, weight)
        self.figure.text(
            x,
            y,
            said,
            fontsize=size,
            fontweight=weight,
            color=colour,
            ha=align,
            va="center_baseline" if middle else "top",
            linespacing=1.3,
            parse_math=False,
        )
        return float((said.count("\n") + 1) * size * 1.4 / up)


def _classes(write: _Writer, view: AreaView, text: PictureText, top: float) -> float:
    write(LEFT, top, text.heads[0], 8, colour=QUIET, middle=True)
    write(RIGHT, top, text.heads[1], 8, colour=QUIET, align="right", middle=True)
    for at, row in enumerate(view.legend(text.value, text.words), start=1):
        y = top - at * ROW
        look = UNVALUED_LOOKS.get(row.state, {"facecolor": row.colour})
        swatch: dict[str, Any] = {"edgecolor": "#9aa3b2", "linewidth": 0.5, **look}
        box = Rectangle((LEFT, y - 0.015), 0.03, 0.03, transform=write.figure.transFigure, **swatch)
        write.figure.add_artist(box)
        write(LEFT + 0.042, y, row.label, 10.5, middle=True, right=RIGHT - 0.045)
        write(RIGHT, y, text.count(row.count), 10.5, align="right", middle=True)
    return float(top - (at + 1) * ROW)


def _circles(write: _Writer, view: AreaView, text: PictureText, circle: float, top: float) -> float:
    """Key of circle sizes for the second measure, largest first; return the y position below it."""
    if view.circles is None:
        return top
    top -= write(LEFT, top, text.circles, 8.5, most=2, weight="bold")
    across, up = write.figure.get_size_inches() * 72
    keys = key_values(view.circles.largest)
    sizes = (radii(keys, view.circles.largest) * circle).tolist()
    x, tallest = LEFT, 2 * max(sizes, default=0.0) / up
    for size, key in zip(sizes, keys, strict=True):
        x += size / across
        mark = Line2D(
            [x],
            [top - tallest / 2],
            marker="o",
            markersize=2 * size,
            color=LIGHT.circle,
            alpha=0.6,
            markeredgecolor=LIGHT.halo,
            markeredgewidth=0.4,
            transform=write.figure.transFigure,
            linestyle="none",
        )
        write.figure.add_artist(mark)
        x += size / across + 0.006
        write(x, top - tallest / 2, plain(text.sized(key)), 8, middle=True)
        x += 0.07
    return float(top - tallest - 0.02)
