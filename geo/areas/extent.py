"""Where an area lies, so that a map can go there."""

from dataclasses import dataclass

from geo.areas.boundaries import areas
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

AROUND = 0.09
"""Degrees shown on each side of a commune's point: its surroundings within some ten kilometres."""


@dataclass(frozen=True, slots=True)
class Place:
    """``box`` (west, south, east, north) and ``point`` (lon, lat) in true degrees (EPSG:4326).

    ``departement`` is the first of the area's: it tells which inset of the map shows an overseas area.
    """

    label: str
    box: tuple[float, float, float, float]
    point: tuple[float, float]
    departement: str


def place(store: Store, area: AreaRef, perimeter: Perimeter) -> Place:
    """The place of ``area``, whose code the tables must know (`geo.selection.vocabulary.Vocabulary.knows`)."""
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
