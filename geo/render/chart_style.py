"""What all charts share: one face, one ink, no box, the separators of the reader's language."""

from typing import Any

from geo.model import Language

INK = "#14233c"
QUIET = "#54627a"
GRID = "#e6eaf0"
ACCENT = "#1f5fa8"
CONTEXT = "#9aa3b2"
"""What is shown beside the thing that is looked at."""
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
"""One colour for each programme that has projects, the same on every chart."""
OTHER = "#9aa3b2"
MARGINS = {"l": 10, "r": 10, "t": 10, "b": 10}


def layout(language: Language, height: int, **more: Any) -> dict[str, Any]:
    """Arguments of `plotly.graph_objects.Figure.update_layout`; ``height`` is in pixels, ``more`` adds or replaces."""
    return {
        "height": height,
        "margin": MARGINS,
        "separators": ", " if language is Language.FRENCH else ".,",
        "font": {"family": "Source Sans, sans-serif", "color": INK, "size": 13},
        "plot_bgcolor": "#ffffff",
        "paper_bgcolor": "#ffffff",
        **more,
    }


def shortened(label: str, longest: int) -> str:
    """``label`` in ``longest`` characters at most, the last one "…" where it was cut."""
    return label if len(label) <= longest else f"{label[: longest - 1].rstrip()}…"
