"""The state of every view as one frozen value, and its query string: the only state that links and exports share.

Keys and slugs are French and stable; defaults are left out, several values sorted: equal views have equal URLs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlencode

from geo.model import (
    GRANTS,
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
from geo.selection.query import JOINED, KEYS, ORDERED, Query, pairs_of, settle
from geo.selection.vocabulary import (
    CLASS_NUMBERS,
    COMPARED,
    DEFAULT_CIRCLES,
    DEFAULT_MEASURE,
    FORMER_MEASURE,
    NO,
    STOPS,
    SWITCHES,
    VINTAGE,
    YES,
    Notice,
    Reason,
    Vocabulary,
    read_value,
    searched,
)

_FACTS = (
    "level",
    "perimeter",
    "within",
    "programmes",
    "sectors",
    "themes",
    "regions",
    "years",
    "industry_only",
    "local_grants",
    "aid_kinds",
)
"""Fields that change the facts, not how they are shown."""
_TAGS = ("programmes", "sectors", "themes", "regions")
_WIDEST: Mapping[str, Any] = {**dict.fromkeys(_TAGS, ()), "years": None, "industry_only": False, "local_grants": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a view shows.

    An empty tuple or ``years=None`` does not filter (None also keeps what has no date); ``years`` is a closed range.
    ``industry_only`` keeps the projects that are industrial on a stated basis; ``local_grants`` adds the State's grants
    to local authorities (`geo.funding.projects.LOCAL_GRANTS`), which ``programmes`` may also ask for by name.
    ``aid_kinds`` are the amounts that are summed (none chosen: the grants), ``territories`` the areas pointed at, and
    ``area`` the one that is looked at closely. ``within`` is the area whose communes are shown, at that level alone.
    ``second`` is a second measure, drawn as circles: aid beside the default measure, none
    beside one that a link names. ``same_classes``: filters of projects don't change the classes.
    ``compared`` are the areas of one level that stand side by side. ``challenge`` and ``weights`` ("criterion-3") rank
    territories. ``search``, ``shared_firms`` (firms of several programmes), ``sort``, ``page`` (from 1) and ``project``
    (an id) belong to the list of projects. ``view`` is how all this is looked at, ``stops`` a presentation's areas,
    in their order. Several values are kept once each, sorted but for the stops. Raises ``ValueError`` for a state that
    no URL can say.
    """

    level: Level = Level.TERRITORY
    perimeter: Perimeter = Perimeter.SECOND_PHASE
    within: AreaRef | None = None
    measure: str = DEFAULT_MEASURE
    programmes: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[int, int] | None = None
    territories: tuple[str, ...] = ()
    industry_only: bool = True
    local_grants: bool = False
    aid_kinds: tuple[AidKind, ...] = GRANTS
    language: Language = Language.FRENCH
    method: Method = Method.QUANTILE
    classes: int = 5
    same_classes: bool = False
    area: AreaRef | None = None
    second: str | None = DEFAULT_CIRCLES
    layers: tuple[Layer, ...] = ()
    colour_by: ColourBy = ColourBy.SECTOR
    tiles: Tiles | None = None
    compared: tuple[AreaRef, ...] = ()
    challenge: Challenge = Challenge.TRANSITION
    weights: tuple[str, ...] = ()
    search: str | None = None
    shared_firms: bool = False
    sort: Order = Order.AID
    page: int = 1
    project: str | None = None
    view: View = View.EXPLORE
    stops: tuple[AreaRef, ...] = ()

    def __post_init__(self) -> None:
        for field in fields(self):
            if isinstance(field.default, tuple):
                once = dict.fromkeys(getattr(self, field.name) or field.default)
                object.__setattr__(self, field.name, tuple(once if field.name in ORDERED else sorted(once)))
        if self.years is not None and not 1000 <= self.years[0] <= self.years[1] <= 9999:
            raise ValueError(f"years {self.years!r} are not an increasing range of four-digit years")
        if self.classes not in CLASS_NUMBERS:
            raise ValueError(f"{self.classes!r} classes; choose {CLASS_NUMBERS[0]} to {CLASS_NUMBERS[-1]}")
        if strangers := [code for code in self.territories if not _names_territory(code)]:
            raise ValueError(f"{strangers[0]!r} is no territory code; codes look like 'ti-7510'")
        if len({area.level for area in self.compared}) > 1 or len(self.compared) > COMPARED:
            raise ValueError(f"can't compare {[*map(str, self.compared)]}: {COMPARED} areas at most, of one level")
        if len(self.stops) > STOPS:
            raise ValueError(f"{len(self.stops)} stops; a presentation has {STOPS} at most")
        if self.page < 1:
            raise ValueError(f"page {self.page!r}; pages count from 1")
        if self.second == self.measure:
            object.__setattr__(self, "second", None)
        object.__setattr__(self, "search", searched(self.search or "") or None)
        # One weight for a criterion: the lowest, as the others come after it.
        kept = {text.rpartition("-")[0]: text for text in reversed(self.weights)}
        object.__setattr__(self, "weights", tuple(sorted(kept.values())))
        if (self.level is Level.COMMUNE) != (self.within is not None):
            raise ValueError(f"level {self.level!r} within {self.within!r}: communes, and they alone, need an area")

    @staticmethod
    def from_query(query: Query, vocabulary: Vocabulary) -> "Parsed":
        """Read a query string, pairs, or a mapping of keys to values. Never raises: what it ignores is noticed."""
        given: dict[str, list[str]] = {}
        notices: list[Notice] = []
        for key, value in pairs_of(query):
            if key in vocabulary.foreign_keys:
                continue
            if value not in given.setdefault(key, []):
                given[key].append(value)
            elif key == KEYS["compared"]:  # who compares an area with itself expects two
                notices.append(Notice(key, value[:80], Reason.REPEATED))
        if KEYS["measure"] not in given and any(key == VINTAGE for key, _ in pairs_of(query)):
            given[KEYS["measure"]] = [FORMER_MEASURE]
        state: dict[str, Any] = {}
        for field in fields(Selection):  # level and perimeter come first: what other fields may say depends on them
            key, several = KEYS[field.name], isinstance(field.default, tuple)
            texts = given.pop(key, [])
            if field.name in JOINED:
                texts = [part for text in texts for part in text.split(",")]
            kept: list[object] = []
            for position, text in enumerate(texts):
                is_extra = position > 0 and not several
                read, reason = (None, Reason.REPEATED) if is_extra else read_value(field.name, text, state, vocabulary)
                kept += [] if read is None else [read]
                notices += [] if reason is None else [Notice(key, text[:80], reason)]
            if kept:
                state[field.name] = tuple(kept) if several else kept[0]
            notices += settle(field.name, state)
        notices += [Notice(key[:80], text[:80], Reason.UNKNOWN_KEY) for key, texts in given.items() for text in texts]
        return Parsed(Selection(**state), tuple(notices))

    def to_query(self) -> list[tuple[str, str]]:
        """Pairs of keys and values in a stable order, without the defaults; measure and circles are one default."""
        pairs: list[tuple[str, str]] = []
        plain = (self.measure, self.second) == (DEFAULT_MEASURE, DEFAULT_CIRCLES)
        for field in fields(self):
            value = getattr(self, field.name)
            named = not plain and field.name in ("measure", "second") and value is not None
            if not named and (value == field.default or value is None):
                continue
            if field.name == "years":
                value = "-".join(map(str, sorted(set(value))))
            if field.name in JOINED:
                value = ",".join(map(str, value))
            if field.name in SWITCHES:
                value = YES if value else NO
            pairs += [(KEYS[field.name], str(text)) for text in (value if isinstance(value, tuple) else [value])]
        return pairs

    def query_string(self) -> str:
        """`to_query`, URL-encoded, without a question mark; empty for the default view."""
        return urlencode(self.to_query(), safe=",")

    def facts(self) -> "Selection":
        """The same facts, in the default way of showing them: equal for all views that ask for the same sums."""
        return Selection(**{name: getattr(self, name) for name in _FACTS})

    def active_filters(self) -> tuple[str, ...]:
        """Names of the attributes that narrow the view now; each can be given to `cleared`."""
        return tuple(name for name, widest in _WIDEST.items() if getattr(self, name) != widest)

    def cleared(self, name: str) -> "Selection":
        """The same view without one filter: industry off, local grants on. Raises ``KeyError`` for another name."""
        return replace(self, **{name: _WIDEST[name]})


@dataclass(frozen=True, slots=True)
class Parsed:
    """A selection that is valid for the vocabulary, and what was ignored on the way."""

    selection: Selection
    notices: tuple[Notice, ...]


def _names_territory(code: str) -> bool:
    return (ref := AreaRef.parse(code)) is not None and ref.level is Level.TERRITORY
