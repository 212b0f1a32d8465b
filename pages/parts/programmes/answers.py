"""The results that the programmes page shows, computed once and shared by all sessions."""

from dataclasses import dataclass, replace

import pandas as pd

from geo.model import Level
from geo.programmes.announcements import Announced, announced
from geo.programmes.concentration import Concentration, concentration
from geo.programmes.dossiers import Dossier, dossiers
from geo.programmes.flows import flows
from geo.selection.selection import Selection
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


def everywhere(selection: Selection) -> Selection:
    """``selection`` at region level, so that its region filter keeps only projects of those regions.

    Types of territory are those of the reader's own level: with them the level stays.
    """
    return selection if selection.types else replace(selection, level=Level.REGION, within=None)


def asked(selection: Selection) -> Answer:
    """The page's results for ``selection``; areas are always territories."""
    column = "aid" if selection.measure != "projets" and atlas.summary(everywhere(selection)).aid else "projects"
    measure = "aide" if column == "aid" else "projets"
    areas = atlas.area_values(replace(selection, level=Level.TERRITORY, within=None, measure=measure))
    store = atlas.store()
    sums = store.ask(flows, selection.facts())
    return Answer(column, sums, areas, concentration(areas["value"]), store.ask(announced))


def dossiers_of(programmes: tuple[str, ...]) -> tuple[Dossier, ...]:
    """`geo.programmes.dossiers.dossiers`, cached."""
    return atlas.store().ask(dossiers, programmes)
