"""What belongs to the whole document of the browser: its language, Streamlit's own words in it, its way onto paper."""

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
"""Streamlit's own labels, as it writes them."""
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
"""Beginnings and ends of its labels that hold one of the page's own."""


def follow(voice: Voice, defaults: Mapping[str, str]) -> None:
    """Let the document say its language without being loaded again, with Streamlit's own words in it, and print
    the link of the moment with the ``defaults`` that an address leaves out; draws nothing.
    """
    words = {
        name: {message: voice._(message) for message in messages}
        for name, messages in (("whole", WHOLE), ("starts", STARTS), ("ends", ENDS))
    }
    with st.container(key=KEY):
        data = {"language": voice.language.value, "defaults": dict(defaults), **words}
        components.beside(__file__)(key=f"{KEY}_words", data=data)
