"""Plays the years, one per step, without remounting the map; the year range is restored at the end."""

import streamlit as st

from geo.programmes.publication import absent, concerned
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import address

STEP = 1.6
"""Seconds per year: long enough to read the map's sentence."""
_RANGE = "play_range"
_TICKS = "play_ticks"
_DUE = "play_due"


def show(store: Store, selection: Selection) -> None:
    """The play button; while playing, also the fragment that steps and the programmes without data for the year."""
    voice = selection.voice
    playing = _RANGE in st.session_state
    label, icon = (
        (voice._("Stop"), ":material/stop:") if playing else (voice._("Play the years"), ":material/play_arrow:")
    )
    st.button(label, icon=icon, key="play", on_click=_restore if playing else _start, width="stretch")
    if playing:
        st.session_state[_TICKS] = 0
        _ticking()
        year = st.session_state["years"][0]
        if lacking := absent(concerned(store, selection), year, store.programmes, voice):
            st.caption(lacking)


def played() -> tuple[int, int] | None:
    """The range of years being played (first, last), None while none is."""
    found: tuple[int, int] | None = st.session_state.get(_RANGE)
    return found


def stop() -> None:
    """Stop playing and drop the range, since another one was set."""
    st.session_state.pop(_RANGE, None)


def interrupt() -> None:
    """Stop playing because the reader has changed the years by hand."""
    stop()
    address.forget_notices()


def _start() -> None:
    first, last = st.session_state["years"]
    st.session_state[_RANGE] = (first, last)
    st.session_state["years"] = (first, first)
    address.forget_notices()


def _restore() -> None:
    st.session_state["years"] = st.session_state.pop(_RANGE)


@st.fragment(run_every=STEP)
def _ticking() -> None:
    """Request the next step, except in the fragment's first run, which belongs to the current step."""
    st.session_state[_TICKS] += 1
    if st.session_state[_TICKS] > 1:
        st.session_state[_DUE] = True
        st.rerun()


def advance() -> None:
    """Go to the next year if it is due; called before the widgets are drawn."""
    if not st.session_state.pop(_DUE, False) or _RANGE not in st.session_state:
        return
    year, last = st.session_state["years"][0] + 1, st.session_state[_RANGE][1]
    if year > last:
        _restore()
    else:
        st.session_state["years"] = (year, year)
