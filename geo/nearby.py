"""Places of the ecosystem around an area: which lie inside it, and how far the others are."""

import numpy as np
import pandas as pd
from pyproj import Geod

from geo.model import AreaRef, Perimeter, area_column
from geo.place import place
from geo.store import Store

_EARTH = Geod(ellps="WGS84")


def ecosystem_around(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Every place of the ecosystem, the nearest first: kind, name, sector_label, status, verified, year, insee,
    departement, region, lon, lat, source_url, source_id, ``inside`` (bool) and ``km``.

    ``km``: kilometres on the WGS84 ellipsoid from the area's point (`geo.place.Place.point`, EPSG:4326) to the place's;
    NaN where the place has no point, such places come last. ``area``'s code must be known to the tables.
    """
    column = area_column(area.level, perimeter)
    frame = store.remember(("ecosystem", column), lambda: _places(store, column))
    lon, lat = place(store, area, perimeter).point
    known = (frame["lon"].notna() & frame["lat"].notna()).to_numpy()
    km = np.full(len(frame), np.nan)
    ends = frame.loc[known, ["lon", "lat"]].to_numpy(float)
    _, _, metres = _EARTH.inv(np.full(len(ends), lon), np.full(len(ends), lat), ends[:, 0], ends[:, 1])
    km[known] = metres / 1000
    frame = frame.assign(km=km, inside=(frame["own"] == area.code).fillna(False).astype(bool))
    return frame.sort_values(["km", "id"], na_position="last").drop(columns="own").reset_index(drop=True)


def _places(store: Store, column: str) -> pd.DataFrame:
    table = store.table("ecosystem")
    return store.run(
        table.select(
            "id", "kind", "name", "sector_label", "status", "verified", "year", "insee", "departement", "region",
            "lon", "lat", "source_url", "source_id", own=table[column],
        )
    )  # fmt: skip
