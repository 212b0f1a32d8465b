"""The presentation: one slide per stop, all sent to the browser at once, so that it works without the server."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from geo.labels import REASONS
from geo.language import Voice
from geo.model import View
from geo.profile.slides import slides
from geo.render.pictures.slide_map import HEIGHT, WIDTH, country, slide_map
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.presentation import slide_text, start
from pages.parts.state import address, atlas
from pages.parts.widgets import components, markup

_CHROME = Path(__file__).with_name("presentation_page.css")
KEY = "presentation"


def show(selection: Selection) -> None:
    """The slides of the selection's stops, or how to choose stops; without the page frame. Raises `TableError`."""
    markup.style(_CHROME)
    if not selection.stops:
        start.show(selection)
        return
    asked = replace(
        replace(selection, within=None, level=Selection().level).facts(),
        measure=selection.measure,
        language=selection.language,
        stops=selection.stops,
    )
    components.beside(__file__)(
        key=KEY,
        data={
            **atlas.store().ask(_slides, asked),
            "key": asked.query_string(),
            "size": [WIDTH, HEIGHT],
            "language": selection.language.value,
            "notices": _notices(selection.voice),
            "words": _words(selection.voice),
        },
        on_left_change=_leave,
    )


def _slides(store: Store, selection: Selection) -> dict[str, Any]:
    found = slides(store, selection, selection.stops)
    drawn = []
    for area, slide in found.items():
        picture = slide_map(store, area, selection.perimeter, slide.points, slide.towns)
        drawn.append(slide_text.slide(slide, picture, selection, store))
    return {"slides": drawn, "country": country(store)}


def _leave() -> None:
    """Return to the page, keeping filters and stops; for a callback."""
    st.session_state["view"] = View.EXPLORE
    address.forget_notices()


def _notices(voice: Voice) -> list[str]:
    return [f"{notice.key}={notice.value} — {voice._(REASONS[notice.reason])}" for notice in address.notices()]


def _words(voice: Voice) -> dict[str, Any]:
    _ = voice._
    return {
        "name": _("Presentation"),
        "slide": _("Slide {n} of {all}: {title}"),
        "largest": _("Largest projects"),
        "map": _("Map of {title} and its surroundings"),
        "ignored": _("Ignored in this link:"),
        "dismiss": _("Dismiss"),
        "offline": _("offline"),
        "previous": _("Previous slide"),
        "next": _("Next slide"),
        "leave": _("Leave the presentation"),
        "full": _("Full screen"),
        "notes": _("Presenter’s view"),
        "keys": _("Keys"),
        "close": _("Close"),
        "upcoming": _("Next: {title}"),
        "last": _("Last slide"),
        "elapsed": _("elapsed {time}"),
        "shortcuts": [
            ["→ ↓ Page ↓", _("Next slide")],
            [_("Space"), _("Next slide")],
            ["← ↑ Page ↑", _("Previous slide")],
            [_("Home, End"), _("First, last slide")],
            ["f", _("Full screen")],
            ["n", _("Presenter’s view")],
            ["?", _("Keys")],
            [_("Escape"), _("Leave the presentation")],
        ],
    }
