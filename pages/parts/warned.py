"""Notices about an address that said something unknown."""

import streamlit as st

from geo.language import translator
from geo.model import Language
from geo.wording import REASONS
from pages.parts import address


def show(language: Language) -> None:
    """One warning that names every value that was ignored; nothing when the address was clean."""
    _ = translator(language)
    if found := address.notices():
        lines = [f"`{_plain(notice.key)}={_plain(notice.value)}` — {_(REASONS[notice.reason])}" for notice in found]
        st.warning(_("Ignored in this link:") + "\n" + "\n".join(f"- {line}" for line in lines))


def _plain(value: str) -> str:
    """Without the marks that would end a piece of Markdown code."""
    return " ".join(value.replace("`", "'").split())
