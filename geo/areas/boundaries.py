"""Areas as GeoDataFrames, read once and shared; the geometry that a browser draws is served apart, by `geo.service`."""

import geopandas as gpd
import pyarrow as pa

from geo.errors import TableError
from geo.model import AreaRef, Level, Perimeter, area_table
from geo.tables.store import Store

_PARENTS = {Level.DEPARTMENT: "departements", Level.REGION: "regions", Level.EPCI: "epci"}


def parent_column(area: AreaRef, perimeter: Perimeter) -> str:
    """Column of the communes' boundaries that says whether they are inside ``area``."""
    return _PARENTS.get(area.level, perimeter.column)


def areas(store: Store, level: Level, perimeter: Perimeter, within: AreaRef | None = None) -> gpd.GeoDataFrame:
    """Areas of ``level`` (territories: of ``perimeter``), sorted by code, EPSG:4326, as declared for ``boundaries-*``.

    Communes: those of the area ``within``, generalised; all without it. ``population`` is NaN where unknown. Remembered
    and shared: read it, don't change it. Raises `TableError` when the file is missing or damaged.
    """
    inside = () if within is None else ((parent_column(within, perimeter), "==", within.code),)
    return store.ask(_read, area_table(level, perimeter), inside)


def _read(store: Store, name: str, inside: tuple[tuple[str, str, str], ...]) -> gpd.GeoDataFrame:
    path = store.data / "boundaries" / f"{name}.parquet"
    try:
        return gpd.read_parquet(path, filters=[*inside] or None)
    except FileNotFoundError as error:
        raise TableError(f"boundaries-{name}", path, "is missing") from error
    except (OSError, ValueError, pa.ArrowException) as error:
        raise TableError(f"boundaries-{name}", path, f"is damaged ({error})") from error
