"""What a query string may say: the words of its keys, taken from the tables, and how each value is read."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from geo.model import (
    AidKind,
    AreaRef,
    Challenge,
    ColourBy,
    Language,
    Layer,
    Level,
    Method,
    Order,
    Perimeter,
    Tiles,
    View,
)

DEFAULT_MEASURE = "aide_par_emploi"
DEFAULT_CIRCLES = "aide"
"""What is drawn as circles over the default measure: a ratio as colour, amounts as sizes."""
FORMER_MEASURE = "aide"
"""The default when links did not name their measure: a link with a vintage and no measure still opens on it."""
CLASS_NUMBERS = range(3, 8)
YES, NO = "oui", "non"
VINTAGE = "donnees"
"""Key of the vintage of the data that a link was made with; it changes no view (`geo.selection.permalink`)."""
CHOICES: Mapping[str, type[StrEnum]] = {
    "level": Level,
    "perimeter": Perimeter,
    "aid_kinds": AidKind,
    "language": Language,
    "method": Method,
    "layers": Layer,
    "colour_by": ColourBy,
    "tiles": Tiles,
    "challenge": Challenge,
    "sort": Order,
    "view": View,
}
"""Fields of a selection whose values are the slugs of an enumeration."""
SWITCHES = ("industry_only", "local_grants", "same_classes", "shared_firms")
COMPARED = 4
"""How many areas are compared at most."""
STOPS = 40
"""How many stops a presentation has at most."""
WEIGHTS = range(6)
"""What a criterion may weigh."""
LONGEST_SEARCH = 100
"""Characters of a search that are read."""
COMMUNES_INSIDE = (Level.TERRITORY, Level.EPCI, Level.DEPARTMENT, Level.REGION)
"""Levels of areas whose communes can be shown: all of France's at once would be too many to send."""

_WEIGHT = re.compile(r"([a-z0-9_]+)-([0-9])")
_PAGE = re.compile(r"[1-9][0-9]{0,4}")
_YEARS = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")
_FIXED: Mapping[str, Mapping[str, object]] = {
    **{name: {member.value: member for member in kind} for name, kind in CHOICES.items()},
    **{name: {YES: True, NO: False} for name in SWITCHES},
    "classes": {str(number): number for number in CLASS_NUMBERS},
}


class Reason(StrEnum):
    """Why a value of a query was ignored (or changed, when out of bounds)."""

    UNKNOWN_KEY = "unknown_key"
    UNKNOWN_VALUE = "unknown_value"
    ILL_FORMED = "ill_formed"
    REPEATED = "repeated"
    NOT_AT_LEVEL = "not_at_level"
    NEEDS_AREA = "needs_area"
    ONLY_COMMUNES = "only_communes"
    OUT_OF_BOUNDS = "out_of_bounds"
    OTHER_LEVEL = "other_level"
    TOO_MANY = "too_many"
    TOO_MANY_STOPS = "too_many_stops"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class Notice:
    """``value`` of ``key``, both cut at 80 characters, was ignored for ``reason`` (years out of bounds: clamped)."""

    key: str
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a query may say, taken from the tables.

    ``measures`` maps each slug to the levels that offer it, ``territories`` each perimeter to its codes, ``areas`` each
    other level to its codes (a level that is left out knows none); ``years`` are the first and last with data;
    ``projects`` are their ids, ``criteria`` the slugs that territories can be ranked by; ``foreign_keys`` belong to
    other parts and are passed over. Raises ``ValueError`` unless every level offers `DEFAULT_MEASURE`, which stands in
    for a measure that a level doesn't offer.
    """

    measures: Mapping[str, Collection[Level]]
    programmes: Collection[str]
    sectors: Collection[str]
    themes: Collection[str]
    regions: Collection[str]
    territories: Mapping[Perimeter, Collection[str]]
    years: tuple[int, int]
    areas: Mapping[Level, Collection[str]] = field(default_factory=dict)
    projects: Collection[str] = ()
    criteria: Collection[str] = ()
    foreign_keys: Collection[str] = ("embed", "embed_options", VINTAGE)

    def __post_init__(self) -> None:
        if not set(Level) <= set(self.measures.get(DEFAULT_MEASURE, ())):
            raise ValueError(f"every level must offer {DEFAULT_MEASURE!r}; measures are {dict(self.measures)!r}")

    def knows(self, area: AreaRef, perimeter: Perimeter) -> bool:
        """Whether ``area`` is one of today's (a territory: one of ``perimeter``)."""
        territories = self.territories.get(perimeter, ())
        return area.code in (territories if area.level is Level.TERRITORY else self.areas.get(area.level, ()))


