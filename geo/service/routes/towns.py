"""The towns that maps name, under a URL that names their content, so that a browser fetches them once."""

import gzip
import hashlib
import json
from dataclasses import astuple

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.areas.towns import towns
from geo.atlas import opened
from geo.errors import AbsentError
from geo.service.edge import route
from geo.service.http import FOREVER, packed
from geo.settings import data_folder
from geo.tables.store import Store


def towns_url(store: Store) -> str:
    """URL of the towns, relative to the application's base path. Raises `TableError` without the communes."""
    return f"geo/towns.{store.ask(_written)[1]}.json"


def routes(prefix: str) -> list[Route]:
    """The route of the towns, under `prefix`."""
    return [route(f"{prefix}/geo/towns.{{digest}}.json", _serve)]


def _written(store: Store) -> tuple[bytes, str]:
    """The gzip'd list of `geo.areas.towns.Town`, a row for each: name, lon, lat, zone; and its digest."""
    rows = [astuple(town) for town in towns(store)]
    body = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(body, mtime=0), hashlib.sha256(body).hexdigest()[:12]


def _serve(request: Request) -> Response:
    body, current = opened(data_folder()).ask(_written)
    if (digest := request.path_params["digest"]) != current:
        raise AbsentError(f"The towns have changed since {digest!r}: reload the page.")
    return packed(request, body, "application/json", FOREVER)
