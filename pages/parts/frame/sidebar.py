"""The filters that few readers change: drawn only when opened, so that nobody else waits for them."""

from collections.abc import Callable

import streamlit as st

from geo.labels import AID_KINDS, PERIMETERS
from geo.language import Voice
from geo.model import AidKind, Perimeter
from geo.selection.rules import MOST_AID
from geo.selection.selection import FILTERS
from pages.parts.state import address


def show(voice: Voice, narrowed: Callable[[], None]) -> None:
    """An expander with the perimeter, the kinds of aid and the minimum aid; a change of the last calls ``narrowed``."""
    _ = voice._
    changed = address.forget_notices
    more = st.expander(_("More options"), key="options", on_change="rerun")
    if not more.open:
        return
    least_aid = FILTERS["least_aid"].label
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
        st.number_input(
            _(least_aid),
            min_value=0,
            max_value=MOST_AID,
            value=None,
            step=100_000,
            key="least_aid",
            placeholder=_("Any amount"),
            on_change=narrowed,
            help=_("Projects whose amount is known, of the kinds that are summed, and at least this."),
        )
