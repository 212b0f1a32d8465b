"""Areas as GeoDataFrames, read once and shared; the geometry for the browser is served separately, by `geo.service`."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from geo.errors import TableError
from geo.model import AreaRef, Level, Perimeter, area_table
from geo.selection.selection import Selection
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


def inside(areas: pd.DataFrame, selection: Selection) -> npt.NDArray[np.bool_]:
    """Whether each of ``areas`` (with regions and type) reaches into a chosen region, and is of a chosen type.

    An area whose type is not known is of none.
    """
    regions, types = set(selection.regions), set(selection.types)
    reached = [not regions or not regions.isdisjoint(codes.split(";")) for codes in areas["regions"]]
    of_type = areas["type"].isin(types).to_numpy(bool) if types else True
    return np.array(reached, dtype=bool) & of_type


def _read(store: Store, name: str, inside: tuple[tuple[str, str, str], ...]) -> gpd.GeoDataFrame:
    path = store.data / "boundaries" / f"{name}.parquet"
    try:
        return gpd.read_parquet(path, filters=[*inside] or None)
    except FileNotFoundError as error:
        raise TableError(f"boundaries-{name}", path, "is missing") from error
    except (OSError, ValueError, pa.ArrowException) as error:
        raise TableError(f"boundaries-{name}", path, f"is damaged ({error})") from error
