"""The stops of a presentation: the button that adds areas, and the list that sorts them and starts the show."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urljoin

import streamlit as st

from geo.areas.extent import place
from geo.language import Voice
from geo.model import AreaRef, View
from geo.selection.selection import Selection
from geo.selection.vocabulary import STOPS
from pages.parts.state import address, atlas
from pages.parts.widgets import links, markdown

_SAID = "stops_said"
KEY = "stops_list"


def add_button(areas: Iterable[AreaRef], voice: Voice, label: str = "") -> None:
    """A button that adds ``areas`` to the presentation; it reruns the page, since the list is in the sidebar."""
    if st.button(label or voice._("Add to the presentation"), key="add_stops", icon=":material/add_to_queue:"):
        st.session_state[_SAID] = [_add(area, voice) for area in areas]
        st.rerun()


def show(selection: Selection) -> None:
    """The list, drawn only when opened: the stops in order, the start button and the link to the show."""
    _ = selection.voice._
    for said in st.session_state.pop(_SAID, ()):
        st.toast(said, icon=":material/slideshow:")
    stops = selection.stops
    label = _("Presentation ({n})").format(n=len(stops))
    listed = st.expander(label, key=KEY, on_change="rerun")
    if not listed.open:
        return
    with listed:
        if not stops:
            st.caption(_("Choose an area on the map, then “Add to the presentation”."))
        for at, area in enumerate(stops):
            _row(at, area, selection)
        st.button(
            _("Start the presentation"), key="start", icon=":material/play_arrow:", type="primary", on_click=_start
        )
        if stops:
            st.caption(_("Link of the presentation"))
            shown = links.href(links.Page.MAP, replace(selection, view=View.PRESENTATION))
            st.code(urljoin(st.context.url or "", shown), language=None)
            st.button(_("Remove all stops"), key="clear_stops", on_click=_set, args=([],))


def _row(at: int, area: AreaRef, selection: Selection) -> None:
    _ = selection.voice._
    name = place(atlas.store(), area, selection.perimeter).label
    last = len(selection.stops) - 1
    # Keys name the area, not the position, so that a click during a reordering still acts on the row that was clicked.
    with st.container(horizontal=True, vertical_alignment="center", key=f"stop_row_{area}"):
        st.text(f"{at + 1}. {name}", width="stretch")
        for icon, word, target in (
            ("arrow_upward", _("Move {area} up"), at - 1),
            ("arrow_downward", _("Move {area} down"), at + 1),
            ("close", _("Remove {area}"), None),
        ):
            st.button(
                markdown.plain(word.format(area=name)),
                key=f"stop_{icon}_{area}",
                icon=f":material/{icon}:",
                type="tertiary",
                disabled=target is not None and not 0 <= target <= last,
                on_click=_move,
                args=(area, target),
            )


def _add(area: AreaRef, voice: Voice) -> str:
    """Add ``area`` at the end if possible; return the message to show."""
    _ = voice._
    stops: list[AreaRef] = [*st.session_state["stops"]]
    name = markdown.plain(place(atlas.store(), area, st.session_state["perimeter"]).label)
    if area in stops:
        said, at = _("{area} is already in the presentation, as stop {n}."), stops.index(area)
    elif len(stops) >= STOPS:
        said, at = _("A presentation has {n} stops at most: {area} was not added."), STOPS - 1
    else:
        said, at = _("{area} is stop {n} of the presentation."), len(stops)
        _set([*stops, area])
    return said.format(area=name, n=voice.number(at + 1))


def _start() -> None:
    st.session_state["view"] = View.PRESENTATION
    address.forget_notices()


def _move(area: AreaRef, target: int | None) -> None:
    """Move ``area`` to the position ``target``, or remove it if None; for a callback."""
    stops = [stop for stop in st.session_state["stops"] if stop != area]
    if target is not None:
        stops.insert(target, area)
    _set(stops)


def _set(stops: list[AreaRef]) -> None:
    st.session_state["stops"] = stops
    # The expander's label contains the number of stops, and a new label would make Streamlit close it.
    st.session_state[KEY] = st.session_state.get(KEY, False)
    address.forget_notices()
