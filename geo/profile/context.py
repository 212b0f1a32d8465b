"""What no filter of projects changes about an area: its most similar areas, jobs, emitting sites, and perimeters."""

from dataclasses import dataclass, replace

import pandas as pd

from geo.areas.boundaries import areas
from geo.areas.perimeters import Change, change, held
from geo.model import AreaRef, AreaType, Level, Perimeter
from geo.profile import figures
from geo.profile.around.emissions import emissions
from geo.profile.around.plants import Plants, plants
from geo.profile.similar import Neighbour, similar, traits
from geo.selection.selection import Selection
from geo.tables.store import Store


@dataclass(frozen=True)
class Setting:
    """The context of an area; shared: do not mutate.

    ``change`` is None unless the area is a territory; ``held`` lists the territories that share communes with it,
    ``communes`` is its number of communes, ``kind`` its type of territory, None where not known. ``traits``: see
    `geo.profile.similar.traits`; ``jobs`` and ``sites``: see `geo.profile.figures`.
    """

    neighbours: tuple[Neighbour, ...]
    traits: pd.DataFrame
    jobs: pd.DataFrame
    sites: pd.DataFrame
    plants: Plants
    emissions: pd.DataFrame
    change: Change | None
    held: pd.DataFrame
    communes: int
    kind: AreaType | None


def setting(store: Store, area: AreaRef, perimeter: Perimeter) -> Setting:
    """The context of ``area`` among those of its level. Raises ``KeyError`` when it is not in the tables."""
    others = traits(store, replace(Selection(), level=area.level, perimeter=perimeter))
    outlines = areas(store, area.level, perimeter)
    own = outlines.loc[outlines["code"] == area.code].iloc[0]
    return Setting(
        neighbours=similar(others, area),
        traits=others,
        jobs=figures.jobs(store, area, perimeter),
        sites=figures.large_sites(store, area, perimeter),
        plants=plants(store, area, perimeter),
        emissions=emissions(store, area, perimeter),
        change=change(store, area.code, perimeter) if area.level is Level.TERRITORY else None,
        held=held(store, area, perimeter),
        communes=int(own["communes"]),
        kind=AreaType(own["type"]) if isinstance(own["type"], str) else None,
    )
