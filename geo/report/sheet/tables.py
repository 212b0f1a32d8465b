"""The tables of a sheet as text: key figures, largest projects, ecosystem, territories of a region, aid by group."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo.funding.largest_projects import named
from geo.labels import PLACE_KINDS, value_format
from geo.language import shortened
from geo.measures.catalogue import MEASURES
from geo.model import Unit
from geo.profile.completeness import completeness, counts
from geo.profile.figures import FIGURES
from geo.profile.nearby import nearest
from geo.render.table import Table
from geo.report.sheet.brief import Brief

PROJECTS = 10
"""Maximum number of projects listed."""
GROUPS = 8
"""Maximum number of bars for programmes or sectors, "Others" included."""
INSIDE, KINDS = 8, 12
"""Maximum number of kinds of places listed: kinds found inside the area, and in total."""
NAMED = 3
"""Maximum number of places named per kind."""
LONGEST = 110
"""Maximum letters of a project title: ten such projects still fit on a page."""


@dataclass(frozen=True)
class Group:
    """Projects of one programme or sector; ``aid``: euros of the summed kinds. ``slug`` is "" for "Others"."""

    slug: str
    label: str
    projects: int
    aid: float


def figures(about: Brief) -> Table:
    """The key figures, one per row, with columns for the area, its regions and France."""
    voice = about.selection.voice
    _ = voice._
    units = [Unit.COUNT] + [MEASURES[slug].unit for slug in FIGURES[1:]]
    labels = [_("Inhabitants"), *(_(MEASURES[slug].label) for slug in FIGURES[1:])]
    rows = [
        (label, *(value_format(unit, voice)(value) for value in about.rows[slug].astype(float)))
        for slug, unit, label in zip(FIGURES, units, labels, strict=True)
    ]
    heads = (_("Figure"), *(shortened(str(name), 70) for name in about.rows["label"]))
    return Table(heads, tuple(rows), tuple(range(1, len(heads))))


def projects(about: Brief) -> Table:
    """The largest projects by published amount, with its kind and confidence. Amounts are never cut."""
    voice = about.selection.voice
    _, first = voice._, about.funds.largest.head(PROJECTS)
    said_of = named(first, about.store, voice)
    rows = [
        (
            shortened(said.title, LONGEST) or "—",
            shortened(said.beneficiary, 60),
            shortened(said.programme, 60),
            "—" if pd.isna(year) else str(int(year)),
            said.amount,
            " · ".join(part for part in (said.kind, said.badge) if part),
        )
        for said, year in zip(said_of, first["year"], strict=True)
    ]
    heads = (_("Project"), _("Beneficiary"), _("Programme"), _("Year"), _("Amount"), _("Kind and origin of amount"))
    outlined = tuple(at for at, said in enumerate(said_of) if said.kind and not said.is_summed)
    return Table(heads, tuple(rows), (4,), outlined)


def money(about: Brief, by: str) -> list[Group]:
    """Aid by "programme" or "sector", largest first; beyond `GROUPS`, the smallest share a row "Others".

    Only known amounts count.
    """
    voice = about.selection.voice
    terms = about.store.programmes if by == "programme" else about.store.sectors
    rows = about.funds.by_programme if by == "programme" else about.funds.by_sector
    known = rows.dropna(subset=["aid"])
    groups = [
        Group(str(slug), shortened(terms[str(slug)].label(voice.language), 60), int(count), float(aid))
        for slug, count, aid in zip(known["slug"], known["projects"], known["aid"], strict=True)
    ]
    if len(groups) <= GROUPS:
        return groups
    rest = groups[GROUPS - 1 :]
    others = voice._("Others")
    shared = Group("", others, sum(group.projects for group in rest), sum(group.aid for group in rest))
    return [*groups[: GROUPS - 1], shared]


def unpriced(about: Brief, by: str) -> str:
    """A sentence that lists the programmes or sectors without any known amount; "" when there are none."""
    voice = about.selection.voice
    terms = about.store.programmes if by == "programme" else about.store.sectors
    rows = about.funds.by_programme if by == "programme" else about.funds.by_sector
    names = [terms[slug].label(voice.language) for slug in rows.loc[rows["aid"].isna(), "slug"]]
    return (
        voice._("No known amount of the kinds included in totals: {names}.").format(names=voice.list(names))
        if names
        else ""
    )


def ecosystem(about: Brief, most: int = KINDS) -> Table:
    """At most ``most`` kinds of places: kinds known inside the area, most numerous first, then kinds whose list is
    complete enough to name the nearest place; the remaining kinds without a place inside are in `untold`.
    """
    voice = about.selection.voice
    _ = voice._
    lists = completeness(about.store)
    inside, missing = [], []
    for kind, label in PLACE_KINDS.items():
        places = about.ecosystem[about.ecosystem["kind"] == kind]
        here = places[places["inside"]]
        if len(here):
            names = [shortened(str(name), 60) for name in here["name"].head(NAMED)]
            if len(here) > NAMED:
                names.append(_("{n} others").format(n=voice.number(len(here) - NAMED)))
            inside.append((len(here), (_(label), voice.number(len(here)), voice.list(names))))
        elif lists[kind].is_enough:
            closest = nearest(
                places.assign(name=places["name"].map(lambda name: shortened(name, 60))), lists[kind], voice
            )
            missing.append((_(label), voice.number(0), _("nearest: {place}").format(place=closest)))
    inside.sort(key=lambda found: (-found[0], found[1]))
    rows = [row for _count, row in inside[: min(INSIDE, most)]]
    rows += missing[: most - len(rows)]
    return Table((_("Kind"), _("Known here"), _("Names, or the nearest as the crow flies")), tuple(rows), (1,))


def untold(about: Brief, is_short: bool) -> str:
    """A sentence that lists the kinds without a known place inside, whose lists are too partial to name the nearest.

    "" when there are none. ``is_short``: give only the number of kinds, for a sheet without room for their names.
    """
    voice, lists = about.selection.voice, completeness(about.store)
    _ = voice._
    inside = set(about.ecosystem.loc[about.ecosystem["inside"], "kind"])
    kinds = [
        f"{_(label)} ({counts(lists[kind], voice)})"
        for kind, label in PLACE_KINDS.items()
        if kind not in inside and not lists[kind].is_enough
    ]
    if is_short and kinds:
        return _(
            "No place is known here for {n} other kinds; their lists are too incomplete to say which is nearest."
        ).format(n=voice.number(len(kinds)))
    said = _("No place is known here, and the lists are too incomplete to say which is nearest: {kinds}.")
    return said.format(kinds=voice.list(kinds)) if kinds else ""


def territories(about: Brief) -> Table:
    """The territories of a region, ranked by aid, largest first."""
    voice = about.selection.voice
    _ = voice._
    rows = [
        (
            str(at),
            shortened(str(row["label"]), 80),
            voice.number(row["projects"]),
            voice.compact_euros(row["aid"]),
            voice.number(row["emploi_prive"]),
        )
        for at, row in enumerate(about.territories.astype({"aid": float, "emploi_prive": float}).to_dict("records"), 1)
    ]
    heads = (_("Rank"), _("Territoire d'industrie"), _("Projects"), _("Public aid"), _("Private jobs"))
    return Table(heads, tuple(rows), (0, 2, 3, 4))


def bar_shares(groups: list[Group]) -> list[float]:
    """Length of each bar relative to the largest, which is 1."""
    aid = np.array([group.aid for group in groups])
    largest = aid.max(initial=0.0)
    return [float(value) for value in (aid / largest if largest > 0 else aid)]
