"""Notices about an address that said something unknown or was made with other data, and about a measure that went."""

import streamlit as st

from geo.labels import AGES, REASONS
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.selection.permalink import age
from pages.parts.state import address, atlas
from pages.parts.widgets import markdown


def show(voice: Voice) -> None:
    """What of the address was ignored, whether it was made with other data, which measures the level lacks; nothing
    for a link of today.
    """
    ignored(voice)
    if said := other_data(voice):
        st.warning(said)
    if gone := taken_away(voice):
        st.info(" ".join(gone), icon=":material/info:")


def ignored(voice: Voice) -> None:
    """One warning that names every value that was ignored; nothing when the address was clean."""
    if found := address.notices():
        lines = [
            f"{markdown.code(f'{notice.key}={notice.value}')} — {voice._(REASONS[notice.reason])}" for notice in found
        ]
        st.warning(voice._("Ignored in this link:") + "\n" + "\n".join(f"- {line}" for line in lines))


def other_data(voice: Voice) -> str:
    """That the link was made with data of another vintage, with both dates; empty when it was not."""
    if (linked := address.vintage()) is None:
        return ""
    shown = atlas.store().catalogue.version
    if (found := age(linked, shown)) is None:
        return ""
    return voice._(AGES[found]).format(linked=voice.partial_date(linked), shown=voice.partial_date(shown))


def taken_away(voice: Voice) -> list[str]:
    """That the level now chosen lacks the measure of before, and what stands instead; nothing for most changes."""
    _ = voice._
    words = {
        "measure": _("“{lost}” does not exist at this scale: the map shows “{shown}”."),
        "second": _("“{lost}” does not exist at this scale: its circles are left out."),
    }
    said = []
    for name, slug in address.lost().items():
        lost, stands = MEASURES[slug].label, MEASURES[st.session_state.measure].label
        said.append(words[name].format(lost=_(lost), shown=_(stands)))
    return said
