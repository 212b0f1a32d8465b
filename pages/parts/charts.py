"""Charts on a page: one way to draw them, never without words for those who can't see them."""

from typing import Any

import streamlit as st


def show(figure: Any, alt: str, *, key: str | None = None) -> None:
    """Draw ``figure``, as a function of ``geo.render`` made it; ``alt`` says what it shows, from its own data."""
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=alt, key=key)
