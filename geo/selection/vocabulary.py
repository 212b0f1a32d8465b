"""The valid words of a query string, taken from the tables, and why a value is ignored."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from geo.model import AreaRef, Level, Perimeter

DEFAULT_MEASURE = "aide_par_emploi"
DEFAULT_CIRCLES = "aide"
"""What is drawn as circles over the default measure: a ratio as colour, amounts as sizes."""
FORMER_MEASURE = "aide"
"""The default from when links did not name their measure: a link with a vintage and no measure still opens on it."""
CLASS_NUMBERS = range(3, 8)
YES, NO = "oui", "non"
VINTAGE = "donnees"
"""Key of the vintage of the data that a link was made with; it changes no view (`geo.selection.permalink`)."""
COMPARED = 4
"""Maximum number of areas compared."""
STOPS = 40
"""Maximum number of stops of a presentation."""
WEIGHTS = range(6)
"""Possible weights of a criterion."""
LONGEST_SEARCH = 100
"""Number of characters of a search that are read."""


class Reason(StrEnum):
    """Why a value of a query was ignored (or changed, when out of bounds or too long)."""

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
    """``value`` of ``key``, both cut at 80 characters, was ignored for ``reason`` (or shortened to what is valid)."""

    key: str
    value: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The valid words of a query, taken from the tables.

    ``measures`` maps each slug to the levels that offer it, ``territories`` each perimeter to its codes, ``areas`` each
    other level to its codes (a level left out has none); ``years`` are the first and last with data; ``projects`` are
    project ids, ``criteria`` the slugs that territories can be ranked by; ``foreign_keys`` belong to other components
    and are skipped. Raises ``ValueError`` unless every level offers `DEFAULT_MEASURE`, which replaces a measure that a
    level doesn't offer.
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
        """Whether ``area`` exists in the current tables (a territory: in ``perimeter``)."""
        territories = self.territories.get(perimeter, ())
        return area.code in (territories if area.level is Level.TERRITORY else self.areas.get(area.level, ()))
