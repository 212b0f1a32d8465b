"""Areas as GeoDataFrames, read once and shared; the geometry that a browser draws is served apart, by `geo.service`."""

from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pyarrow as pa

from geo.errors import TableError
from geo.model import AreaRef, Level, Perimeter, area_table

_PARENTS = {Level.DEPARTMENT: "departements", Level.REGION: "regions", Level.EPCI: "epci"}
KEPT = 32
"""How many levels, or cuts of communes, are kept in memory."""


def parent_column(area: AreaRef, perimeter: Perimeter) -> str:
    """Column of the communes' boundaries that says whether they are inside ``area``."""
    return _PARENTS.get(area.level, perimeter.column)


@lru_cache(maxsize=KEPT)
def areas(data: Path, level: Level, perimeter: Perimeter, within: AreaRef | None = None) -> gpd.GeoDataFrame:
    """Areas of ``level`` (territories: of ``perimeter``), sorted by code, EPSG:4326, as declared for ``boundaries-*``.

    Communes: those of the area ``within``, generalised; all without it. ``population`` is NaN where unknown. Shared by
    all callers: read it, don't change it. Raises `TableError` when the file is missing or damaged.
    """
    name = area_table(level, perimeter)
    path = data / "boundaries" / f"{name}.parquet"
    inside = [(parent_column(within, perimeter), "==", within.code)] if within is not None else None
    try:
        return gpd.read_parquet(path, filters=inside)
    except FileNotFoundError as error:
        raise TableError(f"boundaries-{name}", path, "is missing") from error
    except (OSError, ValueError, pa.ArrowException) as error:
        raise TableError(f"boundaries-{name}", path, f"is damaged ({error})") from error
