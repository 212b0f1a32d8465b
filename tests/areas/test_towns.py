"""Towns that a map names."""

import geopandas as gpd
import pandas as pd

from geo.areas.towns import APART_KM, MOST, towns
from geo.tables.store import Store


def test_the_largest_towns_come_first_and_stand_apart(store: Store) -> None:
    found = towns(store)
    assert len(found) == MOST
    assert [town.name for town in found[:3]] == ["Paris", "Marseille", "Lyon"]
    frame = pd.DataFrame([(town.lon, town.lat, town.zone) for town in found], columns=["lon", "lat", "zone"])
    mainland = frame[~frame["zone"].str.startswith("97")]
    # Lambert-93 lengths are within a few per mille of true ones.
    points = gpd.GeoSeries(gpd.points_from_xy(mainland["lon"], mainland["lat"]), crs=4326).to_crs(2154)
    nearest = points.sindex.nearest(points, exclusive=True, return_distance=True)[1].min()
    assert nearest > APART_KM * 1000 * 0.99


def test_each_town_is_a_commune_with_its_department(store: Store) -> None:
    communes = pd.read_parquet(store.data / "communes.parquet")
    known = set(zip(communes["name"], communes["departement"], strict=True))
    assert all((town.name, town.zone) in known for town in towns(store))
