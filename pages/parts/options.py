"""The options that few readers change: drawn when they are opened, so that the others don't wait for them."""

import streamlit as st

from geo.classify import Method
from geo.language import translator
from geo.measures import MEASURES
from geo.model import AidKind, Language, Perimeter, Tiles
from geo.vocabulary import CLASS_NUMBERS
from geo.wording import AID_KINDS, METHODS, PERIMETERS, TILES
from pages.parts import address


def show(offered: list[str], language: Language) -> None:
    """An expander with the perimeter, the kinds of aid, the classes, a second measure and a base map.

    ``offered``: the measures of the level.
    """
    _ = translator(language)
    changed = address.forget_notices
    more = st.expander(_("More options"), key="options", on_change="rerun")
    if not more.open:
        return
    with more:
        st.selectbox(
            _("Second measure, as circles"),
            [slug for slug in offered if not MEASURES[slug].diverging],
            key="second", index=None, placeholder=_("None"),
            format_func=lambda slug: _(MEASURES[slug].label), on_change=changed,
        )  # fmt: skip
        st.selectbox(
            _("Perimeter of the territories"), list(reversed(Perimeter)), key="perimeter",
            format_func=lambda item: _(PERIMETERS[item]), on_change=changed,
        )  # fmt: skip
        st.multiselect(
            _("Kinds of aid that are summed"), list(AidKind), key="aid_kinds",
            format_func=lambda kind: _(AID_KINDS[kind]), on_change=changed,
            help=_("Ceilings, announcements or equity are not grants: they are only summed when you ask for it."),
        )  # fmt: skip
        st.selectbox(
            _("Classes"), list(Method), key="method", format_func=lambda item: _(METHODS[item]), on_change=changed
        )
        st.select_slider(_("Number of classes"), list(CLASS_NUMBERS), key="classes", on_change=changed)
        st.toggle(
            _("Same classes while I filter"), key="same_classes", on_change=changed,
            help=_("The classes are those of all projects, so that two filtered maps can be compared."),
        )  # fmt: skip
        st.selectbox(
            _("Base map"), list(Tiles), key="tiles", index=None, placeholder=_("None"),
            format_func=lambda item: _(TILES[item]), on_change=changed,
            help=_("Your browser then asks another party's server for images, and tells it your address."),
        )  # fmt: skip
