"""The state of every view as one frozen value, and its query string: the only state that links and exports share.

Keys and slugs are French and stable; defaults are left out, multiple values sorted: equal views have equal URLs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from geo.language import Voice
from geo.model import (
    GRANTS,
    REGISTER_KINDS,
    AidKind,
    AreaRef,
    AreaType,
    Challenge,
    ColourBy,
    Language,
    Layer,
    Level,
    Method,
    Order,
    Perimeter,
    Tab,
    Tiles,
    View,
)
from geo.selection import filters, kinds, rules
from geo.selection.fields import Field, Group, declared, one, optional, several
from geo.selection.query import Query, read
from geo.selection.vocabulary import (
    CLASS_NUMBERS,
    DEFAULT_CIRCLES,
    DEFAULT_MEASURE,
    FORMER_MEASURE,
    Notice,
    Vocabulary,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a view shows; its fields in query order, each with its full declaration.

    An empty tuple or ``years=None`` does not filter (None also keeps undated projects); ``years`` is a closed range.
    ``industry_only`` keeps the projects that are industrial on a stated basis; ``local_grants`` adds the State's grants
    to local authorities (`geo.selection.filters.LOCAL_GRANTS`), which ``programmes`` may also name, and ``registers``
    those of `geo.selection.filters.REGISTERS`. ``probable`` counts projects where they probably are. ``types`` are of
    the areas of ``level`` (`geo.area_types`): they keep the areas, and the projects in them. ``aid_kinds`` are the
    amounts that are summed (none chosen: the grants; see `summed`); ``least_aid``: the minimum of such euros known for
    a project. ``territories`` are the highlighted territories, ``area`` the focused area. ``within`` is the area whose
    communes are shown, at that level only. ``second`` is a second measure, drawn as circles: aid beside the default
    measure, none beside one that a link names. ``same_classes``: filters of projects don't change the classes.
    ``compared`` are the areas of one level shown side by side. ``challenge`` and ``weights`` ("criterion-3") rank
    territories. ``search``, ``shared_firms`` (firms of several programmes), ``sort``, ``page`` (from 1) and ``project``
    (an id) belong to the list of projects, ``site`` (an id) and ``tab`` to a
    profile. ``view`` is how all this is presented,
    ``stops`` a presentation's areas, in order. Multiple values are deduplicated, and sorted except for the stops.
    Raises ``ValueError`` for a state that no URL can express.
    """

    level: Level = one("niveau", kinds.choice(Level), Level.TERRITORY, groups=Group.AREAS | Group.DISPLAY)
    perimeter: Perimeter = one("perimetre", kinds.choice(Perimeter), Perimeter.SECOND_PHASE, groups=Group.AREAS, pin=1)
    within: AreaRef | None = optional(
        "dans", kinds.PARENT, groups=Group.AREAS | Group.DISPLAY, agree=rules.agree_within
    )
    measure: str = one(
        "mesure", kinds.MEASURE, DEFAULT_MEASURE, groups=Group.DISPLAY, jointly=True, former=FORMER_MEASURE, pin=2
    )
    programmes: tuple[str, ...] = several(
        "programme", kinds.word(lambda known: known.programmes), groups=Group.PROJECTS, narrows=filters.PROGRAMMES
    )
    sectors: tuple[str, ...] = several(
        "secteur", kinds.word(lambda known: known.sectors), groups=Group.PROJECTS, narrows=filters.SECTORS
    )
    themes: tuple[str, ...] = several(
        "theme", kinds.word(lambda known: known.themes), groups=Group.PROJECTS, narrows=filters.THEMES
    )
    regions: tuple[str, ...] = several(
        "region", kinds.word(lambda known: known.regions), groups=Group.PROJECTS, narrows=filters.REGIONS
    )
    types: tuple[AreaType, ...] = several(
        "type",
        kinds.choice(AreaType),
        groups=Group.PROJECTS,
        narrows=filters.TYPES,
        needs=("level", "perimeter", "within"),
    )
    years: tuple[int, int] | None = optional(
        "annees", kinds.YEARS, groups=Group.PROJECTS, narrows=filters.YEARS, settle=rules.valid_years
    )
    territories: tuple[str, ...] = several("ti", kinds.TERRITORY, settle=rules.valid_territories)
    industry_only: bool = one("industrie", kinds.SWITCH, True, groups=Group.PROJECTS, narrows=filters.INDUSTRY, pin=4)
    local_grants: bool = one(
        "dotations", kinds.SWITCH, False, groups=Group.PROJECTS, narrows=filters.ADDED_GRANTS, pin=5
    )
    registers: bool = one("registres", kinds.SWITCH, False, groups=Group.PROJECTS, narrows=filters.ADDED_REGISTERS)
    probable: bool = one("probables", kinds.SWITCH, False, groups=Group.PROJECTS, narrows=filters.PROBABLE)
    aid_kinds: tuple[AidKind, ...] = several("aides", kinds.choice(AidKind), GRANTS, groups=Group.PROJECTS)
    least_aid: int | None = optional(
        "aide_min",
        kinds.count(rules.MOST_AID),
        groups=Group.PROJECTS,
        narrows=filters.LEAST_AID,
        settle=rules.valid_least_aid,
    )
    language: Language = one("lang", kinds.choice(Language), Language.FRENCH)
    method: Method = one("classes", kinds.choice(Method), Method.QUANTILE, groups=Group.DISPLAY, pin=6)
    classes: int = one("nb", kinds.number(CLASS_NUMBERS), 5, groups=Group.DISPLAY, settle=rules.valid_classes, pin=7)
    same_classes: bool = one("fixe", kinds.SWITCH, False, groups=Group.DISPLAY)
    area: AreaRef | None = optional("zone", kinds.AREA)
    second: str | None = optional(
        "cercles", kinds.MEASURE, DEFAULT_CIRCLES, groups=Group.DISPLAY, jointly=True, pin=3, agree=rules.agree_second
    )
    layers: tuple[Layer, ...] = several("calques", kinds.choice(Layer), groups=Group.DISPLAY, joined=True)
    colour_by: ColourBy = one("couleur", kinds.choice(ColourBy), ColourBy.SECTOR, groups=Group.DISPLAY)
    tiles: Tiles | None = optional("fond", kinds.choice(Tiles), groups=Group.DISPLAY)
    compared: tuple[AreaRef, ...] = several(
        "avec", kinds.PARENT, unique=True, settle=rules.valid_compared, agree=rules.agree_compared
    )
    challenge: Challenge = one("defi", kinds.choice(Challenge), Challenge.TRANSITION, groups=Group.RANKING)
    weights: tuple[str, ...] = several(
        "poids", kinds.WEIGHT, groups=Group.RANKING, joined=True, settle=rules.one_weight_each
    )
    search: str | None = optional("q", kinds.SEARCH, groups=Group.LIST, settle=rules.searched_or_none)
    shared_firms: bool = one("entreprises", kinds.SWITCH, False)
    sort: Order = one("tri", kinds.choice(Order), Order.AID, groups=Group.LIST)
    page: int = one("page", kinds.count(99_999), 1, groups=Group.LIST, settle=rules.valid_page)
    project: str | None = optional("projet", kinds.word(lambda known: known.projects))
    site: str | None = optional("site", kinds.word(lambda known: known.sites))
    tab: Tab = one("onglet", kinds.choice(Tab), Tab.FIGURES)
    view: View = one("vue", kinds.choice(View), View.EXPLORE)
    stops: tuple[AreaRef, ...] = several(
        "etapes", kinds.PARENT, joined=True, ordered=True, settle=rules.valid_stops, agree=rules.agree_stops
    )

    def __post_init__(self) -> None:
        for name, field in FIELDS.items():
            object.__setattr__(self, name, field.kept(getattr(self, name)))
        if self.second == self.measure:
            object.__setattr__(self, "second", None)
        if (self.level is Level.COMMUNE) != (self.within is not None):
            raise ValueError(f"level {self.level!r} within {self.within!r}: communes, and they alone, need an area")

    @property
    def voice(self) -> Voice:
        """How the atlas speaks to the reader of this view."""
        return Voice(self.language)

    @staticmethod
    def from_query(query: Query, vocabulary: Vocabulary) -> "Parsed":
        """Read a query string, pairs, or a mapping of keys to values. Never raises: what it ignores gets a notice."""
        state, notices = read(query, FIELDS, vocabulary)
        return Parsed(Selection(**state), tuple(notices))

    def to_query(self) -> list[tuple[str, str]]:
        """Pairs of keys and values in a stable order, without defaults; measure and circles count as one default."""
        plain = all(getattr(self, name) == field.default for name, field in FIELDS.items() if field.jointly)
        pairs: list[tuple[str, str]] = []
        for name, field in FIELDS.items():
            value = getattr(self, name)
            if value != field.default or (field.jointly and not plain):
                pairs += field.pairs(value)
        return pairs

    def query_string(self) -> str:
        """`to_query`, URL-encoded, without a question mark; empty for the default view."""
        return urlencode(self.to_query(), safe=",")

    def only(self, *asked: Group | str) -> "Selection":
        """The same values in these groups and fields and in what they need (`geo.selection.fields.Field.needs`),
        defaults elsewhere: equal for all views that agree in them.

        Raises ``KeyError`` for a name that is not a field, ``ValueError`` for communes without their area.
        """
        names = {name for item in asked for name in ([item] if isinstance(item, str) else fields_of(item))}
        if unknown := names - FIELDS.keys():
            raise KeyError(*sorted(unknown))
        said = {name for name in names if getattr(self, name) != FIELDS[name].default}
        names |= {needed for name in said for needed in FIELDS[name].needs}
        return Selection(**{name: getattr(self, name) for name in names})

    @property
    def summed(self) -> tuple[AidKind, ...]:
        """The kinds whose amounts are summed: the grants, unless others are chosen, or one register alone is shown."""
        if self.aid_kinds == GRANTS and len(self.programmes) == 1 and self.programmes[0] in REGISTER_KINDS:
            return (REGISTER_KINDS[self.programmes[0]],)
        return self.aid_kinds

    @property
    def doubled(self) -> bool:
        """Whether the sums may hold the same euros twice: amounts of a register beside those of another kind."""
        return len(self.summed) > 1 and not set(self.summed).isdisjoint(REGISTER_KINDS.values())

    def facts(self) -> "Selection":
        """The same facts, with the default display: equal for all views that need the same sums."""
        return self.only(Group.FACTS)

    def filter_values(self) -> list[tuple[filters.Filter[Any], Any]]:
        """Every filter with its value, narrow or wide, except those that another one overrules."""
        active = self.active_filters()
        return [(item, getattr(self, name)) for name, item in FILTERS.items() if item.overruled_by not in active]

    def active_filters(self) -> tuple[str, ...]:
        """Names of the attributes that currently narrow the view; each can be passed to `cleared`."""
        return tuple(name for name, item in FILTERS.items() if getattr(self, name) != item.widest)

    def cleared(self, *names: str) -> "Selection":
        """The same view without these filters: industry off, local grants on. Raises ``KeyError`` for other names."""
        widest: dict[str, Any] = {name: FILTERS[name].widest for name in names}
        return replace(self, **widest)

    def unfiltered(self) -> "Selection":
        """The same view without the filters that are off by default; industry and local grants stay as they are."""
        return self.cleared(*(name for name, item in FILTERS.items() if item.widest == FIELDS[name].default))


FIELDS: Mapping[str, Field] = declared(Selection)
"""The declaration of each field, by name, in query order."""
FILTERS: Mapping[str, filters.Filter[Any]] = {
    name: field.filter for name, field in FIELDS.items() if field.filter is not None
}
"""The fields that narrow the projects."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A selection that is valid for the vocabulary, and notices of what was ignored."""

    selection: Selection
    notices: tuple[Notice, ...]


def fields_of(group: Group) -> tuple[str, ...]:
    """Names of the fields of ``group``."""
    return tuple(name for name, field in FIELDS.items() if field.groups & group)
