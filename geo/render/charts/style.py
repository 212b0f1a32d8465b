"""Style shared by all charts: font, colours, no frame, and number separators of the reader's language."""

from math import ceil, log10
from typing import Any

from geo.cartography.scales import AT_NIGHT
from geo.language import Voice
from geo.model import Language

INK = "#14233c"
QUIET = "#54627a"
GRID = "#e6eaf0"
ACCENT = "#1f5fa8"
CONTEXT = "#9aa3b2"
"""For series shown as context for the focused one."""
PROGRAMME_COLOURS = {
    "detr-dsil": "#b8a04c",
    "fonds-vert": "#3f8f5f",
    "fonds-vert-ti": "#8cc4a0",
    "i-nov": "#1f5fa8",
    "premiere-usine": "#e07b39",
    "zibac": "#7a5195",
    "grands-projets-decarbonation": "#5b6b85",
    "france-2030-grands-projets": "#a34f6b",
    "rebond-industriel": "#c9a9d6",
}
"""One colour per programme that has projects, the same on every chart."""
OTHER = "#9aa3b2"
PAPER = "#ffffff"
_AT_NIGHT = {
    INK: "#e6eaf0",
    QUIET: "#a9b4c4",
    GRID: "#2a313d",
    ACCENT: "#7ab4f5",
    CONTEXT: "#7b8595",
    PAPER: "#0e1117",
    **AT_NIGHT,
}
"""Colours for the dark theme; categorical colours are the same in both themes."""
MARGINS = {"l": 10, "r": 10, "t": 10, "b": 10}


def tick_format(top: float) -> str:
    """The format of the numbers of an axis from 0 to ``top``: as many decimals as keep ten ticks apart, at least."""
    decimals = max(0, ceil(-log10(top / 10))) if top > 0 else 0
    return f",.{decimals}~f"


def layout(voice: Voice, height: int, **more: Any) -> dict[str, Any]:
    """Arguments for `plotly.graph_objects.Figure.update_layout`; ``height`` in pixels, ``more`` adds or overrides."""
    return {
        "height": height,
        "margin": MARGINS,
        "separators": ", " if voice.language is Language.FRENCH else ".,",
        "font": {"family": "Source Sans, sans-serif", "color": INK, "size": 13},
        "plot_bgcolor": PAPER,
        "paper_bgcolor": PAPER,
        **more,
    }


def at_night(figure: Any) -> Any:
    """A copy of ``figure`` as a dict, for the dark theme; only colours of this module and of classes are replaced."""
    return _recoloured(figure.to_plotly_json())


def _recoloured(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _recoloured(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_recoloured(item) for item in part]
    return _AT_NIGHT.get(part, part) if isinstance(part, str) else part
