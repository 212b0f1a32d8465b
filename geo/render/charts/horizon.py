"""Chart of the 2030 page: progress of each measurable target from its baseline to its goal."""

from collections.abc import Sequence

import plotly.graph_objects as go

from geo.language import Voice
from geo.render.charts.style import ACCENT, CONTEXT, INK, layout
from geo.targets.labels import amount, indicator
from geo.targets.targets import Target

ROW = 74
"""Height of a target, in pixels: its name is above its line, so that both fit a phone."""


def progress_lines(targets: Sequence[Target], voice: Voice) -> go.Figure:
    """One line per target, from its baseline (0%) to its goal (100%); `ValueError` if a target's progress is unknown.

    The dot is the latest figure; the tick is the value expected at that date by linear interpolation, if dates are
    known.
    """
    _ = voice._
    figure = go.Figure()
    for place, target in enumerate(targets):
        start, now, end = target.baseline.quantity, target.latest.quantity, target.target.quantity
        if target.progress is None or start is None or now is None or end is None:
            raise ValueError(f"no known progress of {target.id!r}")
        height = -place
        figure.add_scatter(
            x=[0, 1], y=[height, height], mode="lines", line={"color": CONTEXT, "width": 3}, hoverinfo="skip"
        )
        figure.add_scatter(
            x=[0, target.progress],
            y=[height, height],
            mode="lines",
            line={"color": ACCENT, "width": 7},
            hoverinfo="skip",
        )
        for at, value, symbol, colour, name in (
            (0.0, start.value, "circle-open", INK, _("Baseline")),
            (1.0, end.value, "circle", INK, _("Goal")),
            (target.progress, now.value, "circle", ACCENT, _("Latest")),
        ):
            figure.add_scatter(
                x=[at],
                y=[height],
                mode="markers",
                marker={"symbol": symbol, "size": 12, "color": colour},
                name=name,
                hovertemplate=f"{name}: {amount(value, end.unit, voice)}<extra></extra>",
            )
        if target.expected is not None:
            expected = (target.expected - start.value) / (end.value - start.value)
            name = _("Straight line at that date")
            figure.add_scatter(
                x=[expected],
                y=[height],
                mode="markers",
                marker={"symbol": "line-ns-open", "size": 22, "line": {"width": 3}, "color": INK},
                name=name,
                hovertemplate=f"{name}: {amount(target.expected, end.unit, voice)}<extra></extra>",
            )
        for at, said, anchor in (
            (0.0, amount(start.value, end.unit, voice), "left"),
            (1.0, amount(end.value, end.unit, voice), "right"),
        ):
            figure.add_annotation(
                x=at, y=height, text=said, showarrow=False, yshift=-17, xanchor=anchor, font={"size": 12}
            )
        name = f"<b>{indicator(target, voice)}</b>"
        figure.add_annotation(x=0, y=height, text=name, showarrow=False, yshift=22, xanchor="left")
    lowest = min([0.0, *(target.progress or 0.0 for target in targets)])
    highest = max([1.0, *(target.progress or 0.0 for target in targets)])
    figure.update_layout(
        **layout(voice, 40 + ROW * len(targets)),
        showlegend=False,
        dragmode=False,
        xaxis={"range": [lowest - 0.06, highest + 0.06], "visible": False, "fixedrange": True},
        yaxis={"range": [0.6 - len(targets), 0.65], "visible": False, "fixedrange": True},
    )
    return figure
