"""Notices about an address that said something unknown or was made with other data, and about a measure that went."""

import streamlit as st

from geo.labels import AGES, REASONS
from geo.language import Formatter, translator
from geo.measures.catalogue import MEASURES
from geo.model import Language
from geo.selection.permalink import age
from pages.parts.state import address, atlas
from pages.parts.widgets import markdown


def show(language: Language) -> None:
    """What of the address was ignored, whether it was made with other data, which measures the level lacks; nothing
    for a link of today.
    """
    ignored(language)
    if said := other_data(language):
        st.warning(said)
    if gone := taken_away(language):
        st.info(" ".join(gone), icon=":material/info:")


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


def taken_away(language: Language) -> list[str]:
    """That the level now chosen lacks the measure of before, and what stands instead; nothing for most changes."""
    _ = translator(language)
    words = {
        "measure": _("“{lost}” does not exist at this scale: the map shows “{shown}”."),
        "second": _("“{lost}” does not exist at this scale: its circles are left out."),
    }
    said = []
    for name, slug in address.lost().items():
        lost, stands = MEASURES[slug].label, MEASURES[st.session_state.measure].label
        said.append(words[name].format(lost=_(lost), shown=_(stands)))
    return said
