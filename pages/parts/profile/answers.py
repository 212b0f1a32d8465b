"""The cached queries of a profile: those that depend on the filters apart from those that don't."""

from dataclasses import replace

import pandas as pd

from geo.model import AreaRef, Perimeter
from geo.profile import figures as portrait
from geo.profile.context import Setting
from geo.profile.context import setting as surroundings
from geo.profile.nearby import ecosystem_around
from geo.profile.similar import Neighbour
from geo.profile.slides import Standing
from geo.profile.slides import key_figures as headline
from geo.selection.selection import Selection
from pages.parts.state import atlas


def setting(area: AreaRef, perimeter: Perimeter) -> Setting:
    """`geo.profile.context.setting`, cached and shared: do not modify."""
    return atlas.store().ask(surroundings, area, perimeter)


def places(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.nearby.ecosystem_around`, cached and shared: do not modify."""
    return atlas.store().ask(ecosystem_around, area, perimeter)


def money(selection: Selection, area: AreaRef) -> portrait.Money:
    """`geo.profile.figures.money`, cached and shared: do not modify."""
    return atlas.store().ask(portrait.money, portrait.everywhere(selection.facts()), area)


def figures(selection: Selection, area: AreaRef, neighbours: tuple[Neighbour, ...]) -> pd.DataFrame:
    """`geo.profile.figures.beside` with the similar areas below, cached and shared: do not modify."""
    others = tuple(item.area for item in neighbours)
    return atlas.store().ask(portrait.beside, portrait.everywhere(selection.facts()), area, others)


def key_figures(selection: Selection, area: AreaRef) -> tuple[Standing, Standing, Standing]:
    """`geo.profile.slides.key_figures` whatever the filters of places, cached and shared."""
    asked = replace(portrait.everywhere(selection.facts()), measure=selection.measure)
    return atlas.store().ask(headline, asked, area)
