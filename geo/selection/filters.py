"""The filters of a view's projects: which projects each one keeps, and how it reads in words and in a file name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import ibis.expr.types as ir

from geo.area_types import lowered
from geo.language import N_, Voice
from geo.model import AreaType, Term
from geo.selection import kinds

V = TypeVar("V")
REGISTERS = ("aides-etat-tam", "ademe", "i-lab")
"""Registers and contests, whose euros may be other programmes' too: added on demand, or when requested by name."""
LOCAL_GRANTS = ("detr-dsil",)
"""Programmes of State grants to local authorities: included on demand, or when asked for by name."""


class Names(Protocol):
    """Names of slugs and codes, as provided by the tables (`geo.tables.store.Store`)."""

    @property
    def programmes(self) -> Mapping[str, Term]:
        """Programmes by slug, each parent before its children."""

    @property
    def sectors(self) -> Mapping[str, Term]:
        """Sectors by slug."""

    @property
    def themes(self) -> Mapping[str, Term]:
        """Themes by slug."""

    @property
    def regions(self) -> Mapping[str, str]:
        """Name of each region by code."""


@dataclass(frozen=True, slots=True)
class Filter(Generic[V]):
    """``label``: the message that names it. ``widest``: the value that narrows nothing.

    For every other value, ``keeps`` selects the rows it keeps of projects with their sums
    (`geo.funding.projects.funded`), ``words`` gives its text in a caption, ``slugs`` its text in a file name. ``wide``
    and ``wide_slug`` are the message and the slug of the widest value, "" for none. ``overruled_by``: the filter that,
    while active, makes this one moot.
    """

    label: str
    widest: V | None
    keeps: Callable[[ir.Table, V, Names], ir.BooleanValue]
    words: Callable[[V, Names, Voice], Iterable[str]]
    slugs: Callable[[V], Iterable[str]]
    wide: str = ""
    wide_slug: str = ""
    overruled_by: str | None = None

    def in_words(self, value: V | None, names: Names, voice: Voice) -> list[str]:
        """The text of ``value`` among the filters of a view."""
        if value is None or value == self.widest:
            return [voice._(self.wide)] if self.wide else []
        return [word for word in self.words(value, names, voice) if word]

    def in_slugs(self, value: V | None) -> list[str]:
        """The text of ``value`` in a file name."""
        if value is None or value == self.widest:
            return [self.wide_slug] if self.wide_slug else []
        return [*self.slugs(value)]


def subtree(names: Names, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """``slugs`` of programmes and of their subprogrammes, in the order of the tables."""
    held = [slug for slug, term in names.programmes.items() if slug in slugs or term.parent in slugs]
    return tuple(held)


def _exact_euros(euros: int, voice: Voice) -> str:
    """Compact where that rounds nothing: "1 M€", but "1 234 567 €"."""
    return voice.compact_euros(euros) if float(f"{euros:.3g}") == euros else voice.euros(euros)


def _labels(terms: Mapping[str, Term], slugs: Iterable[str], voice: Voice) -> list[str]:
    return [terms[slug].label(voice.language) for slug in slugs]


PROGRAMMES: Filter[tuple[str, ...]] = Filter(
    N_("Programmes"),
    widest=(),
    keeps=lambda projects, slugs, names: projects.programme.isin(subtree(names, slugs)),
    words=lambda slugs, names, voice: _labels(names.programmes, slugs, voice),
    slugs=lambda slugs: slugs,
    wide=N_("all programmes"),
)
SECTORS: Filter[tuple[str, ...]] = Filter(
    N_("Sectors"),
    widest=(),
    keeps=lambda projects, slugs, _names: projects.sector.isin(slugs),
    words=lambda slugs, names, voice: _labels(names.sectors, slugs, voice),
    slugs=lambda slugs: slugs,
)
THEMES: Filter[tuple[str, ...]] = Filter(
    N_("Themes"),
    widest=(),
    keeps=lambda projects, slugs, _names: projects.theme.isin(slugs),
    words=lambda slugs, names, voice: _labels(names.themes, slugs, voice),
    slugs=lambda slugs: slugs,
)
REGIONS: Filter[tuple[str, ...]] = Filter(
    N_("Regions"),
    widest=(),
    keeps=lambda projects, codes, _names: projects.region.isin(codes),
    words=lambda codes, names, _voice: [names.regions[code] for code in codes],
    slugs=lambda codes: [f"region-{code}" for code in codes],
)
TYPES: Filter[tuple[AreaType, ...]] = Filter(
    N_("Type of territory"),
    widest=(),
    keeps=lambda projects, types, _names: projects.area_type.isin(types),
    words=lambda types, _names, voice: [
        voice._("type of territory: {types}").format(types=voice.list(lowered(kind, voice) for kind in types))
    ],
    slugs=lambda types: [f"type-{kind}" for kind in types],
)
YEARS: Filter[tuple[int, int]] = Filter(
    N_("Years"),
    widest=None,
    keeps=lambda projects, years, _names: projects.year.between(*years),
    words=lambda years, _names, voice: [voice.year_range(years)],
    slugs=lambda years: [kinds.YEARS.write(years)],
    wide=N_("all years"),
)
INDUSTRY: Filter[bool] = Filter(
    N_("Industry"),
    widest=False,
    keeps=lambda projects, _only, _names: projects.industry.notnull(),
    words=lambda _only, _names, voice: [voice._("industry")],
    slugs=lambda _only: (),
    wide=N_("industry and other projects"),
    wide_slug="tous-secteurs",
)
ADDED_GRANTS: Filter[bool] = Filter(
    N_("Add local grants"),
    widest=True,
    keeps=lambda projects, _added, _names: ~projects.programme.isin(LOCAL_GRANTS),
    words=lambda _added, _names, voice: [voice._("without local grants")],
    slugs=lambda _added: (),
    wide=N_("with local grants"),
    overruled_by="programmes",
)
ADDED_REGISTERS: Filter[bool] = Filter(
    N_("Add registers and contests (State aid, ADEME, i-Lab)"),
    widest=True,
    keeps=lambda projects, _added, _names: ~projects.programme.isin(REGISTERS),
    words=lambda _added, _names, _voice: (),
    slugs=lambda _added: (),
    wide=N_("with registers and contests"),
    wide_slug="registres",
    overruled_by="programmes",
)
PROBABLE: Filter[bool] = Filter(
    N_("Add probable places"),
    widest=False,
    keeps=lambda projects, _added, _names: projects.id.notnull(),
    words=lambda _added, _names, voice: [voice._("including probable places")],
    slugs=lambda _added: ["lieux-probables"],
)
"""Keeps all projects: what counts as their place is decided in `geo.funding.projects.funded`."""
LEAST_AID: Filter[int] = Filter(
    N_("Minimum aid, in euros"),
    widest=None,
    keeps=lambda projects, euros, _names: projects.aid >= euros,
    words=lambda euros, _names, voice: [voice._("aid of at least {euros}").format(euros=_exact_euros(euros, voice))],
    slugs=lambda euros: [f"aide-min-{euros}"],
)
