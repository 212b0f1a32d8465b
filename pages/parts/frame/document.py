"""Settings of the browser's document: its language, translations of Streamlit's own labels, and printing."""

from collections.abc import Mapping

import streamlit as st

from geo.language import N_, Voice
from pages.parts.widgets import components

KEY = "document"
WHOLE = (
    N_("Skip to main content"),
    N_("Sidebar"),
    N_("Collapse sidebar"),
    N_("Expand sidebar"),
    N_("App pages"),
    N_("Open"),
    N_("Choose an option"),
    N_("No results"),
    N_("Select all"),
    N_("Selected values"),
    N_("Clear value"),
    N_("Clear all"),
    N_("Close"),
    N_("Dismiss"),
    N_("Show/hide columns"),
    N_("Download as CSV"),
    N_("Search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
)
"""Streamlit's own labels, verbatim."""
STARTS = (
    N_("Help for "),
    N_("Remove "),
    N_("Show/hide columns: "),
    N_("Download as CSV: "),
    N_("Search: "),
    N_("Fullscreen: "),
    N_("Close fullscreen: "),
)
ENDS = (N_(" — start"), N_(" — end"))
"""Prefixes and suffixes of Streamlit's labels that contain one of the page's own labels."""


def follow(voice: Voice, defaults: Mapping[str, str]) -> None:
    """Set the document's language without a reload, translate Streamlit's own labels, and print the current link with
    the ``defaults`` that an address omits; draws nothing.
    """
    words = {
        name: {message: voice._(message) for message in messages}
        for name, messages in (("whole", WHOLE), ("starts", STARTS), ("ends", ENDS))
    }
    with st.container(key=KEY):
        data = {"language": voice.language.value, "defaults": dict(defaults), **words}
        components.beside(__file__)(key=f"{KEY}_words", data=data)
