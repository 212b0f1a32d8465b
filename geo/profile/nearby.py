"""Places of the ecosystem around an area: which are inside it, how far the others are, and which may be called near."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from pyproj import Geod

from geo.areas.extent import place
from geo.language import Voice
from geo.model import AreaRef, Perimeter, area_column
from geo.profile.completeness import Completeness, partial
from geo.tables.store import Store

_EARTH = Geod(ellps="WGS84")
FAR = 150
"""Kilometres beyond which no place is called the nearest: nobody would travel that far for it."""
CORSICA = ("2A", "2B")
ISLANDS: Mapping[str, tuple[str, ...]] = {
    "Aix": ("17004",),
    "Arz": ("56088",),
    "Batz": ("29082",),
    "Belle-Île": ("56009", "56114", "56152", "56241"),
    "Bréhat": ("22016",),
    "Désirade": ("97110",),
    "Groix": ("56069",),
    "Hœdic": ("56085",),
    "Houat": ("56086",),
    "Marie-Galante": ("97108", "97112", "97126"),
    "Moines": ("56087",),
    "Molène": ("29084",),
    "Ouessant": ("29155",),
    "Saintes": ("97130", "97131"),
    "Sein": ("29083",),
    "Yeu": ("85113",),
}
"""Communes (INSEE codes) of islands without a bridge to the rest of their department."""
_ISLAND_OF = {insee: name for name, codes in ISLANDS.items() for insee in codes}


def ecosystem_around(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Every place of the ecosystem, nearest first: id, kind, name, sector_label, sectors (codes joined by ";"), status,
    verified, year, insee, departement, region, lon, lat, source_url, source_id, ``inside`` (bool) and ``km``.

    ``km``: kilometres on the WGS84 ellipsoid from the area's point (`geo.areas.extent.Place.point`, EPSG:4326) to the
    place's; NaN where the place has no point or is on another landmass (`land`), such places come last. ``area``'s code
    must exist in the tables.
    """
    column = area_column(area.level, perimeter)
    frame = store.ask(_places, column)
    here = place(store, area, perimeter)
    lon, lat = here.point
    own = _land_of(store, column, area.code, here.departement)
    pairs = zip(frame["departement"], frame["insee"], strict=True)
    reached = np.array([isinstance(code, str) and land(code, insee) == own for code, insee in pairs])
    known = (frame["lon"].notna() & frame["lat"].notna()).to_numpy(bool) & reached
    km = np.full(len(frame), np.nan)
    ends = frame.loc[known, ["lon", "lat"]].to_numpy(float)
    _, _, metres = _EARTH.inv(np.full(len(ends), lon), np.full(len(ends), lat), ends[:, 0], ends[:, 1])
    km[known] = metres / 1000
    frame = frame.assign(km=km, inside=(frame["own"] == area.code).fillna(False).astype(bool))
    return frame.sort_values(["km", "id"], na_position="last").drop(columns="own").reset_index(drop=True)


def land(departement: str, insee: object = None) -> str:
    """The landmass, as reachable by road, of a commune of a department: the mainland (""), Corsica, an overseas
    department or an island (`ISLANDS`). Without a commune, the department's own.

    >>> land("64"), land("2A"), land("974")
    ('', 'corse', '974')
    """
    if isinstance(insee, str) and insee in _ISLAND_OF:
        return _ISLAND_OF[insee]
    if departement in CORSICA:
        return "corse"
    return departement if departement.startswith(("97", "98")) else ""


def nearest(places: pd.DataFrame, listed: Completeness, voice: Voice) -> str:
    """The nearest of ``places`` outside an area (rows of `ecosystem_around`, of one kind), in words.

    A list that is not complete enough gets a note instead, and so does one without a place within `FAR`.
    """
    if not listed.is_enough:
        return partial(listed, voice)
    confirmed = places["verified"].fillna(False).astype(bool)
    near = places[~places["inside"] & confirmed & (places["km"] <= FAR)].sort_values("km", kind="stable")
    if near.empty:
        return voice._("none within {km} km").format(km=voice.number(FAR))
    first = near.iloc[0]
    return voice._("{name}, {km} km").format(name=first["name"], km=voice.number(first["km"]))


def _land_of(store: Store, column: str, code: str, departement: str) -> str:
    """The landmass of the area ``code``: an island if all of its communes are on it, else its department's."""
    communes = store.table("communes")
    found = store.run(communes.filter(communes[column] == code).select("insee"))["insee"]
    lands = {land(departement, insee) for insee in found}
    return lands.pop() if len(lands) == 1 else land(departement)


def _places(store: Store, column: str) -> pd.DataFrame:
    table = store.table("ecosystem")
    return store.run(
        table.select(
            "id",
            "kind",
            "name",
            "sector_label",
            "sectors",
            "status",
            "verified",
            "year",
            "insee",
            "departement",
            "region",
            "lon",
            "lat",
            "source_url",
            "source_id",
            own=table[column],
        )
    )
