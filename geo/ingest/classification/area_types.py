"""The type of territory of each area: where most of its inhabitants live, by the classes of `geo.area_types`."""

import pandas as pd

from geo.area_types import commune_type
from geo.model import AreaType

TYPED = 0.5
"""Share of an area's inhabitants who must live in communes with a type for the area to get one."""
_URBAN = [AreaType.DENSE.value, AreaType.INTERMEDIATE.value]
_RURAL = [*(kind.value for kind in AreaType if kind.value not in _URBAN), ""]


def of_communes(communes: pd.DataFrame) -> pd.Series:
    """Class of each commune by its ``density`` and ``rural_type``; "" where it is not known."""
    pairs = zip(communes["density"], communes["rural_type"], strict=True)
    return pd.Series([commune_type(*pair) or "" for pair in pairs], index=communes.index, dtype=str)


def of_areas(communes: pd.DataFrame, column: str) -> pd.Series:
    """Class of each area of ``column`` by its code; "" where less than `TYPED` of its population has one, or where its
    rural part decides and most of that has none. ``communes``: type (as of `of_communes`), population.
    """
    people = communes.pivot_table(index=column, columns="type", values="population", aggfunc="sum", fill_value=0.0)
    people = people.reindex(columns=[*_URBAN, *_RURAL], fill_value=0.0)
    total, urban = people.sum(axis=1), people[_URBAN].sum(axis=1)
    rural = people[_RURAL].idxmax(axis=1).astype(str)
    found = people[_URBAN].idxmax(axis=1).astype(str).where(urban > total / 2, rural)
    return found.where((total > 0) & (total - people[""] >= TYPED * total), "").astype(str)
