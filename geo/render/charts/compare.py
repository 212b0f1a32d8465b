"""Charts that compare areas side by side on shared scales."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from geo.language import Voice, shortened
from geo.render.charts.style import ACCENT, CONTEXT, GRID, QUIET, layout

PANEL = 230
"""Height of a row of panels, in pixels."""
ROW = 30
"""Height of a sector's bar with its spacing, in pixels."""
LONGEST = 34
"""Maximum characters of a label, to fit a phone."""


def jobs_panels(series: Mapping[str, pd.DataFrame], country: pd.DataFrame, voice: Voice) -> go.Figure:
    """One panel per area with its jobs as an index, France in grey, all on the same scale.

    ``series``: name → year, jobs, index, as returned by `geo.profile.figures.jobs`; ``country``: the same for France.
    """
    figure = _panels(series)
    for at, rows in enumerate(series.values(), start=1):
        for name, line, colour, width in ((voice._("France"), country, CONTEXT, 2), ("", rows, ACCENT, 3)):
            figure.add_scatter(
                x=line["year"],
                y=line["index"],
                name=name,
                mode="lines",
                row=1,
                col=at,
                showlegend=False,
                line={"color": colour, "width": width},
                customdata=[voice.number(jobs) for jobs in line["jobs"]],
                hovertemplate="<b>%{x}</b><br>%{y:.1f} (%{customdata})<extra>" + name + "</extra>",
            )
    figure.add_hline(y=100, line={"color": QUIET, "width": 1, "dash": "dot"})
    return _dressed(figure, voice, PANEL, {"tickformat": ".0f"}, {"dtick": 5, "tickformat": "d"})


def aid_panels(money: Mapping[str, pd.DataFrame], years: tuple[int, int], voice: Voice) -> go.Figure:
    """One panel per area with its aid by year in million euros, all on the same scale. Undated projects are omitted."""
    figure = _panels(money)
    for at, rows in enumerate(money.values(), start=1):
        sums = rows.dropna(subset=["year", "aid"]).groupby("year")["aid"].sum()
        figure.add_bar(
            x=[int(year) for year in sums.index],
            y=sums / 1e6,
            row=1,
            col=at,
            marker_color=ACCENT,
            width=0.7,
            showlegend=False,
            customdata=[voice.compact_euros(aid) for aid in sums],
            hovertemplate="<b>%{x}</b><br>%{customdata}<extra></extra>",
        )
    first, last = years
    span = {"range": [first - 0.6, last + 0.6], "dtick": 2, "tickformat": "d"}
    return _dressed(figure, voice, PANEL, {"tickformat": ",.1~f"}, span)


def sector_panels(money: Mapping[str, pd.DataFrame], sectors: Mapping[str, str], voice: Voice) -> go.Figure:
    """One panel per area with its projects by sector; ``sectors``: slug → label, from the top down, for all panels."""
    figure = _panels(money)
    for at, rows in enumerate(money.values(), start=1):
        counts = rows.groupby("sector")["projects"].sum()
        figure.add_bar(
            y=[shortened(label, LONGEST) for label in sectors.values()],
            x=[counts.get(slug, 0) for slug in sectors],
            orientation="h",
            row=1,
            col=at,
            marker_color=ACCENT,
            showlegend=False,
            hovertemplate="<b>%{y}</b><br>%{x}<extra></extra>",
        )
    figure.update_xaxes(matches="x")
    across = {"showgrid": True, "gridcolor": GRID, "tickformat": ",d"}
    return _dressed(figure, voice, 60 + ROW * len(sectors), {"autorange": "reversed"}, across)


def _panels(areas: Mapping[str, pd.DataFrame]) -> go.Figure:
    names = [f"<b>{shortened(name, LONGEST)}</b>" for name in areas]
    return make_subplots(rows=1, cols=len(areas), shared_yaxes="all", horizontal_spacing=0.03, subplot_titles=names)


def _dressed(
    figure: go.Figure, voice: Voice, height: int, upright: Mapping[str, object], across: Mapping[str, object]
) -> go.Figure:
    figure.update_layout(**layout(voice, height, margin={"l": 10, "r": 10, "t": 34, "b": 10}))
    figure.update_yaxes(gridcolor=GRID, automargin=True, **upright)
    figure.update_xaxes(automargin=True, **({"showgrid": False} | dict(across)))
    figure.update_annotations(font={"size": 13})
    return figure
