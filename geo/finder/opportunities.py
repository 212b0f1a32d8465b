"""What an area could still use: programmes that fund similar projects elsewhere but not there, and partners nearby."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from geo.industry import Branch
from geo.model import AreaRef, Precision, area_column
from geo.profile.around.plants import plants_around
from geo.profile.nearby import ecosystem_around
from geo.selection.filters import REGISTERS, subtree
from geo.selection.selection import Selection
from geo.tables.store import Store

NEAR_KM = 50
PARTNERS = (
    "incubateur",
    "incubateur_public",
    "village_by_ca",
    "campus_startups",
    "plateforme_acceleration_industrie_futur",
    "pole_competitivite",
    "technopole",
    "cti",
    "irt",
    "ite",
)
"""Kinds of places that help a project: incubators, accelerators, clusters, technical centres and institutes."""


@dataclass(frozen=True)
class Opportunities:
    """``used``: programmes with a project in the area, those with the most projects first. ``unused``: programmes that
    fund projects of the sectors (or themes) somewhere in the data, but none in the area; whether they are still open is
    not known. ``partners``: kind, name, km, inside, source_url (null if none) and ``specialised`` (in a chosen sector),
    within `NEAR_KM` of the area's point or inside the area: those of the chosen sectors first, then the nearest. Places
    of another field are left out; a place without a stated field is open to all. ``plants``: rows of
    `geo.profile.around.plants.plants_around` inside the area, of the chosen sectors, or of industry if none is chosen.
    """

    used: tuple[str, ...]
    unused: tuple[str, ...]
    partners: pd.DataFrame
    plants: pd.DataFrame


def opportunities(store: Store, selection: Selection, area: AreaRef, themes: Collection[str]) -> Opportunities:
    """What ``area`` uses and could use for the sectors of ``selection``, or for ``themes`` when it names no sector
    (none: any theme). All projects in the data count, whatever the other filters, but only the chosen programmes, if
    any, else not those of registers, which one can't apply to.
    """
    counted = store.ask(_counted, area_column(area.level, selection.perimeter))
    if selection.programmes:
        counted = counted[counted["programme"].isin(subtree(store, selection.programmes))]
    else:
        counted = counted[~counted["programme"].isin(REGISTERS)]
    here = counted[counted["code"] == area.code].groupby("programme", as_index=False).agg(n=("n", "sum"))
    used: tuple[str, ...] = tuple(here.sort_values(["n", "programme"], ascending=[False, True])["programme"])
    fitting = counted
    if selection.sectors:
        fitting = counted[counted["sector"].isin(selection.sectors)]
    elif themes:
        fitting = counted[counted["theme"].isin([*themes])]
    elsewhere = set(fitting["programme"])
    around = ecosystem_around(store, area, selection.perimeter)
    named = around["sectors"].fillna("").map(lambda slugs: not set(selection.sectors).isdisjoint(slugs.split(";")))
    around = around.assign(specialised=named.astype(bool))
    near = around[around["kind"].isin(PARTNERS) & (around["inside"] | (around["km"] <= NEAR_KM))]
    if selection.sectors:
        near = near[near["specialised"] | near["sector_label"].isna()]
        near = near.sort_values("specialised", ascending=False, kind="stable")
    columns = ["kind", "name", "km", "inside", "source_url", "specialised"]
    unused = tuple(slug for slug in store.programmes if slug in elsewhere and slug not in used)
    return Opportunities(used, unused, near[columns].reset_index(drop=True), _plants(store, selection, area))


def _plants(store: Store, selection: Selection, area: AreaRef) -> pd.DataFrame:
    every = store.ask(plants_around, area, selection.perimeter)
    wanted = every["sector"].isin(selection.sectors) if selection.sectors else every["branch"] == Branch.INDUSTRY.value
    return every[every["inside"] & wanted].sort_values(["name", "id"], na_position="last", ignore_index=True)


def _counted(store: Store, column: str) -> pd.DataFrame:
    """Number of projects by programme, sector, theme and area, for all areas in one query: programme, sector, theme,
    code (from ``column``: `geo.model.OUTSIDE` outside any area, null where not located), n. Without probable places.
    """
    projects = store.table("projects").filter(lambda rows: rows.precision != Precision.PROBABLE.value)
    groups = projects.group_by("programme", "sector", "theme", code=projects[column])
    return store.run(groups.aggregate(n=projects.count()))
