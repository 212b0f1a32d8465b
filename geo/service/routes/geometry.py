"""Web geometry: one gzip'd GeoJSON a table, under a URL that names its content, so a browser fetches it once."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.areas.web_geometry import communes_inside
from geo.errors import AbsentError, TableError
from geo.model import AreaRef, Level, Perimeter, area_table
from geo.service.edge import route
from geo.service.http import FOREVER, packed
from geo.settings import data_folder

FIXED = frozenset(area_table(level, perimeter) for level in Level for perimeter in Perimeter) - {Level.COMMUNE.value}
"""Tables whose geometry the build has made; communes are cut out when they are asked for."""
CUTS = 32
"""How many recent cuts of communes are kept: up to 700 kB each."""
_CUT = re.compile(r"commune_([a-z-]+-[0-9AB]+)(?:_([0-9-]+))?", re.ASCII)


def geometry_url(table: str) -> str:
    """URL of the geometry of `table` (`geo.model.area_table`), relative to the application's base path.

    Raises `TableError` when it isn't built, `AbsentError` when `table` names no geometry.
    """
    return f"geo/{table}.{_read(table)[1]}.geojson"


def routes(prefix: str) -> list[Route]:
    """The route of the geometry, under `prefix`."""
    return [route(f"{prefix}/geo/{{table}}.{{digest}}.geojson", _serve)]


def _read(table: str) -> tuple[bytes, str]:
    """The gzip'd bytes of `table` and their digest; read again only when the file has changed."""
    data = data_folder()
    cut = _parse_cut(table)
    path = data / "boundaries" / "commune.parquet" if cut else data / "web" / f"{table}.geojson.gz"
    try:
        status = path.stat()
        if cut:
            return _cut_out(data, *cut, status.st_mtime_ns)
        return _load(path, status.st_mtime_ns, status.st_size)
    except FileNotFoundError as error:
        raise TableError(table, path, "is missing") from error
    except (OSError, pa.ArrowException) as error:
        raise TableError(table, path, f"is damaged ({error})") from error


def _parse_cut(table: str) -> tuple[AreaRef, Perimeter] | None:
    """The area and perimeter of a cut of communes, None for a table of the build."""
    if table in FIXED:
        return None
    match = _CUT.fullmatch(table)
    area = AreaRef.parse(match[1]) if match else None
    versions = {perimeter.value: perimeter for perimeter in Perimeter}
    perimeter = versions.get(match[2] or "", Perimeter.SECOND_PHASE) if match else None
    if area is None or perimeter is None or area_table(Level.COMMUNE, perimeter, area) != table:
        known = ", ".join(sorted(FIXED))
        raise AbsentError(f"No geometry table {table!r}; there are {known}, and others such as commune_region-75.")
    return area, perimeter


@lru_cache(maxsize=2 * len(FIXED))
def _load(path: Path, _modified: int, _size: int) -> tuple[bytes, str]:
    return _digested(path.read_bytes())


@lru_cache(maxsize=CUTS)
def _cut_out(data: Path, area: AreaRef, perimeter: Perimeter, _modified: int) -> tuple[bytes, str]:
    return _digested(communes_inside(data, area, perimeter))


def _digested(body: bytes) -> tuple[bytes, str]:
    return body, hashlib.sha256(body).hexdigest()[:12]


def _serve(request: Request) -> Response:
    table, digest = request.path_params["table"], request.path_params["digest"]
    body, current = _read(table)
    if digest != current:
        raise AbsentError(f"The geometry {table!r} has changed since {digest!r}: reload the page.")
    return packed(request, body, "application/geo+json", FOREVER)