def read_value(name: str, text: str, state: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    """``text`` as a value of the field ``name`` of a selection, None to ignore it, and why not all of it was taken.

    ``state`` holds the fields that were read before; those that others depend on come first.
    """
    if not text.strip():
        return None, Reason.ILL_FORMED
    if name == "years":
        return _years(text, *vocabulary.years)
    if (read := _READERS.get(name)) is not None:
        return read(text, vocabulary)
    if name in ("territories", "within", "area", "compared", "stops"):
        return _area(name, text, state.get("perimeter", Perimeter.SECOND_PHASE), vocabulary)
    is_measure = name in ("measure", "second")
    listed = {"measure": "measures", "second": "measures", "project": "projects"}.get(name, name)
    known: Collection[str] = _FIXED.get(name) or getattr(vocabulary, listed)
    if text not in known:
        return None, Reason.UNKNOWN_VALUE
    if is_measure and state.get("level", Level.TERRITORY) not in vocabulary.measures[text]:
        return None, Reason.NOT_AT_LEVEL
    return _FIXED[name][text] if name in _FIXED else text, None


def _area(name: str, text: str, perimeter: Perimeter, vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    ref = AreaRef.parse(text)
    if ref is None or (name == "territories" and ref.level is not Level.TERRITORY):
        return None, Reason.ILL_FORMED
    if not vocabulary.knows(ref, perimeter) or (
        name in ("within", "compared", "stops") and ref.level not in COMMUNES_INSIDE
    ):
        return None, Reason.UNKNOWN_VALUE
    return (ref.code if name == "territories" else ref), None


def _weight(text: str, vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    match = _WEIGHT.fullmatch(text)
    if match is None:
        return None, Reason.ILL_FORMED
    known = match[1] in vocabulary.criteria and int(match[2]) in WEIGHTS
    return (text, None) if known else (None, Reason.UNKNOWN_VALUE)


def searched(text: str) -> str:
    """``text`` as a search keeps it: printable characters, single spaces, `LONGEST_SEARCH` of them at most."""
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:LONGEST_SEARCH].rstrip()


def _words(text: str, _vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    kept = searched(text)
    if not kept:
        return None, Reason.ILL_FORMED
    return kept, Reason.TOO_LONG if len(text) > LONGEST_SEARCH and len(kept) < len(" ".join(text.split())) else None


def _page(text: str, _vocabulary: Vocabulary) -> tuple[object, Reason | None]:
    return (int(text), None) if _PAGE.fullmatch(text) else (None, Reason.ILL_FORMED)


_READERS: Mapping[str, Callable[[str, Vocabulary], tuple[object, Reason | None]]] = {
    "weights": _weight,
    "search": _words,
    "page": _page,
}


def _years(text: str, earliest: int, latest: int) -> tuple[object, Reason | None]:
    match = _YEARS.fullmatch(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, -1)
    if first > last:
        return None, Reason.ILL_FORMED
    clamped = (max(first, earliest), min(last, latest))
    return (clamped if clamped[0] <= clamped[1] else None), (Reason.OUT_OF_BOUNDS if clamped != (first, last) else None)
