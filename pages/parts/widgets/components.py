"""Our own components: a script and a style sheet in the same folder as the module that draws them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st


@cache
def beside(module: str) -> Callable[..., object]:
    """The component of ``module`` (its ``__file__``): the ``.js`` of the same name and the ``.css``, if any."""
    path = Path(module)
    script, style = path.with_suffix(".js").read_text("utf-8"), path.with_suffix(".css")
    return st.components.v2.component(
        f"atlas_{path.stem}", css=style.read_text("utf-8") if style.exists() else None, js=script
    )
