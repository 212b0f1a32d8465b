"""Areas as GeoDataFrames, read once and shared; the geometry that a browser draws is served apart, by `geo.service`."""

from functools import lru_cache
from pathlib import Path

import geopandas as gpd
import pyarrow as pa

from geo.errors import TableError
from geo.model import Level, Perimeter, area_table


@lru_cache(maxsize=8)
def areas(data: Path, level: Level, perimeter: Perimeter) -> gpd.GeoDataFrame:
    """Areas of ``level`` (territories: of ``perimeter``), sorted by code, EPSG:4326, as declared for ``boundaries-*``.

    ``population`` is NaN where unknown. Shared by all callers: read it, don't change it. Raises `TableError` when the
    file is missing or damaged.
    """
    name = area_table(level, perimeter)
    path = data / "boundaries" / f"{name}.parquet"
    try:
        return gpd.read_parquet(path)
    except FileNotFoundError as error:
        raise TableError(f"boundaries-{name}", path, "is missing") from error
    except (OSError, ValueError, pa.ArrowException) as error:
        raise TableError(f"boundaries-{name}", path, f"is damaged ({error})") from error
