"""Chart of how much each criterion contributes to the scores of the top-ranked areas."""

import pandas as pd
import plotly.graph_objects as go

from geo.finder.criteria import CRITERIA
from geo.finder.ranking import Ranking
from geo.language import Voice, shortened
from geo.render.charts.style import GRID, layout

COLOURS = ("#1f5fa8", "#e07b39", "#3f8f5f", "#7a5195", "#b8a04c", "#a34f6b", "#5b6b85")
"""One colour per criterion of a challenge, which has at most seven."""
ROW = 34
"""Height of an area's bar with its spacing, in pixels."""
LONGEST = 28
"""Maximum characters of an area's name, to fit a phone."""


def contribution_bars(ranked: Ranking, first: int, voice: Voice) -> go.Figure:
    """Stacked bars of the ``first`` areas, best on top; the parts of a bar sum to the area's score (0 to 100)."""
    rows = ranked.ranked.head(first)
    # An unknown criterion counts as 0: a gap would make Plotly restart the following parts from zero.
    parts: pd.DataFrame = ranked.contributions.loc[rows.index].fillna(0.0) * 100
    figure = go.Figure()
    for slug, colour in zip(parts.columns, COLOURS, strict=False):
        name = voice._(CRITERIA[slug].label)
        figure.add_bar(
            y=rows["code"],
            x=parts[slug],
            name=name,
            orientation="h",
            marker_color=colour,
            customdata=rows["label"],
            hovertemplate="<b>%{customdata}</b><br>%{x:.1f}<extra>" + name + "</extra>",
        )
    figure.update_layout(
        **layout(voice, 150 + ROW * len(rows)),
        barmode="stack",
        legend={"orientation": "h", "y": -0.18, "traceorder": "normal"},
        xaxis={"title": voice._("Score (0 to 100)"), "gridcolor": GRID, "range": [0, 100], "automargin": True},
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "automargin": True,
            "tickvals": rows["code"].tolist(),
            "ticktext": [shortened(label, LONGEST) for label in rows["label"]],
        },
    )
    return figure
