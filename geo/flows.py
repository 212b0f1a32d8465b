"""Where money comes from and goes to: programme, sector and region of projects under a selection."""

from dataclasses import dataclass

import pandas as pd

from geo.facts import ILE_DE_FRANCE, funded, known
from geo.selection import Selection
from geo.store import Store

OTHERS = "autres"
"""Stands for the sectors, or regions, that are too small to draw."""
UNKNOWN = ""
"""Stands for a region that is not known."""
SMALLEST = 0.02
"""Part of the whole under which a sector or a region is drawn with the others."""


def flows(store: Store, selection: Selection) -> pd.DataFrame:
    """Sums by programme, sector and region (`UNKNOWN`: not known): projects, aid in euros (NaN: no known amount)."""
    table = funded(store, selection)
    sums = table.group_by("programme", "sector", region=table.region.fill_null(UNKNOWN)).aggregate(
        projects=table.count(), aid=table.aid.sum()
    )
    return store.run(sums.order_by("programme", "sector", "region"))


def folded(sums: pd.DataFrame, column: str, by: str) -> pd.DataFrame:
    """``sums`` with the values of ``column`` under `SMALLEST` of the whole of ``by`` put together as `OTHERS`.

    A region that is not known keeps its name however small: it is no other region. Nothing is lost: all sums of ``by``
    stay as they are.
    """
    parts = sums.groupby(column)[by].sum()
    total = parts.sum()
    small = {str(slug) for slug, value in parts.items() if value < SMALLEST * total and slug != UNKNOWN}
    if len(small) < 2:  # alone, it keeps its name
        return sums
    return sums.assign(**{column: sums[column].where(~sums[column].isin(small), OTHERS)})


@dataclass(frozen=True)
class Spread:
    """Shares (0 to 1) of projects and of aid outside Île-de-France, and in small communes; None where nothing is known.

    Projects whose region (or commune) is not known are in neither part: the shares are those of the others.
    """

    projects_outside: float | None
    aid_outside: float | None
    projects_small: float | None
    aid_small: float | None


def spread(store: Store, selection: Selection) -> Spread:
    """How far what ``selection`` keeps lies outside Île-de-France and in communes under 20,000 inhabitants."""
    table = funded(store, selection)
    outside = table.region != ILE_DE_FRANCE
    row = store.run(
        table.aggregate(
            projects_outside=outside.mean(),
            aid_outside=table.aid.sum(where=outside) / table.aid.sum(where=table.region.notnull()).nullif(0),
            projects_small=table.small.mean(),
            aid_small=table.aid.sum(where=table.small) / table.aid.sum(where=table.small.notnull()).nullif(0),
        )
    ).iloc[0]
    return Spread(**{name: known(row[name]) for name in Spread.__dataclass_fields__})
