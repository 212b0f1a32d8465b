"""What an area can still use: programmes that fund such projects elsewhere but not there, and partners nearby."""

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from geo.facts import subtree
from geo.model import AreaRef, area_column
from geo.nearby import ecosystem_around
from geo.selection import Selection
from geo.store import Store

NEAR_KM = 50
PARTNERS = (
    "incubateur", "incubateur_public", "village_by_ca", "campus_startups", "plateforme_acceleration_industrie_futur",
    "pole_competitivite", "technopole",
)  # fmt: skip
"""Kinds of places that help a project: incubators, accelerators, clusters."""


@dataclass(frozen=True)
class Opportunities:
    """``used``: programmes with a project in the area, those with the most projects first. ``unused``: programmes that
    fund projects of the sectors (or themes) somewhere in the data, and none in the area. ``partners``: kind, name, km
    and inside, within `NEAR_KM` of the area's point or inside it, the nearest first.
    """

    used: tuple[str, ...]
    unused: tuple[str, ...]
    partners: pd.DataFrame


def opportunities(store: Store, selection: Selection, area: AreaRef, themes: Collection[str]) -> Opportunities:
    """What ``area`` uses and could use for the sectors of ``selection``, or for ``themes`` when it names no sector
    (none: any theme). All projects of the data count, whatever the other filters; of the programmes chosen, if any.
    """
    projects = store.table("projects")
    if selection.programmes:
        projects = projects.filter(projects.programme.isin(subtree(store, selection.programmes)))
    fitting = projects
    if selection.sectors:
        fitting = projects.filter(projects.sector.isin(selection.sectors))
    elif themes:
        fitting = projects.filter(projects.theme.isin([*themes]))
    here = projects.filter(projects[area_column(area.level, selection.perimeter)] == area.code)
    counted = here.group_by("programme").aggregate(n=here.count())
    most_first = store.run(counted).sort_values(["n", "programme"], ascending=[False, True])
    used: tuple[str, ...] = tuple(most_first["programme"])
    elsewhere = set(store.run(fitting.select("programme").distinct())["programme"])
    around = ecosystem_around(store, area, selection.perimeter)
    near = around[around["kind"].isin(PARTNERS) & (around["inside"] | (around["km"] <= NEAR_KM))]
    unused = tuple(slug for slug in store.programmes if slug in elsewhere and slug not in used)
    return Opportunities(used, unused, near[["kind", "name", "km", "inside"]].reset_index(drop=True))
