"""What belongs to the whole document of the browser: its language, and how it gets onto paper."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from geo.model import Language

_SCRIPT = Path(__file__).with_suffix(".js")


@st.cache_resource(show_spinner=False)
def _component() -> Callable[..., object]:
    return st.components.v2.component("atlas_document", js=_SCRIPT.read_text("utf-8"))


def follow(language: Language, pins: Mapping[str, str]) -> None:
    """Let the document say ``language`` without being loaded again, and print the link of the moment with ``pins``."""
    _component()(key="document", data={"language": language.value, "pins": dict(pins)})
