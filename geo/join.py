"""The join of boundaries and values, and the account of what did not match."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd


@dataclass(frozen=True)
class Joined:
    """``areas``: one row an area, in the order of the boundaries, with the columns of the values (NaN where none).

    ``orphans``: codes of values that name no area. ``bare``: codes of areas that no value names.
    """

    areas: gpd.GeoDataFrame
    orphans: tuple[str, ...]
    bare: tuple[str, ...]


def join_values(boundaries: gpd.GeoDataFrame, values: pd.DataFrame) -> Joined:
    """Join ``values`` (column ``code``, unique) to ``boundaries`` by code; the geometry and its CRS are kept.

    Columns that both have are taken from ``boundaries``. Raises `ValueError` when a code of ``values`` is repeated,
    because the join would then multiply areas.
    """
    if values["code"].duplicated().any():
        repeated = sorted(values.loc[values["code"].duplicated(), "code"].unique())
        raise ValueError(f"codes must be unique; repeated: {repeated}")
    own = [column for column in values.columns if column == "code" or column not in boundaries.columns]
    joined = boundaries.merge(values[own], on="code", how="left", validate="one_to_one")
    known, named = set(boundaries["code"]), set(values["code"])
    return Joined(joined, tuple(sorted(named - known)), tuple(sorted(known - named)))
