"""What no filter of projects changes of an area: its likest areas, jobs, emitting sites, and perimeters."""

from dataclasses import dataclass

import pandas as pd

from geo import portrait
from geo.boundaries import areas
from geo.model import AreaRef, Level, Perimeter
from geo.perimeters import Change, change, held
from geo.similar import Neighbour, similar
from geo.store import Store


@dataclass(frozen=True)
class Setting:
    """What surrounds an area: read it, don't change it.

    ``change`` is None unless the area is a territory; ``held`` names the territories that share communes with it,
    ``communes`` counts its own. ``traits``: see `geo.similar.traits`; ``jobs`` and ``sites``: see `geo.portrait`.
    """

    neighbours: tuple[Neighbour, ...]
    traits: pd.DataFrame
    jobs: pd.DataFrame
    sites: pd.DataFrame
    change: Change | None
    held: pd.DataFrame
    communes: int


def setting(store: Store, area: AreaRef, perimeter: Perimeter, traits: pd.DataFrame) -> Setting:
    """What surrounds ``area`` among the areas of ``traits``. Raises ``KeyError`` when they don't hold it."""
    outlines = areas(store.data, area.level, perimeter)
    return Setting(
        neighbours=similar(traits, area),
        traits=traits,
        jobs=portrait.jobs(store, area, perimeter),
        sites=portrait.large_sites(store, area, perimeter),
        change=change(store, area.code, perimeter) if area.level is Level.TERRITORY else None,
        held=held(store, area, perimeter),
        communes=int(outlines.loc[outlines["code"] == area.code, "communes"].iloc[0]),
    )
