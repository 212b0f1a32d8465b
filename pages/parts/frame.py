"""What stands around every page: the look, the title with the choice of language, the footer."""

from pathlib import Path

import streamlit as st

from geo.language import translator
from geo.model import Language
from geo.selection import Selection
from geo.store import Store
from pages.parts import address, document, links, search

ICON = str(Path(__file__).with_name("icon.svg"))
"""Served by the app itself: Streamlit would fetch its own icons from another host."""
_LOOK = Path(__file__).with_name("look.css")
_NAMES = {Language.FRENCH: "FR", Language.ENGLISH: "EN"}


def style() -> None:
    """Apply the style sheet of the atlas."""
    st.html(_LOOK)


def language() -> Language:
    """The language of this run: the session's; when it starts, the one that the address names, else French."""
    asked = st.query_params.get("lang")
    if "language" not in st.session_state:
        st.session_state["language"] = Language(asked) if asked in set(Language) else Language.FRENCH
    found: Language = st.session_state["language"]
    return found


def header(title: str, selection: Selection | None, chosen: Language) -> None:
    """The page's title, the search box and the choice of language beside it."""
    _ = translator(chosen)
    document.show(chosen)
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.title(title, anchor=False)
        search.show(selection, chosen)
        st.segmented_control(
            _("Language"),
            list(Language),
            key="language",
            format_func=_NAMES.__getitem__,
            label_visibility="collapsed",
            required=True,
            on_change=address.forget_notices,
        )


def footer(store: Store, selection: Selection | None, chosen: Language) -> None:
    """Vintage of the data, the licences, and the way to the statement of accessibility, on every page."""
    _ = translator(chosen)
    line = _("Data {vintage}. Open data under Licence Ouverte 2.0 and CC BY 4.0; see the page Sources and method.")
    with st.container(horizontal=True, vertical_alignment="center", key="footer"):
        st.caption(line.format(vintage=store.catalogue.version))
        links.show(links.Page.ACCESSIBILITY, selection or Selection(language=chosen), _("Accessibility"))
