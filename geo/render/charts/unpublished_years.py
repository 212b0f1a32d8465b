"""The mark of a year that the source of a programme does not cover, in charts by year."""

from collections.abc import Iterable, Mapping

import plotly.graph_objects as go

from geo.language import Voice
from geo.model import Term
from geo.programmes.publication import Years, unpublished
from geo.render.charts.style import INK, PAPER

HEIGHT = 0.05
"""Of the highest bar, under the axis: seen, and not taken for an amount."""


def mark_unpublished(
    figure: go.Figure,
    published: Years,
    years: Iterable[int],
    programmes: Mapping[str, Term],
    highest: float,
    voice: Voice,
) -> None:
    """Add a hatched foot under those of ``years`` that lack a source, named under the pointer.

    Same height everywhere, below zero: it stands for no amount. ``highest``: of the bars, in the unit of their axis.
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
