"""The address bar and the filters say the same: the only place that reads or writes the query string.

Streamlit's own binding of widgets would write their labels into the URL, in the language of the moment; slugs must
stay stable, so the selection is written here instead.
"""

from collections.abc import Iterable

import streamlit as st

from geo.selection import Selection
from geo.vocabulary import Notice, Vocabulary

_SEEN = "address_seen"
_PAGE = "address_page"
_NOTICES = "address_notices"
Query = dict[str, list[str]]


def read(vocabulary: Vocabulary, page: str) -> Selection | None:
    """The selection of the address when it was changed from outside (a link, the back button), else None.

    A change of page empties the address; the filters stay as they are, and `write` puts them back.
    """
    query = _current()
    turned = st.session_state.get(_PAGE, page) != page
    st.session_state[_PAGE] = page
    if query == st.session_state.get(_SEEN) or (turned and not query):
        return None
    parsed = Selection.from_query(query, vocabulary)
    st.session_state[_SEEN] = query
    st.session_state[_NOTICES] = parsed.notices
    return parsed.selection


def write(selection: Selection) -> None:
    """Make the address say ``selection``; notices about the address end when a filter changes."""
    query = _grouped(selection.to_query())
    if query == _current():
        return
    st.query_params.from_dict(query)
    st.session_state[_SEEN] = query


def notices() -> tuple[Notice, ...]:
    """What the last address said that was ignored."""
    found: tuple[Notice, ...] = st.session_state.get(_NOTICES, ())
    return found


def forget_notices() -> None:
    """The reader has moved on: a filter was changed by hand."""
    st.session_state.pop(_NOTICES, None)


def _current() -> Query:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def _grouped(pairs: Iterable[tuple[str, str]]) -> Query:
    query: Query = {}
    for key, value in pairs:
        query.setdefault(key, []).append(value)
    return query
