"""The state of every view as one frozen value, and its query string: the only state that links and exports share.

Keys and slugs are French and stable; defaults are left out, several values sorted: equal views have equal URLs.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl, urlencode

from geo.classify import Method
from geo.model import GRANTS, AidKind, Language, Level, Perimeter

DEFAULT_MEASURE = "aide"
CLASS_NUMBERS = range(3, 8)
Query = str | Mapping[str, str | Sequence[str]] | Iterable[tuple[str, str]]

_TERRITORY = re.compile(r"ti-[0-9]{4}")
_YEARS = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")
_KEYS = {
    "level": "niveau",
    "measure": "mesure",
    "programmes": "programme",
    "sectors": "secteur",
    "themes": "theme",
    "regions": "region",
    "years": "annees",
    "perimeter": "perimetre",
    "territories": "ti",
    "industry_only": "industrie",
    "aid_kinds": "aides",
    "language": "lang",
    "method": "classes",
    "classes": "nb",
}
_ENUMS = {"level": Level, "perimeter": Perimeter, "aid_kinds": AidKind, "language": Language, "method": Method}
_FIXED_CHOICES: Mapping[str, Mapping[str, object]] = {
    **{name: {member.value: member for member in kind} for name, kind in _ENUMS.items()},
    "industry_only": {"oui": True, "non": False},
    "classes": {str(number): number for number in CLASS_NUMBERS},
}
_TAGS = ("programmes", "sectors", "themes", "regions")
_WIDEST: Mapping[str, Any] = {**dict.fromkeys(_TAGS, ()), "years": None, "industry_only": False}


class Reason(StrEnum):
    """Why a value of a query was ignored (or changed, when out of bounds)."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    ILL_FORMED = "ill_formed"
    REPEATED = "repeated"
    NOT_AT_LEVEL = "not_at_level"
    OUT_OF_BOUNDS = "out_of_bounds"


