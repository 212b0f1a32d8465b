"""Charts: the only place that knows Plotly."""

from collections.abc import Mapping
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from geo.language import translator
from geo.model import Language, Term

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
NARROW = 40
"""Characters of a line of the legend: what a phone shows."""


def aid_by_year(sums: pd.DataFrame, programmes: Mapping[str, Term], language: Language) -> go.Figure:
    """Stacked bars of aid (euros) by year and programme, from `geo.facts.by_year`; undated projects stand last."""
    _ = translator(language)
    figure = go.Figure()
    known = sums.dropna(subset=["aid"])
    labels = [*sorted({int(year) for year in known["year"].dropna()}), _("undated")]
    for slug, rows in known.groupby("programme", sort=True):
        years = [_("undated") if pd.isna(year) else str(int(year)) for year in rows["year"]]
        name = "<br>".join(wrap(programmes[str(slug)].label(language), NARROW))
        figure.add_bar(
            x=years, y=rows["aid"] / 1e6, name=name, marker_color=PROGRAMME_COLOURS.get(str(slug), OTHER),
            hovertemplate="<b>%{x}</b><br>%{y:,.1f} M€<extra>%{fullData.name}</extra>",
        )  # fmt: skip
    undated = known["year"].isna().any()
    figure.update_layout(
        barmode="stack",
        height=400,
        margin={"l": 10, "r": 10, "t": 10, "b": 10},
        separators=", " if language is Language.FRENCH else ".,",
        legend={"orientation": "h", "y": -0.2},
        font={"family": "Source Sans, sans-serif", "color": "#14233c", "size": 13},
        plot_bgcolor="#ffffff",
        paper_bgcolor="#ffffff",
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": [str(item) for item in labels]},
        yaxis={"title": _("million euros"), "gridcolor": "#e6eaf0", "tickformat": ",.0f", "automargin": True},
        annotations=[] if undated or len(known) else [{"text": _("no known amount"), "showarrow": False}],
    )
    return figure
