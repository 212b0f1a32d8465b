"""The filters that few readers change: drawn when they are opened, so that the others don't wait for them."""

import streamlit as st

from geo.labels import AID_KINDS, PERIMETERS
from geo.language import translator
from geo.model import AidKind, Language, Perimeter
from pages.parts.state import address


def show(language: Language) -> None:
    """An expander with the perimeter and the kinds of aid."""
    _ = translator(language)
    changed = address.forget_notices
    more = st.expander(_("More options"), key="options", on_change="rerun")
    if not more.open:
        return
    with more:
        st.selectbox(
            _("Perimeter of the territories"),
            list(reversed(Perimeter)),
            key="perimeter",
            format_func=lambda item: _(PERIMETERS[item]),
            on_change=changed,
        )
        st.multiselect(
            _("Kinds of aid that are summed"),
            list(AidKind),
            key="aid_kinds",
            format_func=lambda kind: _(AID_KINDS[kind]),
            on_change=changed,
            help=_("Ceilings, announcements or equity are not grants: they are only summed when you ask for it."),
        )
