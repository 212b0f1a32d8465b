"""Colours of text and focus outlines contrast with their background, in light and dark themes."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from geo.render.charts.style import ACCENT, CONTEXT, INK, PAPER, QUIET, at_night
from geo.render.map.folium_map import DARK, LIGHT, MapTheme


def luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def theme(root: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((root / ".streamlit/config.toml").read_text("utf-8"))["theme"]
    return found


@pytest.mark.parametrize(("at", "name"), [(0, "light"), (1, "dark")])
def test_words_and_the_focus_stand_out_from_every_ground(root: Path, theme: dict[str, Any], at: int, name: str) -> None:
    style = (root / "pages/parts/frame/look.css").read_text("utf-8")
    pairs = dict(re.findall(r"--(\w+): light-dark\(([^)]+)\)", style))
    colours = {role: value.split(", ")[at] for role, value in pairs.items()}
    scheme = theme[name]
    for ground in (scheme["backgroundColor"], scheme["secondaryBackgroundColor"], scheme["sidebar"]["backgroundColor"]):
        for role in ("ink", "quiet", "accent"):
            assert contrast(colours[role], ground) >= 4.5, (role, ground)
        assert contrast(scheme["textColor"], ground) >= 7
        assert contrast(scheme["linkColor"], ground) >= 4.5
        assert contrast(scheme["primaryColor"], ground) >= 3


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_the_map_writes_stands_out(colours: MapTheme) -> None:
    assert contrast(colours.text, colours.ground) >= 7
    assert contrast(colours.accent, colours.ground) >= 3
    assert contrast(colours.hatch, colours.no_data) >= 1.8


def test_charts_stand_out_in_light_and_dark() -> None:
    class Figure:
        def to_plotly_json(self) -> list[str]:
            return [INK, QUIET, ACCENT, CONTEXT, PAPER, "#123456"]

    ink, quiet, accent, context, paper, other = at_night(Figure())
    assert other == "#123456"
    for day in ((INK, QUIET, ACCENT, PAPER), (ink, quiet, accent, paper)):
        assert min(contrast(colour, day[3]) for colour in day[:3]) >= 4.5
    assert min(contrast(CONTEXT, PAPER), contrast(context, paper)) >= 2.5
