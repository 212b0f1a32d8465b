"""Web geometry: one gzip'd GeoJSON a table, under a URL that names its content, so a browser fetches it once."""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.catalogue import data_folder
from geo.errors import TableError
from geo.model import Level, Perimeter, area_table

TABLES = frozenset(area_table(level, perimeter) for level in Level for perimeter in Perimeter)


def geometry_url(table: str) -> str:
    """URL of the geometry of `table`, relative to the application's base path; `TableError` when it isn't built."""
    return f"geo/{table}.{_digest(table)}.geojson"


def routes(prefix: str) -> list[Route]:
    """The route of the geometry, under `prefix`."""
    return [Route(f"{prefix}/geo/{{table}}.{{digest}}.geojson", _serve)]


def _path(table: str) -> Path:
    return data_folder() / "web" / f"{table}.geojson.gz"


def _digest(table: str) -> str:
    return _read(table)[1]


def _read(table: str) -> tuple[bytes, str]:
    """The gzip'd bytes of `table` and their digest; read again only when the file has changed."""
    path = _path(table)
    try:
        status = path.stat()
        return _load(path, status.st_mtime_ns, status.st_size)
    except OSError as error:
        raise TableError(table, path, error.strerror or str(error)) from error


@lru_cache(maxsize=2 * len(TABLES))
def _load(path: Path, _modified: int, _size: int) -> tuple[bytes, str]:
    body = path.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:12]


def _serve(request: Request) -> Response:
    table, digest = request.path_params["table"], request.path_params["digest"]
    if table not in TABLES:
        raise HTTPException(404, f"No geometry table {table!r}; there are {', '.join(sorted(TABLES))}.")
    try:
        body, current = _read(table)
    except TableError as error:
        return PlainTextResponse(f"Geometry table {table!r}: {error.reason}. Rebuild it: {error.command}", 503)
    if digest != current:
        raise HTTPException(404, f"The geometry {table!r} has changed since {digest!r}: reload the page.")
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if _accepts_gzip(request.headers.get("accept-encoding", "")):
        headers["Content-Encoding"] = "gzip"
    else:
        body = gzip.decompress(body)
    return Response(body, media_type="application/geo+json", headers=headers)


def _accepts_gzip(accepted: str) -> bool:
    """Whether an `Accept-Encoding` header admits gzip (RFC 9110: by name or `*`, and not with a weight of zero)."""
    weights: dict[str, str] = {}
    for entry in accepted.lower().replace(" ", "").split(","):
        name, _, weight = entry.partition(";q=")
        weights[name] = weight or "1"
    return weights.get("gzip", weights.get("*", "0")).strip("0.") != ""
