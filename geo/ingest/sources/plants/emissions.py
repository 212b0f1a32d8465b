"""Emissions under the EU ETS by area and year: of all sites, and of the industrial ones, from 2005 to 2022."""

import pandas as pd

from geo.industry import Branch
from geo.ingest.sources.indicators import COLUMNS, levels
from geo.ingest.sources.plants.eu_ets import LAST_YEAR, SOURCE_ID, Ets
from geo.model import OUTSIDE, Level, area_column

ALL, INDUSTRY = "emissions_ets", "emissions_ets_industrie"


def indicators(ets: Ets) -> pd.DataFrame:
    """Rows of the table ``indicators``: t CO2e of an area's sites by year, of `ALL` and of `INDUSTRY`.

    From the first year in which the area has such a site; later years without one are 0, as nothing is emitted under
    the system there. An area that never had one has no row.
    """
    columns = sorted({area_column(level, perimeter) for level, perimeter in levels()})
    rows = ets.years.merge(ets.sites[["id", "branch", *columns]], on="id")
    parts = {ALL: rows, INDUSTRY: rows[rows["branch"] == Branch.INDUSTRY.value]}
    frames = [
        _summed(part, area_column(level, perimeter)).assign(
            level=level.value,
            perimeter=perimeter.value if level is Level.TERRITORY else "",
            indicator=name,
            estimated=False,
            source_id=SOURCE_ID,
        )
        for name, part in parts.items()
        for level, perimeter in levels()
    ]
    return pd.concat(frames)[COLUMNS]


def _summed(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """code, year, value (t CO2e), without holes from an area's first year on."""
    inside = rows[rows[column].notna() & (rows[column] != OUTSIDE)]
    sums = inside.groupby([column, "year"])["emissions_t"].sum().unstack("year")
    sums = sums.reindex(columns=range(int(rows["year"].min()), LAST_YEAR + 1) if len(rows) else [])
    filled = sums.where(sums.ffill(axis="columns").isna() | sums.notna(), 0.0)
    long = filled.rename_axis("code").reset_index().melt("code", var_name="year").dropna(subset=["value"])
    return long.astype({"year": "int64", "value": float})
