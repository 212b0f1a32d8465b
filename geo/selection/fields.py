"""The declaration of each field of a selection, made once; queries, links, captions and widgets are derived from it.

A class declares its fields in its body with `one`, `optional` or `several`; `declared` collects the declarations.
"""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Flag, auto
from types import MappingProxyType
from typing import Any, TypedDict, TypeVar, Unpack, cast

from geo.selection.filters import Filter
from geo.selection.kinds import Kind
from geo.selection.rules import Agreement

T = TypeVar("T")
_DECLARATION = "declaration"


class Group(Flag):
    """Fields that are used together; a field may belong to several groups."""

    NONE = 0
    AREAS = auto()
    """Which areas are drawn."""
    PROJECTS = auto()
    """Which projects count, and which of their amounts."""
    FACTS = AREAS | PROJECTS
    """What changes the facts, not how they are shown."""
    DISPLAY = auto()
    """What the map's own controls change; the rest belongs to the page."""
    RANKING = auto()
    """What ranks territories."""
    LIST = auto()
    """What a list of projects holds, and which of its pages is shown."""


class _Options(TypedDict, total=False):
    groups: Group
    joined: bool
    ordered: bool
    unique: bool
    jointly: bool
    former: str
    pin: int
    agree: Agreement
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """``key`` names it in a query string, ``kind`` reads and writes each value. ``several``: it holds a tuple of
    values.

    ``settle``: returns the value to keep for a given one; raises ``ValueError`` for one that no URL can express.
    ``filter``: how it narrows the projects, None where it doesn't. ``joined``: values share one key, separated by
    commas. ``ordered``: values keep the order given, instead of being sorted. ``unique``: a value repeated in a query
    gets a notice. ``jointly``: left out of a query only when all such fields are at their defaults. ``former``: the
    value meant by a link that names its vintage but not this field. ``pin``: position among the fields that a permalink
    always includes, from 1; 0 for none. ``agree``: makes it consistent with the fields read before it. ``needs``: names
    of the fields that say what its values mean: they go with it when it is not at its default.
    """

    key: str
    kind: Kind[Any]
    default: Any
    several: bool
    settle: Callable[[Any], Any] | None
    filter: Filter[Any] | None
    groups: Group = Group.NONE
    joined: bool = False
    ordered: bool = False
    unique: bool = False
    jointly: bool = False
    former: str | None = None
    pin: int = 0
    agree: Agreement | None = None
    needs: tuple[str, ...] = ()

    def kept(self, value: Any) -> Any:
        """``value`` as a selection keeps it: several deduplicated and sorted; raises ``ValueError`` like ``settle``."""
        if self.several:
            once = dict.fromkeys(value or self.default)
            value = tuple(once if self.ordered else sorted(once))
        return value if self.settle is None else self.settle(value)

    def pairs(self, value: Any) -> list[tuple[str, str]]:
        """Pairs of key and text that express ``value`` in a query; none for None."""
        items = value if self.several else () if value is None else (value,)
        texts = [self.kind.write(item) for item in items]
        return [(self.key, text) for text in ([",".join(texts)] if self.joined else texts)]


def one(
    key: str,
    kind: Kind[T],
    default: T,
    *,
    settle: Callable[[T], T] | None = None,
    narrows: Filter[T] | None = None,
    **options: Unpack[_Options],
) -> T:
    """Declare a field that always has a value of ``kind``; for the options, see `Field`."""
    return cast(T, _field(key, kind, default, False, settle, narrows, options))


def optional(
    key: str,
    kind: Kind[T],
    default: T | None = None,
    *,
    settle: Callable[[T | None], T | None] | None = None,
    narrows: Filter[T] | None = None,
    **options: Unpack[_Options],
) -> T | None:
    """Declare a field that has a value of ``kind``, or None; for the options, see `Field`."""
    return cast(T | None, _field(key, kind, default, False, settle, narrows, options))


def several(
    key: str,
    kind: Kind[T],
    default: tuple[T, ...] = (),
    *,
    settle: Callable[[tuple[T, ...]], tuple[T, ...]] | None = None,
    narrows: Filter[tuple[T, ...]] | None = None,
    **options: Unpack[_Options],
) -> tuple[T, ...]:
    """Declare a field of any number of values of ``kind``, ``default`` if empty; for the options, see `Field`."""
    return cast(tuple[T, ...], _field(key, kind, default, True, settle, narrows, options))


def declared(cls: type) -> Mapping[str, Field]:
    """Declarations of the fields of a dataclass by name, in their order.

    Raises ``TypeError`` for a field without one, and for a key shared by two fields.
    """
    found: dict[str, Field] = {}
    for field in dataclasses.fields(cls):
        if _DECLARATION not in field.metadata:
            raise TypeError(f"field {field.name!r} of {cls.__name__} is not declared; use one(), optional(), several()")
        found[field.name] = field.metadata[_DECLARATION]
    keys = [field.key for field in found.values()]
    if twice := {key for key in keys if keys.count(key) > 1}:
        raise TypeError(f"several fields of {cls.__name__} have the keys {sorted(twice)}")
    return MappingProxyType(found)


def _field(
    key: str,
    kind: Kind[Any],
    default: Any,
    several: bool,
    settle: Callable[[Any], Any] | None,
    narrows: Filter[Any] | None,
    options: _Options,
) -> object:
    said = Field(key=key, kind=kind, default=default, several=several, settle=settle, filter=narrows, **options)
    return dataclasses.field(default=default, metadata={_DECLARATION: said})
