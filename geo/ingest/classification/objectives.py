"""Themes of State-aid awards, by the objective under which the register files them (in English, as published)."""

import re

THEMES: tuple[tuple[str, str], ...] = (
    (r"waste recycling|re-utilisation", "circularite"),
    (r"renewable|environment|energy|union standards|contaminated sites", "transition"),
    (r"training|knowledge transfer|recruitment|advisory", "competences"),
    (
        r"research|development \(art\. 25|innovation|feasibility|start-up|risk finance|common european interest",
        "innovation",
    ),
    (
        r"regional|investment aid to smes|local infrastructures|maritime ports|outermost|processing and marketing",
        "foncier",
    ),
)
"""Pattern in an objective (lower case) → theme; the first that is found. Aid for the investments of firms, by region or
by size, is of the theme of innovation and industrialisation. Culture, sport, farming, transport costs, disasters and
aid in a crisis have none."""


def theme(objective: str) -> str:
    """The theme of an objective, "" where none of ours covers it.

    >>> theme("Renewable energy"), theme("Industrial research (Art. 25(2)(b))"), theme("Culture")
    ('transition', 'innovation', '')
    """
    text = objective.lower()
    if text in ("sectoral development", "sectorial development", "research and development"):
        return "innovation" if text.startswith("research") else ""
    return next((theme for pattern, theme in THEMES if re.search(pattern, text)), "")
