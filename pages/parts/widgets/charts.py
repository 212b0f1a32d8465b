"""Charts on a page: one way to draw them, never without words and figures for those who can't see them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.language import Voice
from geo.render.charts.style import at_night
from geo.render.table import Table
from pages.parts.widgets import markup


def show(figure: Any, alt: str, *, key: str | None = None, table: Callable[[], Table] | None = None) -> None:
    """Draw ``figure``, as a function of ``geo.render`` made it; ``alt`` says what it shows, from its own data.

    ``table`` gives the figures behind it, asked for when the reader opens them; a chart without one stands beside a
    table of the same figures. ``key`` names the chart on its page: a chart with a table needs one.
    """
    dark = st.context.theme.type == "dark"
    st.plotly_chart(
        at_night(figure) if dark else figure, theme=None, config={"displayModeBar": False}, alt=alt, key=key
    )
    if table is None:
        return
    _ = Voice(st.session_state["language"])._
    opened = st.expander(_("This chart as a table"), key=f"{key}_table", on_change="rerun")
    if opened.open:
        written = table()
        with opened:
            markup.write(markup.table(alt, written.heads, written.rows, numbers=written.numbers))
