"""Links between pages: each carries the whole view, so that it can be shared and opened elsewhere."""

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
        """The file name of the page, in the folder of ``main.py``."""
        return f"{self.name.lower()}.py"


def href(page: Page, selection: Selection) -> str:
    """The URL of ``selection`` on ``page``, relative to the current page, so that it works under any base path."""
    query = selection.query_string()
    return f"./{page}" + (f"?{query}" if query else "")


def show(page: Page, selection: Selection, label: str, *, icon: str | None = None) -> None:
    """A link that opens ``selection`` on ``page`` without reloading the app."""
    query: dict[str, list[str]] = {}
    for key, value in selection.to_query():
        query.setdefault(key, []).append(value)
    st.page_link(page.script, label=label, icon=icon, query_params=query)
