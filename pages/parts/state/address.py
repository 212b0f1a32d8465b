"""The address bar and the filters say the same: the only place that reads or writes the query string.

Streamlit's own binding of widgets would write their labels into the URL, in the language of the moment; slugs must
stay stable, so the selection is written here instead.
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
Query = dict[str, list[str]]


def read(vocabulary: Vocabulary, page: str) -> Selection | None:
    """The selection of the address when it was changed from outside (a link, the back button), else None.

    A change of page empties the address; the filters stay as they are, and `write` puts them back.
    """
    query = _current()
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
    """Make the address say ``selection``, and what its link pinned as long as nothing of it has changed.

    A map inside another site's page leaves its address alone: each change would be a step of that page's back button.
    """
    if selection.view is View.EMBED:
        return
    query = _grouped(selection.to_query()) | {key: [text] for key, text in _pins(selection).pairs.items()}
    if query == _current():
        return
    st.query_params.from_dict(query)
    st.session_state[_SEEN] = query


def notices() -> tuple[Notice, ...]:
    """What the last address said that was ignored."""
    found: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return found


def vintage() -> str | None:
    """The vintage of the data that the last address was made with, None when it names none."""
    found: str | None = st.session_state.get(_VINTAGE)
    return found


def lose(name: str, measure: str) -> None:
    """Keep for the reader that the level now chosen has no ``measure``, which the field ``name`` held."""
    st.session_state.setdefault(_LOST, {})[name] = measure


def lost() -> Mapping[str, str]:
    """The measures that the last change of level took away, by their fields."""
    found: dict[str, str] = st.session_state.get(_LOST, {})
    return found


def forget_notices() -> None:
    """The reader has moved on: a filter was changed by hand."""
    for kept in (_NOTICES, _VINTAGE, _LOST):
        st.session_state.pop(kept, None)


def _pins(selection: Selection) -> Pins:
    """What the link pinned that ``selection`` came with; in another language it is still the same link."""
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
