"""Marks years that the source of a programme does not cover, in charts by year."""

from collections.abc import Iterable, Mapping

import plotly.graph_objects as go

from geo.language import Voice
from geo.model import Term
from geo.programmes.publication import Years, unpublished
from geo.render.charts.style import INK, PAPER

HEIGHT = 0.05
"""Share of the highest bar, drawn below the axis: visible, but not mistaken for an amount."""


def mark_unpublished(
    figure: go.Figure,
    published: Years,
    years: Iterable[int],
    programmes: Mapping[str, Term],
    highest: float,
    voice: Voice,
) -> None:
    """Add a hatched base under those of ``years`` that a programme's source does not cover; hovering lists programmes.

    It has the same height everywhere, below zero, since it is not an amount. ``highest``: the highest bar, in the unit
    of the axis.
    """
    missing = unpublished(published, years)
    if not missing:
        return
    said = ["<br>".join(programmes[slug].label(voice.language) for slug in slugs) for slugs in missing.values()]
    figure.add_bar(
        x=[str(year) for year in missing],
        y=[HEIGHT * highest] * len(missing),
        base=-HEIGHT * highest,
        name=voice._("source not published"),
        marker={"color": PAPER, "line": {"color": INK, "width": 1}, "pattern": {"shape": "/", "fgcolor": INK}},
        customdata=said,
        hovertemplate="<b>%{x}</b><br>%{customdata}<extra>%{fullData.name}</extra>",
    )
