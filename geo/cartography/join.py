"""The join of boundaries and values, and a record of what did not match."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd


@dataclass(frozen=True)
class Joined:
    """``areas``: one row per area, in the order of the boundaries, with the columns of the values (NaN where none).

    ``orphans``: codes of values that match no area. ``bare``: codes of areas without a row of values.
    """

    areas: gpd.GeoDataFrame
    orphans: tuple[str, ...]
    bare: tuple[str, ...]


def join_values(boundaries: gpd.GeoDataFrame, values: pd.DataFrame) -> Joined:
    """Join ``values`` (column ``code``, unique) to ``boundaries`` by code; the geometry and its CRS are kept.

    Columns in both are taken from ``boundaries``. Raises `ValueError` when a code of either is repeated, because the
    join would then duplicate areas.
    """
    for codes in (values["code"], boundaries["code"]):
        if not codes.is_unique:
            raise ValueError(f"codes must be unique; repeated: {sorted(codes[codes.duplicated()].unique())}")
    own = [column for column in values.columns if column not in boundaries.columns]
    # Several times faster than a merge, which would check again that the codes are unique.
    found = values.set_index("code")[own].reindex(boundaries["code"])
    joined = boundaries.assign(**{column: found[column].array for column in own})
    known, named = set(boundaries["code"]), set(values["code"])
    return Joined(joined, tuple(sorted(named - known)), tuple(sorted(known - named)))
