"""The answers that the page of programmes shows, asked once and shared by all sessions."""

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
    """Read it, don't change it. ``column``: "aid", or "projects" where those are asked for or no amount is known.

    ``areas``: one measure of the territories (`geo.measures.area_values`). ``concentrated``: over them, None without
    any.
    """

    column: str
    flows: pd.DataFrame
    areas: pd.DataFrame
    concentrated: Concentration | None
    announced: tuple[Announced, ...]


def everywhere(selection: Selection) -> Selection:
    """``selection`` at a level whose areas lie in one region each, so that its filter of regions keeps no other."""
    return replace(selection, level=Level.REGION, within=None)


def asked(selection: Selection) -> Answer:
    """What the page shows of ``selection``, always at the level of the territories."""
    column = "aid" if selection.measure != "projets" and atlas.summary(everywhere(selection)).aid else "projects"
    measure = "aide" if column == "aid" else "projets"
    areas = atlas.area_values(replace(selection, level=Level.TERRITORY, within=None, measure=measure))
    store = atlas.store()
    sums = store.ask(flows, selection.facts())
    return Answer(column, sums, areas, concentration(areas["value"]), store.ask(announced))


def dossiers_of(programmes: tuple[str, ...]) -> tuple[Dossier, ...]:
    """`geo.programmes.dossiers.dossiers`, remembered."""
    return atlas.store().ask(dossiers, programmes)
