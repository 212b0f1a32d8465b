"""The results that the programmes page shows, computed once and shared by all sessions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from geo.funding.projects import funded, years_of
from geo.funding.sums import Summary, summed
from geo.model import Level
from geo.programmes.announcements import Announced, announced
from geo.programmes.concentration import Concentration, concentration
from geo.programmes.dossiers import Dossier, dossiers
from geo.programmes.families import Placed, placed
from geo.programmes.flows import flows
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.state import atlas


@dataclass(frozen=True)
class Answer:
    """The page's results; do not modify. ``column``: "aid", or "projects" if asked for or if no amount is known.

    ``flows``: `geo.programmes.flows.flows`. ``areas``: `geo.measures.area_values` of that measure, by territory.
    ``concentrated``: its concentration over the territories, None if nothing is located in one.
    """

    column: str
    flows: pd.DataFrame
    areas: pd.DataFrame
    concentrated: Concentration | None
    announced: tuple[Announced, ...]


def totals(selection: Selection) -> Summary:
    """The sums of the projects under all filters, by region; unlike a map's, without what lies beyond its regions."""
    return atlas.store().ask(_totals, selection.facts())


def asked(selection: Selection) -> Answer:
    """The page's results for ``selection``; areas are always territories."""
    column = "aid" if selection.measure != "projets" and totals(selection).aid else "projects"
    measure = "aide" if column == "aid" else "projets"
    areas = atlas.area_values(replace(selection, level=Level.TERRITORY, within=None, measure=measure))
    store = atlas.store()
    sums = store.ask(flows, selection.facts())
    return Answer(column, sums, areas, concentration(areas["value"]), store.ask(announced))


def dossiers_of(programmes: tuple[str, ...]) -> tuple[Dossier, ...]:
    """`geo.programmes.dossiers.dossiers`, cached."""
    return atlas.store().ask(dossiers, programmes)


def places(selection: Selection) -> Mapping[str, Placed]:
    """`geo.programmes.families.placed`, cached."""
    return atlas.store().ask(placed, selection.facts())


def by_year(selection: Selection) -> pd.DataFrame:
    """The same projects as of `totals`, as of `geo.funding.projects.by_year`."""
    return atlas.store().ask(_by_year, selection.facts())


def _by_year(store: Store, selection: Selection) -> pd.DataFrame:
    return years_of(store, funded(store, selection))


def _totals(store: Store, selection: Selection) -> Summary:
    # The types of territory are those of the reader's own level, so the projects are kept before the level changes.
    return summed(store, replace(selection, level=Level.REGION, within=None), funded(store, selection))
