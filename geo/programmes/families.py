"""The families in which programmes are shown, and how many projects of each can be drawn on a map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import pandas as pd

from geo.funding.projects import funded
from geo.model import OUTSIDE, Level, area_column
from geo.selection.filters import REGISTERS, subtree
from geo.selection.selection import Selection
from geo.tables.store import Store


class Family(StrEnum):
    """A group of programmes, in the order of the page."""

    FRANCE_2030 = "france-2030"
    TERRITORIES = "territoires-industrie"
    GRANTS = "grants"
    REGISTERS = "registers"


@dataclass(frozen=True)
class Placed:
    """Projects of a programme under the filters: all of them, those in an area of the level, those in a region."""

    projects: int
    at_level: int
    in_region: int


def family(store: Store, slug: str) -> Family:
    """The family of a programme: registers and contests, else that of its oldest ancestor, else State grants."""
    if slug in REGISTERS:
        return Family.REGISTERS
    while (parent := store.programmes[slug].parent) is not None:
        slug = parent
    return Family(slug) if slug in set(Family) else Family.GRANTS


def map_level(selection: Selection) -> Level:
    """The level of a programme's map: communes have none without their area, so they count as territories."""
    return Level.TERRITORY if selection.level is Level.COMMUNE else selection.level


def placed(store: Store, selection: Selection) -> Mapping[str, Placed]:
    """For each programme with its subprogrammes, at `map_level`, under the other filters, as if chosen alone."""
    level = map_level(selection)
    asked = replace(selection, level=level, within=None, programmes=tuple(store.programmes))
    table = funded(store, asked)
    code = table[area_column(level, selection.perimeter)]
    inside = code.notnull() & (code != OUTSIDE)
    regional = table.region.notnull() & (table.region != OUTSIDE)
    sums = table.group_by("programme").aggregate(
        projects=table.count(), at_level=inside.sum().coalesce(0), in_region=regional.sum().coalesce(0)
    )
    rows: pd.DataFrame = store.run(sums).set_index("programme")

    def summed(slug: str) -> Placed:
        own = rows[rows.index.isin(subtree(store, (slug,)))].sum()
        return Placed(int(own["projects"]), int(own["at_level"]), int(own["in_region"]))

    return {slug: summed(slug) for slug in store.programmes}
