"""Charts of programme funding: flows, sectors, concentration, and years."""

from collections.abc import Callable, Mapping
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from geo.language import Voice, shortened
from geo.model import OUTSIDE, Term
from geo.programmes.concentration import Concentration
from geo.programmes.flows import OTHERS, UNKNOWN, links
from geo.programmes.publication import Years, span
from geo.render.charts.bars import NARROW
from geo.render.charts.style import (
    ACCENT,
    CONTEXT,
    GRID,
    INK,
    OTHER,
    PROGRAMME_COLOURS,
    layout,
)
from geo.render.charts.unpublished_years import mark_unpublished

Names = Mapping[str, Mapping[str, str]]
"""Column of the flows (programme, sector, region) → code → label."""
LONGEST = 30
"""Maximum characters of a node's name."""
BAR = 26
"""Height of a sector's bar with its spacing, in pixels."""


def names(
    programmes: Mapping[str, Term], sectors: Mapping[str, Term], regions: Mapping[str, str], voice: Voice
) -> Names:
    """Labels of every node that `flow_chart` may draw."""
    _ = voice._
    return {
        "programme": {slug: term.label(voice.language) for slug, term in programmes.items()}
        | {OTHERS: _("Other programmes")},
        "sector": {slug: term.label(voice.language) for slug, term in sectors.items()} | {OTHERS: _("Other sectors")},
        "region": {
            **regions,
            OTHERS: _("Other regions"),
            UNKNOWN: _("Region unknown"),
            OUTSIDE: _("Outside any region"),
        },
    }


def amount_format(column: str, voice: Voice) -> Callable[[float | None], str]:
    """Formatter of the values of ``column`` ("aid" or "projects")."""
    return voice.compact_euros if column == "aid" else voice.number


def flow_chart(values: pd.DataFrame, column: str, called: Names, voice: Voice) -> go.Figure:
    """Sankey diagram of `geo.programmes.flows.grouped`: programme → sector → region.

    ``column`` ("aid" or "projects") is what the values measure.
    """
    written = amount_format(column, voice)
    nodes: dict[tuple[str, str], int] = {}
    labels, colours = [], []
    for kind in called:
        sums = values.groupby(kind)["value"].sum().sort_values(ascending=False)
        for code, value in sums.items():
            nodes[kind, str(code)] = len(nodes)
            name = shortened(called[kind].get(str(code), str(code)), LONGEST)
            labels.append(f"{name} · {written(float(value))}")
            colours.append(
                PROGRAMME_COLOURS.get(str(code), OTHER)
                if kind == "programme"
                else ACCENT
                if kind == "sector" and code != OTHERS
                else CONTEXT
            )
    source, target, value, tint, said = [], [], [], [], []
    for left, right in (("programme", "sector"), ("sector", "region")):
        for start, end, amount in links(values, left, right).itertuples(index=False):
            source.append(nodes[left, start])
            target.append(nodes[right, end])
            value.append(amount)
            shade = PROGRAMME_COLOURS.get(start, OTHER) if left == "programme" else CONTEXT
            tint.append(f"rgba({int(shade[1:3], 16)},{int(shade[3:5], 16)},{int(shade[5:], 16)},0.35)")
            said.append(written(float(amount)))
    figure = go.Figure(
        go.Sankey(
            node={
                "label": labels,
                "color": colours,
                "pad": 12,
                "thickness": 12,
                "line": {"width": 0},
                "hovertemplate": "%{label}<extra></extra>",
            },
            link={
                "source": source,
                "target": target,
                "value": value,
                "color": tint,
                "customdata": said,
                "hovertemplate": "%{source.label} → %{target.label}<br><b>%{customdata}</b><extra></extra>",
            },
            textfont={"color": INK, "size": 12},
        )
    )
    figure.update_layout(**layout(voice, 560))
    return figure


def sector_bars(frame: pd.DataFrame, column: str, called: Names, voice: Voice) -> go.Figure:
    """Bars of `geo.programmes.flows.flows` by sector, largest on top; ``column``: "aid" or "projects"."""
    written = amount_format(column, voice)
    sums = frame.groupby("sector")[column].sum()
    sums = sums[sums > 0].sort_values(ascending=False)
    labels = [called["sector"][str(code)] for code in sums.index]
    figure = go.Figure(
        go.Bar(
            y=labels,
            x=sums.to_list(),
            orientation="h",
            marker_color=ACCENT,
            text=[written(float(value)) for value in sums],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y}<br><b>%{text}</b><extra></extra>",
        )
    )
    figure.update_layout(
        **layout(voice, 50 + BAR * len(sums)),
        # Room for the amount that stands beside the longest bar.
        xaxis={"visible": False, "range": [0, float(sums.max()) * 1.25]},
        yaxis={
            "autorange": "reversed",
            "automargin": True,
            "tickvals": labels,
            "ticktext": [shortened(label, LONGEST) for label in labels],
        },
    )
    return figure


def lorenz_curve(found: Concentration, voice: Voice) -> go.Figure:
    """The Lorenz curve with the diagonal of perfect equality between areas."""
    _ = voice._
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1],
        y=[0, 1],
        mode="lines",
        name=_("equal areas"),
        line={"color": CONTEXT, "dash": "dot"},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=found.lorenz[:, 0],
        y=found.lorenz[:, 1],
        mode="lines",
        name=_("Lorenz curve"),
        fill="tonexty",
        fillcolor="rgba(31,95,168,0.12)",
        line={"color": ACCENT, "width": 2.5, "shape": "linear"},
        hovertemplate="%{x:.0%} → %{y:.0%}<extra></extra>",
    )
    axis = {"range": [0, 1], "tickformat": ".0%", "gridcolor": GRID, "automargin": True}
    figure.update_layout(
        **layout(voice, 400),
        legend={"x": 0.03, "y": 0.97},
        xaxis={**axis, "title": _("share of areas, from the least to the most funded")},
        yaxis={**axis, "title": _("share of the total")},
    )
    return figure


def projects_by_year(sums: pd.DataFrame, programmes: Mapping[str, Term], published: Years, voice: Voice) -> go.Figure:
    """Stacked bars of projects by year and programme, like `geo.render.charts.bars.aid_by_year` for aid."""
    _ = voice._
    figure = go.Figure()
    years_shown = span(sums["year"])
    labels = [*map(str, years_shown), _("undated")]
    for slug, rows in sums.groupby("programme", sort=True):
        years = [_("undated") if pd.isna(year) else str(int(year)) for year in rows["year"]]
        name = "<br>".join(wrap(programmes[str(slug)].label(voice.language), NARROW))
        figure.add_bar(
            x=years,
            y=rows["projects"],
            name=name,
            marker_color=PROGRAMME_COLOURS.get(str(slug), OTHER),
            hovertemplate="<b>%{x}</b><br>%{y:,.0f}<extra>%{fullData.name}</extra>",
        )
    tops = sums.dropna(subset=["year"]).groupby("year")["projects"].sum()
    mark_unpublished(figure, published, years_shown, programmes, float(tops.max()) if len(tops) else 1.0, voice)
    figure.update_layout(
        **layout(voice, 400),
        barmode="stack",
        legend={"orientation": "h", "y": -0.2},
        xaxis={"type": "category", "categoryorder": "array", "categoryarray": labels},
        yaxis={"title": _("projects"), "gridcolor": GRID, "tickformat": ",.0f", "automargin": True},
    )
    return figure
