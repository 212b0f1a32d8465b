"""Keeps the address bar and the filters in sync: the only module that reads or writes the query string.

Streamlit's own binding of widgets would write their labels into the URL, in the current language; slugs must stay
stable, so the selection is written here instead.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import streamlit as st

from geo.model import Language, View
from geo.selection.permalink import Pins, read_pins
from geo.selection.selection import Selection
from geo.selection.vocabulary import Notice, Vocabulary

_SEEN = "address_seen"
_PAGE = "address_page"
_NOTICES = "address_notices"
_VINTAGE = "address_vintage"
_PINNED = "address_pinned"
_LOST = "address_lost"
_PLAIN = "address_plain"
Query = dict[str, list[str]]


def read(vocabulary: Vocabulary, page: str) -> Selection | None:
    """The selection in the address if it was changed from outside (a link, the back button), else None.

    A change of page empties the address; the filters stay as they are, and `write` puts them back into it.
    """
    query = _current()
    st.session_state.setdefault(_PLAIN, not page and not set(query) - {"lang"})
    turned = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if turned:
        st.session_state.pop(_LOST, None)
    if query == st.session_state.get(_SEEN) or (turned and not query):
        return None
    parsed = Selection.from_query(query, vocabulary)
    pins = read_pins(query, parsed.selection)
    st.session_state[_SEEN] = query
    st.session_state[_NOTICES] = (*parsed.notices, *pins.notices)
    st.session_state[_VINTAGE] = pins.vintage
    st.session_state[_PINNED] = (parsed.selection, pins)
    st.session_state.pop(_LOST, None)
    return parsed.selection


def write(selection: Selection) -> None:
    """Write ``selection`` to the address, with what its link pinned as long as the selection is unchanged.

    An embedded map leaves its address alone: each change would add a step to the host page's history.
    """
    if selection.view is View.EMBED:
        return
    query = _grouped(selection.to_query()) | {key: [text] for key, text in _pins(selection).pairs.items()}
    if query == _current():
        return
    st.query_params.from_dict(query)
    st.session_state[_SEEN] = query


def came_plainly() -> bool:
    """Whether the session began at the bare address of the map, with at most a language: not by a deep link."""
    plain: bool = st.session_state.get(_PLAIN, False)
    return plain


def notices() -> tuple[Notice, ...]:
    """The values of the last address that were ignored."""
    found: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return found


def vintage() -> str | None:
    """The data vintage that the last address pins, None if it pins none."""
    found: str | None = st.session_state.get(_VINTAGE)
    return found


def lose(name: str, measure: str) -> None:
    """Record, to tell the reader, that the new level lacks ``measure``, which was the value of the field ``name``."""
    st.session_state.setdefault(_LOST, {})[name] = measure


def lost() -> Mapping[str, str]:
    """The measures that the last change of level made unavailable, by field name."""
    found: dict[str, str] = st.session_state.get(_LOST, {})
    return found


def forget_notices() -> None:
    """Drop all notices, since the reader has changed a filter."""
    for kept in (_NOTICES, _VINTAGE, _LOST):
        st.session_state.pop(kept, None)


def _pins(selection: Selection) -> Pins:
    """What the link that set ``selection`` pinned, empty once it changes; the language alone does not count."""
    held: tuple[Selection | None, Pins] = st.session_state.get(_PINNED, (None, Pins()))
    opened, pins = held
    if opened is None or replace(opened, language=Language.FRENCH) == replace(selection, language=Language.FRENCH):
        return pins
    del st.session_state[_PINNED]
    return Pins()


def _current() -> Query:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _grouped(pairs: Iterable[tuple[str, str]]) -> Query:
    query: Query = {}
    for key, value in pairs:
        query.setdefault(key, []).append(value)
    return query
