"""The picture of a view over HTTP: ``carte.svg`` and ``carte.png`` with the query string of the page.

``taille=vignette`` asks for a thumbnail, the map alone at 320 × 180 CSS pixels. What a query says that is unknown is
ignored, as on the page, and named in the header ``X-Atlas-Ignored``. Equal views are drawn once and validated by
their ``ETag``.
"""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.atlas import opened, vocabulary
from geo.errors import AbsentError
from geo.model import area_table
from geo.selection.selection import Selection
from geo.service.edge import route
from geo.service.http import ASK_AGAIN, VARIES, attachment, ignored_header, inline, packed, unchanged
from geo.settings import data_folder
from geo.tables.declaration import modified

SUFFIXES = {"png": "image/png", "svg": "image/svg+xml"}
KEPT = 48
"""How many recent pictures are kept: 300 kB of pixels each, or as many of gzip'd vectors."""
_SIZE, _THUMBNAIL = "taille", "vignette"


def picture_url(selection: Selection, suffix: str, *, thumbnail: bool = False) -> str:
    """URL of the picture of ``selection`` ("svg" or "png"), relative to the application's base path."""
    query = [selection.query_string(), f"{_SIZE}={_THUMBNAIL}" if thumbnail else ""]
    asked = "&".join(part for part in query if part)
    return f"carte.{suffix}?{asked}" if asked else f"carte.{suffix}"


def routes(prefix: str) -> list[Route]:
    """The route of the pictures, under `prefix`."""
    return [route(f"{prefix}/carte.{{suffix}}", _serve)]


def _serve(request: Request) -> Response:
    suffix = request.path_params["suffix"]
    if suffix not in SUFFIXES:
        raise AbsentError(f"No picture 'carte.{suffix}'; there are {', '.join(f'carte.{s}' for s in SUFFIXES)}.")
    data, is_thumbnail = data_folder(), request.query_params.get(_SIZE) == _THUMBNAIL
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != _SIZE]
    store = opened(data)
    parsed = Selection.from_query(pairs, vocabulary(store))
    selection = parsed.selection
    body, digest = _drawn(data, selection.query_string(), suffix, is_thumbnail, modified(data))
    shown = area_table(selection.level, selection.perimeter, selection.within)
    name = f"atlas_{selection.measure}_{shown}_{store.catalogue.version}.{suffix}"
    headers = {
        "ETag": f'W/"{digest}"',  # weak: the same picture, zipped or not
        **ASK_AGAIN,
        **VARIES,
        **(inline(name) if is_thumbnail else attachment(name)),
        **ignored_header(parsed.notices),
    }
    if (same := unchanged(request, headers)) is not None:
        return same
    if suffix == "svg":
        return packed(request, body, SUFFIXES[suffix], headers)
    return Response(body, media_type=SUFFIXES[suffix], headers=headers)


@lru_cache(maxsize=KEPT)
def _drawn(data: Path, query: str, suffix: str, thumbnail: bool, _modified: int) -> tuple[bytes, str]:
    # Matplotlib takes most of a second to import: the first picture waits for it, not the start of the service.
    from geo.render.pictures.view_picture import draw

    store = opened(data)
    selection = Selection.from_query(query, vocabulary(store)).selection
    body = draw(store, selection, suffix, thumbnail=thumbnail)
    digest = hashlib.sha256(body).hexdigest()[:20]
    return (gzip.compress(body, 6, mtime=0) if suffix == "svg" else body), digest
