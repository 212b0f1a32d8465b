"""The toolbar above the map: scale, measure, layers, and the options that few readers change."""

import streamlit as st

from geo.labels import COLOURS, LAYERS, LEVELS, METHODS, TILES
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import ColourBy, Layer, Level, Method, Tiles
from geo.selection.selection import Selection
from geo.selection.vocabulary import CLASS_NUMBERS
from pages.parts.state import address, atlas
from pages.parts.widgets import export


def show(selection: Selection) -> None:
    """Draw the tools, on one line if the screen is wide enough."""
    voice = selection.voice
    _ = voice._
    changed = address.forget_notices
    level = st.session_state["level"]
    offered = [slug for slug, measure in MEASURES.items() if level in measure.levels]
    with st.container(horizontal=True, vertical_alignment="bottom", key="toolbar"):
        st.selectbox(
            _("Scale"),
            list(Level),
            key="level",
            format_func=lambda item: _(LEVELS[item]),
            on_change=changed,
            width=190,
        )
        if level is Level.COMMUNE:
            places = atlas.places(st.session_state["perimeter"])
            st.selectbox(
                _("Communes inside"),
                list(places),
                key="within",
                format_func=places.__getitem__,
                on_change=changed,
                width=240,
            )
        st.selectbox(
            _("Measure"),
            offered,
            key="measure",
            format_func=lambda slug: _(MEASURES[slug].label),
            on_change=changed,
            width=230,
        )
        st.pills(
            _("Points on the map"),
            list(Layer),
            key="layers",
            format_func=lambda item: _(LAYERS[item]),
            selection_mode="multi",
            on_change=changed,
            width="stretch",
            wrap=True,
        )
        more = st.popover(_("Display"), icon=":material/tune:", key="display", on_change="rerun")
        export.show(export.of_map(selection), voice)
    if more.open:
        with more:
            _options(offered, voice)


def _options(offered: list[str], voice: Voice) -> None:
    """The second measure, the colour of projects, the classes and the base map; drawn only when opened."""
    _ = voice._
    changed = address.forget_notices
    st.selectbox(
        _("Second measure, as circles"),
        [slug for slug in offered if not MEASURES[slug].diverging],
        key="second",
        index=None,
        placeholder=_("None"),
        format_func=lambda slug: _(MEASURES[slug].label),
        on_change=changed,
    )
    if Layer.PROJECTS in st.session_state["layers"]:
        st.segmented_control(
            _("Colour of projects"),
            list(ColourBy),
            key="colour_by",
            required=True,
            format_func=lambda item: _(COLOURS[item]),
            on_change=changed,
        )
    st.selectbox(_("Classes"), list(Method), key="method", format_func=lambda item: _(METHODS[item]), on_change=changed)
    st.select_slider(_("Number of classes"), list(CLASS_NUMBERS), key="classes", on_change=changed)
    st.toggle(
        _("Same classes while I filter"),
        key="same_classes",
        on_change=changed,
        help=_("The classes are those of all projects, so that two filtered maps can be compared."),
    )
    st.selectbox(
        _("Base map"),
        list(Tiles),
        key="tiles",
        index=None,
        placeholder=_("None"),
        format_func=lambda item: _(TILES[item]),
        on_change=changed,
        help=_("Your browser then asks another party's server for images, and tells it your address."),
    )
