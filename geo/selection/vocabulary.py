"""What a query string may say: the words of its keys, taken from the tables, and why a value is ignored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from geo.model import AreaRef, Level, Perimeter

DEFAULT_MEASURE = "aide_par_emploi"
DEFAULT_CIRCLES = "aide"
"""What is drawn as circles over the default measure: a ratio as colour, amounts as sizes."""
FORMER_MEASURE = "aide"
"""The default when links did not name their measure: a link with a vintage and no measure still opens on it."""
CLASS_NUMBERS = range(3, 8)
YES, NO = "oui", "non"
VINTAGE = "donnees"
"""Key of the vintage of the data that a link was made with; it changes no view (`geo.selection.permalink`)."""
COMPARED = 4
"""How many areas are compared at most."""
STOPS = 40
"""How many stops a presentation has at most."""
WEIGHTS = range(6)
"""What a criterion may weigh."""
LONGEST_SEARCH = 100
"""Characters of a search that are read."""


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
