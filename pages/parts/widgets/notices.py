"""Notices about an address that said something unknown, or was made with other data."""

import streamlit as st

from geo.labels import AGES, REASONS
from geo.language import Formatter, translator
from geo.model import Language
from geo.selection.permalink import age
from pages.parts.state import address, atlas
from pages.parts.widgets import markdown


def show(language: Language) -> None:
    """What of the address was ignored, and whether it was made with other data; nothing for a link of today."""
    ignored(language)
    if said := other_data(language):
        st.warning(said)


def ignored(language: Language) -> None:
    """One warning that names every value that was ignored; nothing when the address was clean."""
    _ = translator(language)
    if found := address.notices():
        lines = [f"{markdown.code(f'{notice.key}={notice.value}')} — {_(REASONS[notice.reason])}" for notice in found]
        st.warning(_("Ignored in this link:") + "\n" + "\n".join(f"- {line}" for line in lines))


def other_data(language: Language) -> str:
    """That the link was made with data of another vintage, with both dates; empty when it was not."""
    _, text = translator(language), Formatter(language)
    if (linked := address.vintage()) is None:
        return ""
    shown = atlas.store().catalogue.version
    if (found := age(linked, shown)) is None:
        return ""
    return _(AGES[found]).format(linked=text.partial_date(linked), shown=text.partial_date(shown))
