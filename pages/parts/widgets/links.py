"""Links from page to page: each carries the whole view, so that it can be opened elsewhere and sent on."""

from enum import StrEnum

import streamlit as st

from geo.selection.selection import Selection


class Page(StrEnum):
    """A page of the atlas; the value is its path in the address."""

    MAP = ""
    TERRITORY = "territoire"
    COMPARE = "comparer"
    FINDER = "cibler"
    PROJECTS = "projets"
    PROGRAMMES = "programmes"
    HORIZON = "horizon"
    SOURCES = "sources"
    ACCESSIBILITY = "accessibilite"

    @property
    def script(self) -> str:
        """The file of the page, beside ``main.py``."""
        return f"{self.name.lower()}.py"


def href(page: Page, selection: Selection) -> str:
    """The address of ``selection`` on ``page``, relative to the page that shows the link: any base path will do."""
    query = selection.query_string()
    return f"./{page}" + (f"?{query}" if query else "")


def show(page: Page, selection: Selection, label: str, *, icon: str | None = None) -> None:
    """A link that opens ``selection`` on ``page`` without loading the app again."""
    query: dict[str, list[str]] = {}
    for key, value in selection.to_query():
        query.setdefault(key, []).append(value)
    st.page_link(page.script, label=label, icon=icon, query_params=query)
