"""Places of the ecosystem around an area: which lie inside it, how far the others are, and which may be called near."""

import numpy as np
import pandas as pd
from pyproj import Geod

from geo.completeness import Completeness, partial
from geo.language import Formatter, translator
from geo.model import AreaRef, Language, Perimeter, area_column
from geo.place import place
from geo.store import Store

_EARTH = Geod(ellps="WGS84")
FAR = 150
"""Kilometres beyond which no place is called the nearest: nobody would go there for it."""
CORSICA = ("2A", "2B")


def ecosystem_around(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Every place of the ecosystem, the nearest first: kind, name, sector_label, status, verified, year, insee,
    departement, region, lon, lat, source_url, source_id, ``inside`` (bool) and ``km``.

    ``km``: kilometres on the WGS84 ellipsoid from the area's point (`geo.place.Place.point`, EPSG:4326) to the place's;
    NaN where the place has no point or lies on other land (`land`), such places come last. ``area``'s code must be
    known to the tables.
    """
    column = area_column(area.level, perimeter)
    frame = store.remember(("ecosystem", column), lambda: _places(store, column))
    here = place(store, area, perimeter)
    lon, lat = here.point
    reached = frame["departement"].map(land, na_action="ignore") == land(here.departement)
    known = (frame["lon"].notna() & frame["lat"].notna() & reached.fillna(False)).to_numpy(bool)
    km = np.full(len(frame), np.nan)
    ends = frame.loc[known, ["lon", "lat"]].to_numpy(float)
    _, _, metres = _EARTH.inv(np.full(len(ends), lon), np.full(len(ends), lat), ends[:, 0], ends[:, 1])
    km[known] = metres / 1000
    frame = frame.assign(km=km, inside=(frame["own"] == area.code).fillna(False).astype(bool))
    return frame.sort_values(["km", "id"], na_position="last").drop(columns="own").reset_index(drop=True)


def land(departement: str) -> str:
    """The land that a department is part of, which no road leaves: the mainland (""), Corsica, or one overseas."""
    if departement in CORSICA:
        return "corse"
    return departement if departement.startswith(("97", "98")) else ""


def nearest(places: pd.DataFrame, listed: Completeness, language: Language) -> str:
    """The nearest of ``places`` outside an area (rows of `ecosystem_around`, of one kind) in words.

    A list that is not complete enough can't tell: it says so instead, and so does one without a place within `FAR`.
    """
    _, text = translator(language), Formatter(language)
    if not listed.is_enough:
        return partial(listed, language)
    confirmed = places["verified"].fillna(False).astype(bool)
    near = places[~places["inside"] & confirmed & (places["km"] <= FAR)].sort_values("km", kind="stable")
    if near.empty:
        return _("none within {km} km").format(km=text.number(FAR))
    first = near.iloc[0]
    return _("{name}, {km} km").format(name=first["name"], km=text.number(first["km"]))


def _places(store: Store, column: str) -> pd.DataFrame:
    table = store.table("ecosystem")
    return store.run(
        table.select(
            "id", "kind", "name", "sector_label", "status", "verified", "year", "insee", "departement", "region",
            "lon", "lat", "source_url", "source_id", own=table[column],
        )
    )  # fmt: skip
