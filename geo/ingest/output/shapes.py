"""Polygons of every level, dissolved from communes as one clean coverage: neighbours share their borders exactly.

The source's commune polygons are older than its list of communes, and overlap by hairs. `fill` gives communes the land
that they lack; `shapely.coverage_clean` (GEOS ≥ 3.14) then mends the borders once for the whole country. Every level is
a union of the same edges, so that no level has a gap, a sliver or an overlap.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources.cog import Cog
from geo.ingest.sources.indicators import levels
from geo.model import Level, Perimeter, area_column, area_table

WGS84 = "EPSG:4326"
SLIVER = 0.003
"""Degrees: a gap between neighbours that is narrower (about 200 m) is a fault of the source, and is closed."""
PIECE = 1e-5
"""Square degrees: land that a commune lacks is larger than that (about 0.1 km²)."""
COMMUNE_TOLERANCE = 0.004
"""Visvalingam–Whyatt tolerance, in degrees, of communes as the browser draws them."""
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
    """The commune polygons as published, which overlap by hairs, with what they lack.

    Eight communes have no polygon. Those with delegated communes take theirs; the others stay empty, because the
    polygon of the commune that they left still covers them: it is split only when the source splits it. Communes that
    took in others keep their old polygon in the source: they get the land beside it that no commune has.
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
    """Add to the polygon of each commune that grew the land beside it that no commune has; codes of those with any."""
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
    """The commune polygons mended into one coverage; empty ones stay empty."""
    mended = polygons.copy()
    full = ~shapely.is_empty(polygons)
    mended[full] = shapely.coverage_clean(  # type: ignore[attr-defined] # newer than its published types
        polygons[full], gap_width=SLIVER
    )
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


def communes(table: pd.DataFrame, coverage: np.ndarray) -> gpd.GeoDataFrame:
    """Communes as areas, generalised for the screen as one coverage: neighbours keep shared borders, rings stay.

    Columns as of the other levels, with epci and the territory columns, by which the communes of an area are cut out.
    ``area_km2`` is that of the full polygon; the geometry is empty where another commune's polygon covers it.
    """
    shapes = np.array(coverage, copy=True)
    full = ~shapely.is_empty(shapes)
    shapes[full] = shapely.coverage_simplify(shapes[full], COMMUNE_TOLERANCE)
    codes = {"epci": table["epci"], **{perimeter.column: table[perimeter.column] for perimeter in Perimeter}}
    frame = gpd.GeoDataFrame(
        {
            "code": table["insee"],
            "label": table["name"],
            "population": table["population"],
            "area_km2": table["area_km2"],
            "communes": 1,
            "departements": table["departement"],
            "regions": table["region"],
            **{name: column.replace("", None) for name, column in codes.items()},
            "lon": table["lon"],
            "lat": table["lat"],
        },
        # Ten metres: what the browser draws; kept as a grid, the file is a third of its size.
        geometry=shapely.transform(shapes, lambda positions: positions.round(4)),
        crs=WGS84,
    )
    # Sorted by department, the communes of an area lie in few groups of rows.
    return frame.sort_values(["departements", "code"], ignore_index=True)


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
