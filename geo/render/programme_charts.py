"""Charts of programmes: where the money flows, how it is spread over sectors and over territories."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from geo.concentration import Concentration
from geo.language import Formatter, translator
from geo.model import Language
from geo.render.chart_style import ACCENT, CONTEXT, GRID, QUIET, layout
from geo.render.plotly_charts import OTHER, PROGRAMME_COLOURS

SECTOR = "#7f9cc0"
REGION = "#c3ccd9"


def sankey(
    sums: pd.DataFrame, by: str, names: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]],
    language: Language,
) -> go.Figure:  # fmt: skip
    """Programme → sector → region, from rows with these columns and ``by`` ("aid" in euros, or "projects").

    ``names``: label of each programme, sector and region of ``sums``. A node's inflow equals its outflow.
    """
    text = Formatter(language)
    written = text.compact_euros if by == "aid" else text.number
    columns = ("programme", "sector", "region")
    nodes = [(column, slug) for column in columns for slug in sums.groupby(column)[by].sum().sort_values().index[::-1]]
    place = {node: at for at, node in enumerate(nodes)}
    pairs = []
    for left, right in (("programme", "sector"), ("sector", "region")):
        links = sums.groupby([left, right], as_index=False)[by].sum()
        links = links[links[by] > 0]
        for source, target, value in zip(links[left], links[right], links[by], strict=True):
            pairs.append((place[left, source], place[right, target], float(value)))
    labels = dict(zip(columns, names, strict=True))
    colours = [
        PROGRAMME_COLOURS.get(slug, OTHER) if column == "programme" else SECTOR if column == "sector" else REGION
        for column, slug in nodes
    ]
    figure = go.Figure(
        go.Sankey(
            arrangement="snap",
            node={
                "label": [labels[column][slug] for column, slug in nodes], "color": colours, "pad": 9, "thickness": 14,
                "line": {"width": 0}, "hovertemplate": "<b>%{label}</b><br>%{customdata}<extra></extra>",
                "customdata": [written(sums.loc[sums[column] == slug, by].sum()) for column, slug in nodes],
            },
            link={
                "source": [pair[0] for pair in pairs], "target": [pair[1] for pair in pairs],
                "value": [pair[2] for pair in pairs], "color": "rgba(120, 138, 165, 0.22)",
                "customdata": [written(pair[2]) for pair in pairs],
                "hovertemplate": "%{source.label} → %{target.label}<br><b>%{customdata}</b><extra></extra>",
            },
        )
    )  # fmt: skip
    figure.update_layout(**layout(language, 620))
    return figure


def sector_treemap(sums: pd.DataFrame, by: str, sectors: Mapping[str, str], language: Language) -> go.Figure:
    """Sectors by area: ``by`` is "aid" (euros) or "projects"; sectors without a known amount are left to the page."""
    text = Formatter(language)
    written = text.compact_euros if by == "aid" else text.number
    parts = sums.groupby("sector")[by].sum().sort_values(ascending=False)
    parts = parts[parts > 0]
    figure = go.Figure(
        go.Treemap(
            labels=[sectors[slug] for slug in parts.index], parents=[""] * len(parts), values=parts,
            text=[written(value) for value in parts], texttemplate="<b>%{label}</b><br>%{text}",
            hovertemplate="<b>%{label}</b><br>%{text}<extra></extra>", tiling={"pad": 2},
            marker={"colors": parts, "colorscale": [[0, "#d5dfec"], [1, ACCENT]], "line": {"width": 0}},
        )
    )  # fmt: skip
    figure.update_layout(**layout(language, 400))
    return figure


def lorenz_curve(found: Concentration, language: Language) -> go.Figure:
    """Part of the aid against part of the territories, the poorest first, with the line of equal parts."""
    _ = translator(language)
    parts = np.linspace(0, 1, len(found.shares))
    figure = go.Figure()
    figure.add_scatter(
        x=[0, 1], y=[0, 1], mode="lines", name=_("equal parts"), hoverinfo="skip",
        line={"color": CONTEXT, "dash": "dot", "width": 1.5},
    )  # fmt: skip
    figure.add_scatter(
        x=parts, y=found.shares, mode="lines", name=_("public aid"), fill="tonexty",
        fillcolor="rgba(31, 95, 168, 0.12)", line={"color": ACCENT, "width": 3},
        hovertemplate="%{x:.0%} → %{y:.1%}<extra></extra>",
    )  # fmt: skip
    figure.update_layout(
        **layout(language, 400),
        legend={"orientation": "h", "y": -0.2},
        xaxis={"title": _("territories, those with the least aid first"), "tickformat": ".0%", "gridcolor": GRID},
        yaxis={"title": _("part of the aid"), "tickformat": ".0%", "gridcolor": GRID, "linecolor": QUIET},
    )
    return figure
