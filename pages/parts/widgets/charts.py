"""The one function that draws charts, always with a text alternative and the figures as a table."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from geo.language import Voice
from geo.render.charts.style import at_night
from geo.render.table import Table
from pages.parts.widgets import markup


def show(figure: Any, alt: str, *, key: str | None = None, table: Callable[[], Table] | None = None) -> None:
    """Draw ``figure``, made by a function of ``geo.render``; ``alt`` describes it, from the same data.

    ``table`` returns its figures and is called only when the reader opens them; omit it if the page already has a
    table of the same figures. ``key`` identifies the chart on its page and is required with ``table``.
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
