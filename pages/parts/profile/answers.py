"""What the profile of an area asks, remembered: what filters change apart from what they don't."""

import pandas as pd

from geo.model import AreaRef, Perimeter
from geo.profile import figures as portrait
from geo.profile.context import Setting
from geo.profile.context import setting as surroundings
from geo.profile.nearby import ecosystem_around
from geo.profile.similar import Neighbour
from geo.selection.selection import Selection
from pages.parts.state import atlas


def setting(area: AreaRef, perimeter: Perimeter) -> Setting:
    """What surrounds ``area``, remembered and shared: read it, don't change it."""
    return atlas.store().ask(surroundings, area, perimeter)


def places(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.nearby.ecosystem_around`, remembered and shared: read it, don't change it."""
    return atlas.store().ask(ecosystem_around, area, perimeter)


def money(selection: Selection, area: AreaRef) -> portrait.Money:
    """`geo.profile.figures.money`, remembered and shared: read it, don't change it."""
    return atlas.store().ask(portrait.money, portrait.everywhere(selection.facts()), area)


def figures(selection: Selection, area: AreaRef, neighbours: tuple[Neighbour, ...]) -> pd.DataFrame:
    """`geo.profile.figures.beside` with the similar areas below, remembered and shared: read it, don't change it."""
    others = tuple(item.area for item in neighbours)
    return atlas.store().ask(portrait.beside, portrait.everywhere(selection.facts()), area, others)
