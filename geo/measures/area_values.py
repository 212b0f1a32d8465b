"""The values of every measure for the areas of a level, and why an area has none."""

from typing import Any

import numpy as np
import pandas as pd

from geo.funding.projects import area_facts
from geo.measures.catalogue import MEASURES
from geo.measures.states import STATE, states
from geo.selection.selection import Selection
from geo.tables.store import Store


def all_values(store: Store, selection: Selection) -> pd.DataFrame:
    """Every measure of the chosen level for each of its areas, in one query; sorted by code.

    Cached and shared: do not mutate. Columns: code, label, regions (codes joined by ";"), type (null: not known),
    population, projects (count), aid and investment (euros), and for each measure one named by its slug, in the
    measure's unit, and ``state:{slug}`` (`geo.measures.states`). NaN where unknown or below the measure's floor.
    """
    return store.ask(_all_values, selection.facts())


def _all_values(store: Store, selection: Selection) -> pd.DataFrame:
    facts = area_facts(store, selection)
    offered = {slug: measure for slug, measure in MEASURES.items() if selection.level in measure.levels}
    # A measure that is simply one of the facts already has its column.
    values = {slug: measure.value(facts) for slug, measure in offered.items() if slug not in facts.columns}
    frame = store.run(facts.mutate(**values).order_by("code"))
    numbers = frame.select_dtypes("number").astype("float64")
    projects = numbers["projects"].to_numpy().astype("int64")
    found: dict[str, Any] = {"projects": projects}
    for slug, measure in offered.items():
        value = numbers[slug].to_numpy()
        said = True if measure.floor is None else measure.floor.holds(numbers).to_numpy()
        found[slug] = np.where(said, value, np.nan)
        found[STATE + slug] = states(value, said, projects if measure.funded else None)
    base = {name: frame[name] for name in ("code", "label", "regions", "type")}
    return pd.DataFrame({**base, **{name: numbers[name] for name in ("population", "aid", "investment")}, **found})


def one_measure(values: pd.DataFrame, slug: str) -> pd.DataFrame:
    """The measure ``slug`` of `all_values`: code, label, regions, projects, aid (euros), value (in its unit), state."""
    base = values[["code", "label", "regions", "projects", "aid"]]
    return base.assign(value=values[slug], state=values[STATE + slug])


def area_values(store: Store, selection: Selection) -> pd.DataFrame:
    """`one_measure` of ``selection``'s own measure."""
    return one_measure(all_values(store, selection), selection.measure)
