"""Towns that help a reader find their way on a map."""

from dataclasses import dataclass

from pyproj import Geod

from geo.tables.store import Store

APART_KM = 25.0
MOST = 240
_CONSIDERED = 1500
_EARTH = Geod(ellps="WGS84")


@dataclass(frozen=True, slots=True)
class Town:
    """A commune's name and point in true degrees (EPSG:4326); ``zone`` is its department, which may have an inset."""

    name: str
    lon: float
    lat: float
    zone: str


def towns(store: Store) -> tuple[Town, ...]:
    """Up to `MOST` communes, the most populous first, none within `APART_KM` (geodesic, WGS84) of a more populous one.

    A map names as many as it has room for, in this order. Communes without a point or a population are left out.
    """
    communes = store.table("communes")
    known = communes.filter(communes.lon.notnull() & communes.lat.notnull() & communes.population.notnull())
    ordered = known.order_by(known.population.desc(), known.insee).limit(_CONSIDERED)
    found: list[Town] = []
    for name, lon, lat, zone in store.run(ordered.select("name", "lon", "lat", "departement")).itertuples(index=False):
        if found:
            lons, lats = [town.lon for town in found], [town.lat for town in found]
            metres = _EARTH.inv([lon] * len(found), [lat] * len(found), lons, lats)[2]
            if min(metres) < APART_KM * 1000:
                continue
        found.append(Town(str(name), round(float(lon), 4), round(float(lat), 4), str(zone)))
        if len(found) == MOST:
            break
    return tuple(found)