@dataclass(frozen=True, slots=True)
class Notice:
    """``value`` of ``key``, both cut at 80 characters, was ignored for ``reason`` (years out of bounds: clamped)."""

    key: str
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a query may say, taken from the tables.

    ``measures`` maps each slug to the levels that offer it, ``territories`` each perimeter to its codes; ``years`` are
    the first and last with data; ``foreign_keys`` belong to other parts and are passed over. Raises ``ValueError``
    unless every level offers `DEFAULT_MEASURE`, which stands in for a measure that a level doesn't offer.
    """

    measures: Mapping[str, Collection[Level]]
    programmes: Collection[str]
    sectors: Collection[str]
    themes: Collection[str]
    regions: Collection[str]
    territories: Mapping[Perimeter, Collection[str]]
    years: tuple[int, int]
    foreign_keys: Collection[str] = ("embed", "embed_options")

    def __post_init__(self) -> None:
        if not set(Level) <= set(self.measures.get(DEFAULT_MEASURE, ())):
            raise ValueError(f"every level must offer {DEFAULT_MEASURE!r}; measures are {dict(self.measures)!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a view shows.

    An empty tuple or ``years=None`` does not filter (None also keeps what has no date); ``years`` is a closed range.
    ``aid_kinds`` are the amounts that are summed (none chosen: the grants), ``territories`` the areas pointed at.
    Several values are kept sorted, once each. Raises ``ValueError`` for a state that no URL can say.
    """

    level: Level = Level.TERRITORY
    measure: str = DEFAULT_MEASURE
    programmes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    perimeter: Perimeter = Perimeter.SECOND_PHASE
    territories: tuple[str, ...] = ()
    industry_only: bool = True
    aid_kinds: tuple[AidKind, ...] = GRANTS
    language: Language = Language.FRENCH
    method: Method = Method.QUANTILE
    classes: int = 5

    def __post_init__(self) -> None:
        for field in fields(self):
            if isinstance(field.default, tuple):
                object.__setattr__(self, field.name, tuple(sorted(set(getattr(self, field.name) or field.default))))
        if self.years is not None and not 1000 <= self.years[0] <= self.years[1] <= 9999:
            raise ValueError(f"years {self.years!r} are not an increasing range of four-digit years")
        if self.classes not in CLASS_NUMBERS:
            raise ValueError(f"{self.classes!r} classes; choose {CLASS_NUMBERS[0]} to {CLASS_NUMBERS[-1]}")
        if strangers := [code for code in self.territories if not _TERRITORY.fullmatch(code)]:
            raise ValueError(f"{strangers[0]!r} is no territory code; codes look like 'ti-7510'")

    @staticmethod
    def from_query(query: Query, vocabulary: Vocabulary) -> "Parsed":
        """Read a query string, pairs, or a mapping of keys to values. Never raises: what it ignores is noticed."""
        given: dict[str, list[str]] = {}
        for key, value in _pairs(query):
            if key not in vocabulary.foreign_keys and value not in given.setdefault(key, []):
                given[key].append(value)
        state: dict[str, Any] = {}
        notices: list[Notice] = []
        for field in fields(Selection):  # the level comes before the measure, and the perimeter before its territories
            key, several = _KEYS[field.name], isinstance(field.default, tuple)
            kept: list[object] = []
            for position, text in enumerate(given.pop(key, [])):
                is_extra = position > 0 and not several
                read, reason = (None, Reason.REPEATED) if is_extra else _read(field.name, text, state, vocabulary)
                kept += [] if read is None else [read]
                notices += [] if reason is None else [Notice(key, text[:80], reason)]
            if kept:
                state[field.name] = tuple(kept) if several else kept[0]
        notices += [Notice(key[:80], text[:80], Reason.UNKNOWN_KEY) for key, texts in given.items() for text in texts]
        return Parsed(Selection(**state), tuple(notices))

    def to_query(self) -> list[tuple[str, str]]:
        """Pairs of keys and values in a stable order, without the defaults."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            if (value := getattr(self, field.name)) == field.default:
                continue
            if field.name == "years":
                value = "-".join(map(str, sorted(set(value))))
            if field.name == "industry_only":
                value = "oui" if value else "non"
            pairs += [(_KEYS[field.name], str(text)) for text in (value if isinstance(value, tuple) else [value])]
        return pairs

    def query_string(self) -> str:
        """`to_query`, URL-encoded, without a question mark; empty for the default view."""
        return urlencode(self.to_query())

    def active_filters(self) -> tuple[str, ...]:
        """Names of the attributes that narrow the view now; each can be given to `cleared`."""
        return tuple(name for name, widest in _WIDEST.items() if getattr(self, name) != widest)

    def cleared(self, name: str) -> "Selection":
        """The same view without one filter (``industry_only`` turned off); raises ``KeyError`` for another name."""
        return replace(self, **{name: _WIDEST[name]})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A selection that is valid for the vocabulary, and what was ignored on the way."""

    selection: Selection
    notices: tuple[Notice, ...]


def _pairs(query: Query) -> Iterable[tuple[str, str]]:
    if isinstance(query, str):
        return parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    if not isinstance(query, Mapping):
        return query
    return [(key, text) for key, value in query.items() for text in ([value] if isinstance(value, str) else value)]


def _read(name: str, text: str, state: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    """``text`` as a value of the attribute ``name``, None to ignore it; ``state`` is what was read before."""
    if not text.strip() or (name == "territories" and not _TERRITORY.fullmatch(text)):
        return None, Reason.ILL_FORMED
    if name == "years":
        return _read_years(text, *vocabulary.years)
    known: Collection[str] = _FIXED_CHOICES.get(name) or getattr(vocabulary, "measures" if name == "measure" else name)
    if name == "territories":
        known = vocabulary.territories.get(state.get("perimeter", Perimeter.SECOND_PHASE), ())
    if text not in known:
        return None, Reason.UNKNOWN_VALUE
    if name == "measure" and state.get("level", Level.TERRITORY) not in vocabulary.measures[text]:
        return None, Reason.NOT_AT_LEVEL
    return _FIXED_CHOICES[name][text] if name in _FIXED_CHOICES else text, None


def _read_years(text: str, earliest: int, latest: int) -> tuple[object, Reason | None]:
    match = _YEARS.fullmatch(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, -1)
    if first > last:
        return None, Reason.ILL_FORMED
    clamped = (max(first, earliest), min(last, latest))
    return (clamped if clamped[0] <= clamped[1] else None), (Reason.OUT_OF_BOUNDS if clamped != (first, last) else None)
