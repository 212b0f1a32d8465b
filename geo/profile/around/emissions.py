"""Emissions under the EU ETS by year: of an area, and of France; of all sites, and of the industrial ones."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from geo.language import N_
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

BREAK = 2013
"""The first year of a wider scope: no line joins it to the year before, and growth is counted from it."""
SERIES = {"every": "emissions_ets", "industry": "emissions_ets_industrie"}
"""Columns of `emissions` → indicators."""
NOTE = N_(
    "Verified emissions of the sites under the EU emissions trading system. Its scope grew in 2013 (956 sites in "
    "France in 2012, 1,185 in 2013): the years before and after don't compare. Left out: smaller sites, and what the "
    "system doesn't cover, such as transport, heating and farming. A site that closes or leaves the system counts as "
    "zero from then on. Sites are placed at the point for their postcode."
)


def emissions(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """T CO2e by year: ``place`` ("area" or "france"), year, every, industry; NaN before the first such site.

    Empty of the area where none of its sites was ever under the system. France sums its regions.
    """
    table = store.table("indicators")
    version = perimeter.value if area.level is Level.TERRITORY else ""
    mine = (table.level == area.level.value) & (table.code == area.code) & (table.perimeter == version)
    wanted = table.indicator.isin(list(SERIES.values())) & (mine | (table.level == Level.REGION.value))
    rows = store.run(table.filter(wanted).select("level", "code", "year", "indicator", "value"))
    own = rows[(rows["level"] == area.level.value) & (rows["code"] == area.code)]
    regions = rows[rows["level"] == Level.REGION.value]
    return pd.concat([_by_year(own, "area"), _by_year(regions, "france")], ignore_index=True)


def since_break(rows: pd.DataFrame, column: str) -> float | None:
    """Change of ``column`` from `BREAK` to the last year, as a share; None where either is unknown, or nothing was
    emitted. ``rows``: one place of `emissions`.
    """
    known = rows.set_index("year")[column]
    first, last = known.get(BREAK, np.nan), known.iloc[-1] if len(known) else np.nan
    return float(last / first - 1) if first > 0 and last == last else None


def phases(rows: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """``rows`` before `BREAK`, and from it on: a line may join the years of each."""
    yield rows[rows["year"] < BREAK]
    yield rows[rows["year"] >= BREAK]


def _by_year(rows: pd.DataFrame, place: str) -> pd.DataFrame:
    sums = rows.groupby(["year", "indicator"])["value"].sum(min_count=1).unstack("indicator")
    sums = sums.reindex(columns=list(SERIES.values())).set_axis(list(SERIES), axis="columns")
    found: pd.DataFrame = sums.reset_index().assign(place=place).astype({"year": "int64"}).sort_values("year")
    return found[["place", "year", *SERIES]]
