"""Polygons of every level, dissolved from communes as one clean coverage: neighbours share their borders exactly.

The source's commune polygons are older than its list of communes, and overlap slightly. `fill` gives communes the land
they are missing; `shapely.coverage_clean` (GEOS ≥ 3.14) then repairs the borders once for the whole country. Every
level is a union of the same edges, so no level has gaps, slivers or overlaps.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.ingest.classification import area_types
from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources.cog import Cog
from geo.ingest.sources.indicators import levels
from geo.model import Level, Perimeter, area_column, area_table

WGS84 = "EPSG:4326"
SLIVER = 0.003
"""Degrees: narrower gaps between neighbours (about 200 m) are treated as source errors and closed."""
PIECE = 1e-5
"""Square degrees (about 0.1 km²): only larger pieces of land are added to a commune."""
COMMUNE_TOLERANCE = 0.004
"""Visvalingam–Whyatt tolerance, in degrees, of communes as the browser draws them."""
MAINLAND_EQUAL_AREA = "EPSG:3035"
"""Lambert azimuthal equal-area for Europe; overseas zones use the same projection centred on themselves."""


@dataclass(frozen=True)
class Land:
    """``polygons``: one per commune, in the order of the communes (empty where covered by another); EPSG:4326.

    ``area_km2``: each commune's area, NaN where it has no polygon of its own.
    """

    polygons: np.ndarray
    area_km2: np.ndarray


def fill(cog: Cog, ledger: Ledger) -> Land:
    """The commune polygons as published, slightly overlapping, with missing land filled in.

    Eight communes have no polygon. Those with delegated communes take theirs; the others stay empty, because the
    polygon of the commune they split from still covers them, until the source splits it. Communes that absorbed others
    still have their old polygon in the source: adjacent land that belongs to no commune is added to them.
    """
    polygons = cog.geometry.copy()
    insee = cog.communes["insee"].to_numpy()
    mended: list[str] = []
    covered: list[str] = []
    for at in np.flatnonzero(shapely.is_missing(polygons)):
        parts = cog.old_polygons.get(insee[at], [])
        polygons[at] = shapely.union_all(parts) if parts else shapely.Polygon()
        (mended if parts else covered).append(str(insee[at]))
    regained = _regain(polygons, insee, cog)
    area = _area_km2(polygons, cog.communes["departement"].to_numpy())
    area[shapely.is_empty(polygons)] = np.nan
    ledger.sections["boundaries"] = {
        "communes_without_polygon": {"taken_from_delegated_communes": mended, "covered_by_a_neighbour": covered},
        "communes_with_land_from_their_canton": regained,
    }
    return Land(polygons, area)


def _regain(polygons: np.ndarray, insee: np.ndarray, cog: Cog) -> list[str]:
    """Add adjacent unassigned land to the polygon of each commune that grew; return the codes of those changed."""
    communes, cantons = shapely.STRtree(polygons), shapely.STRtree(cog.cantons)
    regained = []
    for at in np.flatnonzero(np.isin(insee, list(cog.grown))):
        land = shapely.union_all(cog.cantons[cantons.query(polygons[at], "intersects")])
        taken = shapely.union_all(polygons[communes.query(land, "intersects")])
        free = shapely.get_parts(shapely.difference(land, taken))
        beside = shapely.length(shapely.intersection(free, polygons[at])) > 0
        pieces = free[beside & (shapely.area(free) > PIECE)]
        if len(pieces):
            polygons[at] = shapely.union_all([polygons[at], *pieces])
            regained.append(str(insee[at]))
    return regained


def clean(polygons: np.ndarray) -> np.ndarray:
    """The commune polygons cleaned into one valid coverage; empty ones stay empty."""
    mended = polygons.copy()
    full = ~shapely.is_empty(polygons)
    mended[full] = shapely.coverage_clean(  # type: ignore[attr-defined] # newer than its published types
        polygons[full], gap_width=SLIVER
    )
    return mended


def dissolve(
    communes: pd.DataFrame, coverage: np.ndarray, labels: dict[str, dict[str, str]]
) -> dict[str, gpd.GeoDataFrame]:
    """Areas by boundary table, for every level and perimeter, with geometry in EPSG:4326.

    Columns: code, label, population, area_km2, communes, departements, regions, type, lon, lat, geometry. Population is
    NaN where that of any commune is unknown, the type None where it is not known. ``coverage``: clean polygons in the
    order of ``communes``. ``labels``: table name → code → label.
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
    types = area_types.of_areas(inside, column)
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
                "type": types[code] or None,
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
    columns = ["code", "label", "population", "area_km2", "communes", "departements", "regions", "type", "lon", "lat"]
    return frame[[*columns, "geometry"]]


def communes(table: pd.DataFrame, coverage: np.ndarray) -> gpd.GeoDataFrame:
    """Communes as areas, simplified for the screen as one coverage: borders stay shared and no ring is removed.

    Same columns as the other levels, plus those of EPCI, employment area and territories, by which the communes of an
    area are selected.
    ``area_km2`` is that of the full polygon; the geometry is empty where another commune's polygon covers it.
    """
    shapes = np.array(coverage, copy=True)
    full = ~shapely.is_empty(shapes)
    shapes[full] = shapely.coverage_simplify(shapes[full], COMMUNE_TOLERANCE)
    parents = ("epci", "zone_emploi", *(perimeter.column for perimeter in Perimeter))
    frame = gpd.GeoDataFrame(
        {
            "code": table["insee"],
            "label": table["name"],
            "population": table["population"],
            "area_km2": table["area_km2"],
            "communes": 1,
            "departements": table["departement"],
            "regions": table["region"],
            "type": table["type"].replace("", None),
            **{name: table[name].replace("", None) for name in parents},
            "lon": table["lon"],
            "lat": table["lat"],
        },
        # Rounded to about ten metres, as drawn by the browser: the file is a third of its size.
        geometry=shapely.transform(shapes, lambda positions: positions.round(4)),
        crs=WGS84,
    )
    # Sorted by department, so that the communes of an area fall in few row groups.
    return frame.sort_values(["departements", "code"], ignore_index=True)


def _area_km2(polygons: np.ndarray, departement: np.ndarray) -> np.ndarray:
    """Areas in km², in one equal-area projection per zone: the mainland with Corsica, and each overseas department."""
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
