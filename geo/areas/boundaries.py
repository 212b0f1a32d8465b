"""Areas as GeoDataFrames, read once and shared; the geometry for the browser is served separately, by `geo.service`."""

import geopandas as gpd
import pyarrow as pa

from geo.errors import TableError
from geo.model import AreaRef, Level, Perimeter, area_table
from geo.tables.store import Store

_PARENTS = {
    Level.DEPARTMENT: "departements",
    Level.REGION: "regions",
    Level.EPCI: "epci",
    Level.EMPLOYMENT_AREA: "zone_emploi",
}


def parent_column(area: AreaRef, perimeter: Perimeter) -> str:
    """Column of the commune boundaries that holds the code of each commune's area at the level of ``area``."""
    return _PARENTS.get(area.level, perimeter.column)


def areas(store: Store, level: Level, perimeter: Perimeter, within: AreaRef | None = None) -> gpd.GeoDataFrame:
    """Areas of ``level`` (territories: of ``perimeter``), sorted by code, EPSG:4326, as declared for ``boundaries-*``.

    Communes: generalised, only those inside ``within`` (all of them without it). ``population`` is NaN where unknown.
    Cached and shared: do not mutate. Raises `TableError` when the file is missing or damaged.
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
