"""The permalink of a view, to be copied, scanned, printed or embedded in another site's page."""

from dataclasses import replace

import segno
import streamlit as st
from markupsafe import Markup

from geo.labels import PERIMETERS
from geo.measures.captions import scope
from geo.measures.catalogue import MEASURES
from geo.model import View
from geo.selection.permalink import embed_code, permalink
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import components, links, markup

_KEY = "permalink"


def address(selection: Selection) -> str:
    """The absolute link to ``selection`` on the current page; relative if no browser made the request."""
    return permalink(st.context.url or "./", selection, atlas.store().catalogue.version)


def show(selection: Selection, page: str) -> None:
    """A button that opens the link, drawn only when opened: few readers need it, and all wait for the map."""
    opened = st.popover(selection.voice._("Link"), icon=":material/link:", key=_KEY, on_change="rerun")
    if opened.open:
        with opened:
            _draw(selection, page)


def is_open() -> bool:
    """Whether the link is on screen and must be updated with the view."""
    return bool(st.session_state.get(_KEY))


def pinned(selection: Selection) -> str:
    """What the link pins, in one sentence."""
    voice = selection.voice
    store = atlas.store()
    return voice._(
        "This link keeps the perimeters ({perimeter}), the data of {vintage} and the view: {filters}."
    ).format(
        perimeter=voice._(PERIMETERS[selection.perimeter]),
        vintage=voice.partial_date(store.catalogue.version),
        filters=", ".join(scope(selection, store)),
    )


def printed(selection: Selection) -> Markup:
    """The link and what it pins, visible in print only."""
    return Markup(
        '<div class="atlas-printed"><p class="atlas-note">{} <span class="atlas-address">{}</span></p>{}</div>'
    ).format(selection.voice._("Link to this view"), address(selection), markup.paragraph(pinned(selection)))


def _draw(selection: Selection, page: str) -> None:
    _ = selection.voice._
    link = address(selection)
    rows = [{"label": _("Link to this view"), "text": link}]
    if page == links.Page.MAP:
        framed = address(replace(selection, view=View.EMBED, stops=()))
        rows.append({"label": _("Map for another site's page"), "text": embed_code(framed, title(selection))})
    words = {
        "copy": _("Copy"),
        "copied": _("Copied"),
        "refused": _("Copying is refused here: the text is selected, copy it yourself."),
    }
    components.beside(__file__)(key="permalink_rows", data={"rows": rows, "words": words})
    code = _code(link, _("QR code of this link"), _("This link is too long for a QR code."))
    markup.write(Markup('<div class="atlas-share">{}{}</div>').format(code, markup.paragraph(pinned(selection))))


def title(selection: Selection) -> str:
    """The accessible name of the embedded map: its measure and its filters."""
    voice = selection.voice
    said = voice._("{measure}: {filters} – Atlas of France's industrial territories")
    return said.format(
        measure=voice._(MEASURES[selection.measure].label), filters=", ".join(scope(selection, atlas.store()))
    )


def _code(link: str, name: str, too_long: str) -> Markup:
    """A QR code of ``link``, dark on white in every theme; an ``<img>``, since inline SVG is filtered out of HTML."""
    try:
        code = segno.make(link, error="l", micro=False)
    except segno.DataOverflowError:
        return markup.paragraph(too_long)
    drawn = code.svg_data_uri(dark="#000", light="#fff", omitsize=True)
    return Markup('<img class="atlas-code" src="{}" alt="{}">').format(drawn, name)
