"""The extent of an area, so that a map can zoom to it."""

from dataclasses import dataclass

from geo.areas.boundaries import areas
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

AROUND = 0.09
"""Degrees shown on each side of a commune's point: roughly ten kilometres around it."""


@dataclass(frozen=True, slots=True)
class Place:
    """``box`` (west, south, east, north) and ``point`` (lon, lat) in true degrees (EPSG:4326).

    ``departement``: the area's first department, which decides the inset that shows an overseas area.
    """

    label: str
    box: tuple[float, float, float, float]
    point: tuple[float, float]
    departement: str


def place(store: Store, area: AreaRef, perimeter: Perimeter) -> Place:
    """The place of ``area``, whose code must exist in the tables (`geo.selection.vocabulary.Vocabulary.knows`)."""
    if area.level is Level.COMMUNE:
        communes = store.table("communes")
        found = store.run(communes.filter(communes.insee == area.code)).iloc[0]
        lon, lat = float(found["lon"]), float(found["lat"])
        box = (lon - AROUND, lat - AROUND, lon + AROUND, lat + AROUND)
        return Place(str(found["name"]), box, (lon, lat), str(found["departement"]))
    frame = areas(store, area.level, perimeter)
    row = frame.loc[frame["code"] == area.code].iloc[0]
    west, south, east, north = (float(degrees) for degrees in row.geometry.bounds)
    departement = str(row["departements"]).split(";")[0]
    return Place(str(row["label"]), (west, south, east, north), (float(row["lon"]), float(row["lat"])), departement)
