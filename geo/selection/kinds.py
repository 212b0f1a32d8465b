"""Kinds of values: how the text of a value is read from a query string, and how it is written there."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from geo.model import AreaRef, Level, Perimeter
from geo.selection.vocabulary import LONGEST_SEARCH, NO, WEIGHTS, YES, Reason, Vocabulary

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)
COMMUNES_INSIDE = tuple(level for level in Level if level is not Level.COMMUNE)
"""Levels of areas whose communes can be shown: all communes of France at once would be too many to send."""

_WEIGHT = re.compile(r"([a-z0-9_]+)-([0-9])")
_COUNT = re.compile(r"[1-9][0-9]{0,15}")
_YEARS = re.compile(r"([1-9][0-9]{3})(?:-([1-9][0-9]{3}))?")


@dataclass(frozen=True, slots=True)
class Context:
    """What the meaning of a text depends on: the current vocabulary, and the level and perimeter read before it."""

    vocabulary: Vocabulary
    level: Level
    perimeter: Perimeter


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """``read`` turns a non-blank text into a value (None: ignore it) and the reason why not all of it was used."""

    read: Callable[[str, Context], tuple[T | None, Reason | None]]
    write: Callable[[T], str] = str


def choice(slugs: type[Choice]) -> Kind[Choice]:
    """A member of an enumeration, by its slug."""
    return _fixed({member.value: member for member in slugs})


def number(choices: range) -> Kind[int]:
    """One of a few whole numbers."""
    return _fixed({str(number): number for number in choices})


def count(most: int) -> Kind[int]:
    """A whole number from 1 to ``most``."""

    def read(text: str, _context: Context) -> tuple[int | None, Reason | None]:
        value = int(text) if _COUNT.fullmatch(text) else 0
        return (value, None) if 0 < value <= most else (None, Reason.ILL_FORMED)

    return Kind(read)


def word(known: Callable[[Vocabulary], Collection[str]]) -> Kind[str]:
    """One of the words of a list in the vocabulary."""

    def read(text: str, context: Context) -> tuple[str | None, Reason | None]:
        return (text, None) if text in known(context.vocabulary) else (None, Reason.UNKNOWN_VALUE)

    return Kind(read)


def searched(text: str) -> str:
    r"""``text`` as a search keeps it: printable characters, single spaces, at most `LONGEST_SEARCH` characters.

    >>> searched("  acier\tvert\n ")
    'acier vert'
    """
    plain = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(plain.split())[:LONGEST_SEARCH].rstrip()


def _fixed(values: dict[str, T]) -> Kind[T]:
    names = {value: text for text, value in values.items()}

    def read(text: str, _context: Context) -> tuple[T | None, Reason | None]:
        return (values[text], None) if text in values else (None, Reason.UNKNOWN_VALUE)

    return Kind(read, names.__getitem__)


def _read_measure(text: str, context: Context) -> tuple[str | None, Reason | None]:
    levels = context.vocabulary.measures.get(text)
    if levels is None:
        return None, Reason.UNKNOWN_VALUE
    return (text, None) if context.level in levels else (None, Reason.NOT_AT_LEVEL)


def _read_area(text: str, context: Context) -> tuple[AreaRef | None, Reason | None]:
    ref = AreaRef.parse(text)
    if ref is None:
        return None, Reason.ILL_FORMED
    return (ref, None) if context.vocabulary.knows(ref, context.perimeter) else (None, Reason.UNKNOWN_VALUE)


def _read_parent(text: str, context: Context) -> tuple[AreaRef | None, Reason | None]:
    ref, reason = _read_area(text, context)
    return (None, Reason.UNKNOWN_VALUE) if ref is not None and ref.level not in COMMUNES_INSIDE else (ref, reason)


def _read_territory(text: str, context: Context) -> tuple[str | None, Reason | None]:
    if (ref := AreaRef.parse(text)) is not None and ref.level is not Level.TERRITORY:
        return None, Reason.ILL_FORMED
    ref, reason = _read_area(text, context)
    return (None if ref is None else ref.code), reason


def _read_weight(text: str, context: Context) -> tuple[str | None, Reason | None]:
    match = _WEIGHT.fullmatch(text)
    if match is None:
        return None, Reason.ILL_FORMED
    known = match[1] in context.vocabulary.criteria and int(match[2]) in WEIGHTS
    return (text, None) if known else (None, Reason.UNKNOWN_VALUE)


def _read_search(text: str, _context: Context) -> tuple[str | None, Reason | None]:
    kept = searched(text)
    if not kept:
        return None, Reason.ILL_FORMED
    return kept, Reason.TOO_LONG if len(text) > LONGEST_SEARCH and len(kept) < len(" ".join(text.split())) else None


def _read_years(text: str, context: Context) -> tuple[tuple[int, int] | None, Reason | None]:
    match = _YEARS.fullmatch(text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, -1)
    if first > last:
        return None, Reason.ILL_FORMED
    earliest, latest = context.vocabulary.years
    clamped = (max(first, earliest), min(last, latest))
    return (clamped if clamped[0] <= clamped[1] else None), (Reason.OUT_OF_BOUNDS if clamped != (first, last) else None)


def _write_years(years: tuple[int, int]) -> str:
    return "-".join(map(str, sorted(set(years))))


SWITCH: Kind[bool] = _fixed({YES: True, NO: False})
MEASURE: Kind[str] = Kind(_read_measure)
AREA: Kind[AreaRef] = Kind(_read_area)
PARENT: Kind[AreaRef] = Kind(_read_parent)
"""An area whose communes can be shown."""
TERRITORY: Kind[str] = Kind(_read_territory)
"""The code of a territory."""
WEIGHT: Kind[str] = Kind(_read_weight)
"""A criterion and its weight ("levier-3")."""
SEARCH: Kind[str] = Kind(_read_search)
YEARS: Kind[tuple[int, int]] = Kind(_read_years, _write_years)
