"""What surrounds every page: the styles, the title with the language switch, the footer."""

from pathlib import Path

import streamlit as st

from geo.areas.extent import place
from geo.language import Voice
from geo.measures.captions import licensed
from geo.model import Language, View
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.frame import front_door, search_box
from pages.parts.state import atlas
from pages.parts.widgets import links, markdown, markup, permalink

ICON = str(Path(__file__).with_name("icon.svg"))
"""Served by the app itself, whereas Streamlit fetches its own icons from another host."""
_STYLES = [Path(__file__).with_name(name) for name in ("look.css", "cards.css", "print.css")]
_NAMES = {Language.FRENCH: "FR", Language.ENGLISH: "EN"}


def style() -> None:
    """Apply the atlas's style sheets for screen and print."""
    markup.style(*_STYLES)


def reader_voice() -> Voice:
    """The voice of this run, in the session's language; a new session takes it from the address, else French."""
    asked = st.query_params.get("lang")
    if "language" not in st.session_state:
        st.session_state["language"] = Language(asked) if asked in set(Language) else Language.FRENCH
    return Voice(st.session_state["language"])


def view() -> View:
    """The view that the address asks for, `View.EXPLORE` by default; unlike a selection, it needs no tables."""
    asked = st.query_params.get("vue")
    return View(asked) if asked in set(View) else View.EXPLORE


def heading(title: str, page: str, selection: Selection | None) -> str:
    """The heading of the page: of a profile, the name of its area."""
    if page != links.Page.TERRITORY or selection is None or selection.area is None:
        return title
    return place(atlas.store(), selection.area, selection.perimeter).label


def header(title: str, page: str, selection: Selection | None, voice: Voice) -> None:
    """The page's title, with the search box, the link to the view and the language switch beside it."""
    with st.container(horizontal=True, vertical_alignment="center", key="header"):
        st.title(markdown.plain(title), anchor=False)
        search_box.show(selection, voice)
        if selection is not None:
            front_door.back(page, selection, voice)
            permalink.show(selection, page)
        st.segmented_control(
            voice._("Language"),
            list(Language),
            key="language",
            format_func=_NAMES.__getitem__,
            label_visibility="collapsed",
            required=True,
        )


def footer(store: Store, selection: Selection | None, voice: Voice) -> None:
    """The vintage of the data, the licences and a link to the accessibility statement; in print the view's link."""
    line = voice._("Data: {vintage}. {licences} See the page “Sources and method”.")
    named = licensed(store.catalogue.sources, store.catalogue, voice)
    with st.container(horizontal=True, vertical_alignment="center", key="footer"):
        st.caption(line.format(vintage=store.catalogue.version, licences=named))
        links.show(links.Page.ACCESSIBILITY, selection or Selection(language=voice.language), voice._("Accessibility"))
    if selection is not None:
        markup.write(permalink.printed(selection))
