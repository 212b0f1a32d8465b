"""Query strings of declared fields: reading never fails, and whatever is ignored gets a notice."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from geo.model import Level, Perimeter
from geo.selection.fields import Field
from geo.selection.kinds import Context
from geo.selection.vocabulary import VINTAGE, Notice, Reason, Vocabulary

Query = str | Mapping[str, str | Sequence[str]] | Iterable[tuple[str, str]]


def pairs_of(query: Query) -> Iterable[tuple[str, str]]:
    """The pairs of keys and values of a query string, of pairs, or of a mapping of keys to values."""
    if isinstance(query, str):
        return parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    if not isinstance(query, Mapping):
        return query
    return [(key, text) for key, value in query.items() for text in ([value] if isinstance(value, str) else value)]


def read(query: Query, fields: Mapping[str, Field], vocabulary: Vocabulary) -> tuple[dict[str, Any], list[Notice]]:
    """Values of the fields in ``query``, made consistent with each other; notices of what is ignored."""
    given, notices = _given(query, fields, vocabulary)
    state: dict[str, Any] = {}
    for name, field in fields.items():  # level and perimeter come first: valid values of other fields depend on them
        context = Context(
            vocabulary, state.get("level", Level.TERRITORY), state.get("perimeter", Perimeter.SECOND_PHASE)
        )
        values, ignored = _values(field, given.pop(field.key, []), context)
        notices += ignored
        if values:
            state[name] = tuple(values) if field.several else values[0]
        if field.agree is not None:
            notices += [Notice(fields[other].key, text, reason) for other, text, reason in field.agree(state)]
    unknown = [Notice(key[:80], text[:80], Reason.UNKNOWN_KEY) for key, texts in given.items() for text in texts]
    return state, notices + unknown


def _given(
    query: Query, fields: Mapping[str, Field], vocabulary: Vocabulary
) -> tuple[dict[str, list[str]], list[Notice]]:
    """The distinct texts of each key, with former defaults filled in for a link that names a vintage."""
    given: dict[str, list[str]] = {}
    notices: list[Notice] = []
    unique = {field.key for field in fields.values() if field.unique}
    pairs = [*pairs_of(query)]
    for key, text in pairs:
        if key in vocabulary.foreign_keys:
            continue
        if text not in given.setdefault(key, []):
            given[key].append(text)
        elif key in unique:
            notices.append(Notice(key, text[:80], Reason.REPEATED))
    if any(key == VINTAGE for key, _ in pairs):
        for field in fields.values():
            if field.former is not None:
                given.setdefault(field.key, [field.former])
    return given, notices


def _values(field: Field, texts: list[str], context: Context) -> tuple[list[object], list[Notice]]:
    """The values of one field in ``texts``, as many as it can have."""
    values: list[object] = []
    notices: list[Notice] = []
    parts = [part for text in texts for part in text.split(",")] if field.joined else texts
    for position, text in enumerate(parts):
        value: object = None
        reason: Reason | None = Reason.ILL_FORMED
        if position > 0 and not field.several:
            reason = Reason.REPEATED
        elif text.strip():
            value, reason = field.kind.read(text, context)
        values += [] if value is None else [value]
        notices += [] if reason is None else [Notice(field.key, text[:80], reason)]
    return values, notices
