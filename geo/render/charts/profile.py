"""Charts of an area's profile: its jobs against its regions and France; its aid by programme, sector and theme."""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from geo.language import Voice, shortened
from geo.profile.around.emissions import BREAK, phases
from geo.render.charts.style import ACCENT, CONTEXT, GRID, MARGINS, OTHER, PROGRAMME_COLOURS, QUIET, layout, tick_format

ROW = 26
"""Height of a bar with its spacing, in pixels."""
HEADING = 46
"""Space above each group of bars, in pixels."""
LONGEST_LABEL = 38
"""Maximum characters of a bar's label, to fit a phone."""
DASHES = ("solid", "dash", "dot", "dashdot")


def jobs_index(series: Mapping[str, pd.DataFrame], voice: Voice) -> go.Figure:
    """Private jobs as an index; ``series``: name → year, jobs, index, as returned by `geo.profile.figures.jobs`.

    The first one is the focused area, in colour; the others are in grey.
    """
    figure = go.Figure()
    for at, (name, rows) in reversed([*enumerate(series.items())]):
        colour = ACCENT if at == 0 else QUIET if at == len(series) - 1 else CONTEXT
        figure.add_scatter(
            x=rows["year"],
            y=rows["index"],
            name=name,
            mode="lines+markers" if at == 0 else "lines",
            line={"color": colour, "width": 3 if at == 0 else 1.8, "dash": "solid" if at == 0 else DASHES[at % 4]},
            customdata=[voice.number(jobs) for jobs in rows["jobs"]],
            hovertemplate="<b>%{x}</b><br>%{y:.1f} (%{customdata})<extra>%{fullData.name}</extra>",
        )
    figure.add_hline(y=100, line={"color": QUIET, "width": 1, "dash": "dot"})
    figure.update_layout(
        **layout(voice, 340),
        legend={"orientation": "h", "y": -0.15, "traceorder": "reversed"},
        xaxis={"dtick": 2, "tickformat": "d", "showgrid": False},
        yaxis={"gridcolor": GRID, "automargin": True, "tickformat": ".0f"},
    )
    return figure


def emissions_curve(rows: pd.DataFrame, voice: Voice) -> go.Figure:
    """Emissions by year, of all sites and of industry; ``rows``: year, every and industry in t CO2e (NaN: none yet), of
    one place of `geo.profile.around.emissions.emissions`.

    No line joins the years before `BREAK` to those after it.
    """
    _ = voice._
    figure = go.Figure()
    looks = {
        "every": (_("All sites"), CONTEXT, 1.8, DASHES[1]),
        "industry": (_("Industry"), ACCENT, 3, DASHES[0]),
    }
    for column, (name, colour, width, dash) in looks.items():
        for at, phase in enumerate(phases(rows)):
            figure.add_scatter(
                x=phase["year"],
                y=phase[column] / 1000,
                name=name,
                legendgroup=column,
                showlegend=at == 1,
                mode="lines+markers",
                line={"color": colour, "width": width, "dash": dash},
                marker={"size": 5},
                customdata=[voice.number(tonnes) for tonnes in phase[column]],
                hovertemplate="<b>%{x}</b><br>%{customdata} t CO2e<extra>%{fullData.name}</extra>",
            )
    figure.add_vline(x=BREAK - 0.5, line={"color": QUIET, "width": 1, "dash": "dot"})
    figure.add_annotation(
        x=BREAK - 0.5,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=_("wider scope from 2013"),
        showarrow=False,
        font={"size": 12, "color": QUIET},
    )
    figure.update_layout(
        **layout(voice, 300, margin={**MARGINS, "t": 28}),
        legend={"orientation": "h", "y": -0.15},
        xaxis={"dtick": 2, "tickformat": "d", "showgrid": False},
        yaxis={
            "gridcolor": GRID,
            "automargin": True,
            "rangemode": "tozero",
            "tickformat": ",.3~f",
            "title": {"text": _("thousand t CO2e"), "standoff": 6, "font": {"size": 12}},
        },
    )
    return figure


def money_bars(groups: Sequence[tuple[str, pd.DataFrame, Mapping[str, str]]], voice: Voice) -> go.Figure:
    """Bars of aid by group; a group is (title, rows with slug, projects and aid in euros, label by slug).

    Rows without a known amount are left out: the page lists them.
    """
    known = [rows.dropna(subset=["aid"]) for _title, rows, _labels in groups]
    heights = [HEADING + ROW * max(len(rows), 1) for rows in known]
    figure = make_subplots(
        rows=len(groups),
        cols=1,
        shared_xaxes=True,
        row_heights=heights,
        vertical_spacing=HEADING / max(sum(heights), 1),
        subplot_titles=[f"<b>{title}</b>" for title, *_rest in groups],
    )
    for at, ((_title, _rows, labels), rows) in enumerate(zip(groups, known, strict=True), start=1):
        figure.add_bar(
            y=[shortened(labels[slug], LONGEST_LABEL) for slug in rows["slug"]],
            x=rows["aid"] / 1e6,
            orientation="h",
            row=at,
            col=1,
            marker_color=[PROGRAMME_COLOURS.get(slug, ACCENT if at > 1 else OTHER) for slug in rows["slug"]],
            text=[voice.compact_euros(aid) for aid in rows["aid"]],
            textposition="auto",
            cliponaxis=False,
            customdata=[voice.number(count) for count in rows["projects"]],
            showlegend=False,
            hovertemplate="<b>%{y}</b><br>%{text} (%{customdata})<extra></extra>",
        )
    figure.update_yaxes(autorange="reversed", automargin=True)
    top = max((float(rows["aid"].max()) for rows in known if len(rows)), default=0.0) / 1e6
    figure.update_xaxes(gridcolor=GRID, tickformat=tick_format(top), automargin=True)
    figure.update_xaxes(title={"text": voice._("million euros"), "standoff": 6}, row=len(groups), col=1)
    figure.update_annotations(x=0, xanchor="left", font={"size": 13})
    figure.update_layout(**layout(voice, sum(heights) + 80, margin={"l": 10, "r": 30, "t": 26, "b": 54}))
    return figure
