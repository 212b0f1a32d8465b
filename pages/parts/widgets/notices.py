"""Notices about unknown values in an address, links made with other data, and measures that a level lacks."""

import streamlit as st

from geo.labels import AGES, REASONS
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.selection.permalink import age
from pages.parts.state import address, atlas
from pages.parts.widgets import markdown


def show(voice: Voice) -> None:
    """Show all notices: ignored values, a link made with other data, measures that the level lacks; often none."""
    ignored(voice)
    if said := other_data(voice):
        st.warning(said)
    if gone := taken_away(voice):
        st.info(" ".join(gone), icon=":material/info:")


def ignored(voice: Voice) -> None:
    """One warning that lists every ignored value; nothing if there is none."""
    if found := address.notices():
        lines = [
            f"{markdown.code(f'{notice.key}={notice.value}')} — {voice._(REASONS[notice.reason])}" for notice in found
        ]
        st.warning(voice._("Ignored in this link:") + "\n" + "\n".join(f"- {line}" for line in lines))


def other_data(voice: Voice) -> str:
    """A message that the link was made with data of another vintage, with both dates; empty if it was not."""
    if (linked := address.vintage()) is None:
        return ""
    shown = atlas.store().catalogue.version
    if (found := age(linked, shown)) is None:
        return ""
    return voice._(AGES[found]).format(linked=voice.partial_date(linked), shown=voice.partial_date(shown))


def taken_away(voice: Voice) -> list[str]:
    """Messages that the new level lacks the previous measures, and what is shown instead; usually empty."""
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
