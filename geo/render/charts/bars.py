"""Bar charts: aid by year and programme, areas by map class."""

from collections.abc import Mapping
from textwrap import wrap

import numpy as np
import numpy.typing as npt
import pandas as pd
import plotly.graph_objects as go

from geo.cartography.histogram import histogram
from geo.cartography.scales import Scale
from geo.labels import value_format
from geo.language import Voice
from geo.measures.measure import Measure
from geo.model import Term
from geo.programmes.publication import Years, span
from geo.render.charts.style import GRID, INK, OTHER, PROGRAMME_COLOURS, QUIET, layout, tick_format
from geo.render.charts.unpublished_years import mark_unpublished

LEGEND_ROW = 22
"""Height of a legend line, in pixels."""
NARROW = 40
"""Maximum characters of a legend line, to fit a phone."""


def aid_by_year(sums: pd.DataFrame, programmes: Mapping[str, Term], published: Years, voice: Voice) -> go.Figure:
    """Stacked bars of aid by year and programme, from `geo.funding.projects.by_year` (euros); undated projects last.

    Every year between the first and the last is on the axis; a hatched base marks years that a source does not cover.
    """
    _ = voice._
    figure = go.Figure()
    known = sums.dropna(subset=["aid"])
    years_shown = span(sums["year"])
    labels = [*years_shown, _("undated")]
    for slug, rows in known.groupby("programme", sort=True):
        years = [_("undated") if pd.isna(year) else str(int(year)) for year in rows["year"]]
        name = "<br>".join(wrap(programmes[str(slug)].label(voice.language), NARROW))
        figure.add_bar(
            x=years,
            y=rows["aid"] / 1e6,
            name=name,
            marker_color=PROGRAMME_COLOURS.get(str(slug), OTHER),
            hovertemplate="<b>%{x}</b><br>%{y:,.1f} M€<extra>%{fullData.name}</extra>",
        )
    tops = known.groupby("year", dropna=False)["aid"].sum() / 1e6
    top = float(tops.max()) if len(tops) else 1.0
    dated = tops[tops.index.notna()]
    mark_unpublished(figure, published, years_shown, programmes, float(dated.max()) if len(dated) else 1.0, voice)
    undated = known["year"].isna().any()
    # On a phone the legend has one column: it must not scroll inside the chart.
    figure.update_layout(
        **layout(voice, 340 + LEGEND_ROW * len(figure.data)),
        barmode="stack",
        legend={"orientation": "h", "y": -0.2, "maxheight": 1},
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": [str(item) for item in labels]},
        yaxis={"title": _("million euros"), "gridcolor": GRID, "tickformat": tick_format(top), "automargin": True},
        annotations=[] if undated or len(known) else [{"text": _("no known amount"), "showarrow": False}],
    )
    return figure


def class_histogram(values: npt.NDArray[np.float64], scale: Scale, measure: Measure, voice: Voice) -> go.Figure:
    """Histogram of areas by value, coloured like the map classes and its legend, with a line at each class break."""
    _, written = voice._, value_format(measure.unit, voice)
    counted = histogram(values, scale.classes)
    title = _(measure.label)
    if counted.logarithmic:
        title = _("{measure} (logarithmic axis)").format(measure=title)
    legend = scale.legend(written)
    figure = go.Figure()
    for position, row in enumerate(legend[:-1]):
        bars = [bar for bar in counted.bars if bar.position == position]
        figure.add_bar(
            x=[(bar.left + bar.right) / 2 for bar in bars],
            width=[bar.right - bar.left for bar in bars],
            y=[bar.count for bar in bars],
            name=row.label,
            marker={"color": row.colour, "line": {"color": QUIET, "width": 0.5}},
            hovertemplate=f"<b>{row.label}</b><br>%{{y}}<extra></extra>",
            showlegend=False,
        )
    for place, _value in counted.breaks:
        figure.add_vline(x=place, line={"color": INK, "width": 1, "dash": "dot"})
    figure.update_layout(
        **layout(voice, 260, margin={"l": 10, "r": 20, "t": 10, "b": 10}),
        barmode="overlay",
        xaxis={
            "tickvals": [place for place, _value in counted.breaks],
            "ticktext": [written(value) for _place, value in counted.breaks],
            "title": title,
            "automargin": True,
        },
        yaxis={"title": _("areas"), "gridcolor": GRID, "tickformat": ",.0f", "automargin": True},
    )
    return figure
