"""What all sessions share: the store, the vocabulary of links, and cached results."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from geo.areas.boundaries import areas
from geo.atlas import opened
from geo.atlas import vocabulary as opened_vocabulary
from geo.funding import projects, sums
from geo.language import sort_key
from geo.measures import area_values as values
from geo.model import AreaRef, Level, Perimeter
from geo.profile import standing
from geo.programmes.coverage import Coverage, coverage
from geo.programmes.coverage import covered as programmes_covered
from geo.selection.selection import Selection
from geo.selection.vocabulary import Vocabulary
from geo.settings import data_folder
from geo.tables.store import Store


def store() -> Store:
    """The tables, read once for all sessions."""
    return opened(data_folder())


def vocabulary() -> Vocabulary:
    """The values that a link may contain."""
    return opened_vocabulary(store())


def summary(selection: Selection) -> sums.Summary:
    """`geo.funding.sums.summary` of the shared store."""
    return sums.summary(store(), selection)


def area_values(selection: Selection) -> pd.DataFrame:
    """`geo.measures.area_values.area_values` of the shared store."""
    return values.area_values(store(), selection)


def by_year(selection: Selection) -> pd.DataFrame:
    """`geo.funding.projects.by_year`, cached and shared: do not modify."""
    return store().ask(projects.by_year, selection.facts())


def covered(selection: Selection) -> tuple[Coverage, ...]:
    """`geo.programmes.coverage.coverage` of the programmes that ``selection`` is about, cached."""
    return store().ask(coverage, programmes_covered(store(), selection))


def profile(selection: Selection, area: AreaRef) -> standing.Profile:
    """`geo.profile.standing.profile`, cached and shared: do not modify."""
    return store().ask(standing.profile, replace(selection.facts(), measure=selection.measure), area)


def places(perimeter: Perimeter) -> dict[AreaRef, str]:
    """Names of the areas whose communes can be shown: regions, departments, territories, EPCI, employment
    areas, each sorted by name.

    Cached and shared: do not modify.
    """
    return store().ask(_places, perimeter)


def around(area: AreaRef | None, regions: Sequence[str]) -> AreaRef:
    """The default parent area for communes: the focused area, else the first chosen region, else Île-de-France."""
    if area is not None and area.level is not Level.COMMUNE:
        return area
    return AreaRef(Level.REGION, regions[0] if regions else projects.ILE_DE_FRANCE)


def _places(tables: Store, perimeter: Perimeter) -> dict[AreaRef, str]:
    found: dict[AreaRef, str] = {}
    for level in (Level.REGION, Level.DEPARTMENT, Level.TERRITORY, Level.EPCI, Level.EMPLOYMENT_AREA):
        frame = areas(tables, level, perimeter)
        named = sorted(zip(frame["label"], frame["code"], strict=True), key=lambda row: sort_key(row[0]))
        found |= {AreaRef(level, code): f"{label} ({code})" for label, code in named}
    return found
