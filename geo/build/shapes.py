"""Polygons of every level, dissolved from communes as one clean coverage: neighbours share their borders exactly.

The source's commune polygons overlap by hairs. `shapely.coverage_clean` (GEOS ≥ 3.14) mends that once for the whole
country; every level is then a union of the same edges, so that no level has a gap, a sliver or an overlap.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.build.cog import Cog
from geo.build.indicators import levels
from geo.build.ledger import Ledger
from geo.model import Level, Perimeter, area_column, area_table

WGS84 = "EPSG:4326"
MAINLAND_EQUAL_AREA = "EPSG:3035"
"""Lambert azimuthal equal-area for Europe; overseas zones get the same projection around their own centre."""


@dataclass(frozen=True)
class Land:
    """``polygons``: one a commune, in the order of the communes (empty where covered by another); EPSG:4326.

    ``area_km2``: each commune's area, NaN where it has no polygon of its own.
    """

    polygons: np.ndarray
    area_km2: np.ndarray


def fill(cog: Cog, ledger: Ledger) -> Land:
    """The commune polygons as published, which overlap by hairs, with those that are missing.

    Eight communes have no polygon. Those with delegated communes take theirs; the others stay empty, because the
    polygon of the commune that they left still covers them: it is split only when the source splits it.
    """
    polygons = cog.geometry.copy()
    insee = cog.communes["insee"].to_numpy()
    mended: list[str] = []
    covered: list[str] = []
    for at in np.flatnonzero(shapely.is_missing(polygons)):
        parts = cog.old_polygons.get(insee[at], [])
        polygons[at] = shapely.union_all(parts) if parts else shapely.Polygon()
        (mended if parts else covered).append(str(insee[at]))
    area = _area_km2(polygons, cog.communes["departement"].to_numpy())
    area[shapely.is_empty(polygons)] = np.nan
    ledger.sections["boundaries"] = {
        "communes_without_polygon": {"taken_from_delegated_communes": mended, "covered_by_a_neighbour": covered}
    }
    return Land(polygons, area)


def clean(polygons: np.ndarray) -> np.ndarray:
    """The commune polygons mended into one coverage; empty ones stay empty."""
    mended = polygons.copy()
    full = ~shapely.is_empty(polygons)
    mended[full] = shapely.coverage_clean(polygons[full])  # type: ignore[attr-defined] # newer than the published types
    return mended


def dissolve(
    communes: pd.DataFrame, coverage: np.ndarray, labels: dict[str, dict[str, str]]
) -> dict[str, gpd.GeoDataFrame]:
    """Areas of every level and perimeter: code, label, population, area_km2, departements, regions, geometry.

    ``coverage``: clean polygons in the order of ``communes``.
    ``labels``: name of the table → code → label. Population is NaN where that of a commune is unknown.
    """
    return {
        area_table(level, perimeter): _level(communes, coverage, level, perimeter, labels)
        for level, perimeter in levels()
    }


def _level(
    communes: pd.DataFrame, coverage: np.ndarray, level: Level, perimeter: Perimeter, labels: dict[str, dict[str, str]]
) -> gpd.GeoDataFrame:
    column = area_column(level, perimeter)
    inside = communes[communes[column] != ""]
    groups = inside.groupby(column)
    rows = []
    for code, members in groups:
        polygons = coverage[members.index.to_numpy()]
        geometry = shapely.coverage_union_all(polygons[~shapely.is_empty(polygons)])
        rows.append(
            {
                "code": str(code),
                "label": labels[area_table(level, perimeter)].get(str(code), str(code)),
                "population": members["population"].sum(skipna=False),
                "communes": len(members),
                "departements": ";".join(sorted(members["departement"].unique())),
                "regions": ";".join(sorted(members["region"].unique())),
                "geometry": geometry,
            }
        )
    frame = gpd.GeoDataFrame(rows, crs=WGS84).sort_values("code", ignore_index=True)
    invalid = frame.loc[~frame.geometry.is_valid, "code"].tolist()
    if invalid:
        raise ValueError(f"invalid polygons at level {column!r}: {invalid}")
    zone = frame["departements"].str.split(";").str[0].to_numpy()
    frame["area_km2"] = np.round(_area_km2(frame.geometry.to_numpy(), zone), 3)
    point = frame.geometry.representative_point()
    frame["lon"], frame["lat"] = point.x.round(6), point.y.round(6)
    columns = ["code", "label", "population", "area_km2", "communes", "departements", "regions", "lon", "lat"]
    return frame[[*columns, "geometry"]]


def _area_km2(polygons: np.ndarray, departement: np.ndarray) -> np.ndarray:
    """Areas in an equal-area projection of each zone: the mainland with Corsica, and every overseas department."""
    zones = np.where([code.startswith("97") for code in departement], departement, "mainland")
    area = np.zeros(len(polygons))
    for zone in np.unique(zones):
        at = zones == zone
        series = gpd.GeoSeries(polygons[at], crs=WGS84)
        if zone == "mainland":
            projection = MAINLAND_EQUAL_AREA
        else:
            centre = series.union_all().centroid
            projection = f"+proj=laea +lat_0={centre.y} +lon_0={centre.x} +datum=WGS84 +units=m"
        area[at] = series.to_crs(projection).area.to_numpy() / 1e6
    return area
