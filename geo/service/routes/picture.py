"""The picture of a view over HTTP: ``carte.svg`` and ``carte.png`` with the query string of the page.

``taille=vignette`` asks for a thumbnail, the map alone at 320 × 180 CSS pixels. What a query says that is unknown is
ignored, as on the page, and named in the header ``X-Atlas-Ignored``. Equal views are drawn once and validated by
their ``ETag``.
"""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from geo.atlas import opened, vocabulary
from geo.errors import TableError
from geo.model import area_table
from geo.selection.selection import Selection
from geo.service.http import accepts_gzip, ignored_header, matches
from geo.tables.declaration import PACKAGE, data_folder

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
    return [Route(f"{prefix}/carte.{{suffix}}", _serve)]


async def _serve(request: Request) -> Response:
    suffix = request.path_params["suffix"]
    if suffix not in SUFFIXES:
        raise HTTPException(404, f"No picture 'carte.{suffix}'; there are {', '.join(f'carte.{s}' for s in SUFFIXES)}.")
    thumbnail = request.query_params.get(_SIZE) == _THUMBNAIL
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != _SIZE]
    try:
        body, name, digest, ignored = await run_in_threadpool(_answer, data_folder(), pairs, suffix, thumbnail)
    except TableError as error:
        return PlainTextResponse(f"Picture: {error.table}: {error.reason}. Rebuild it: {error.command}", 503)
    disposition = "inline" if thumbnail else "attachment"
    zipped = suffix == "svg" and accepts_gzip(request.headers.get("accept-encoding", ""))
    headers = {
        # A weak tag: the same picture, zipped or not.
        "ETag": f'W/"{digest}"',
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "Content-Disposition": f'{disposition}; filename="{name}"',
        **ignored,
    }
    if matches(request.headers.get("if-none-match", ""), headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if zipped:
        headers["Content-Encoding"] = "gzip"
    elif suffix == "svg":
        body = gzip.decompress(body)
    return Response(body, media_type=SUFFIXES[suffix], headers=headers)


def _answer(
    data: Path, pairs: list[tuple[str, str]], suffix: str, thumbnail: bool
) -> tuple[bytes, str, str, dict[str, str]]:
    """The body (vectors: gzip'd), the name of the file and the digest of the picture that ``pairs`` ask for; and the
    header that names what of them was ignored.
    """
    store = opened(data)
    parsed = Selection.from_query(pairs, vocabulary(store))
    selection = parsed.selection
    modified = (data / PACKAGE).stat().st_mtime_ns
    body, digest = _drawn(data, selection.query_string(), suffix, thumbnail, modified)
    shown = area_table(selection.level, selection.perimeter, selection.within)
    name = f"atlas_{selection.measure}_{shown}_{store.catalogue.version}.{suffix}"
    return body, name, digest, ignored_header(parsed.notices)


@lru_cache(maxsize=KEPT)
def _drawn(data: Path, query: str, suffix: str, thumbnail: bool, _modified: int) -> tuple[bytes, str]:
    # Matplotlib takes most of a second to import: the first picture waits for it, not the start of the service.
    from geo.render.pictures.view_picture import draw

    store = opened(data)
    selection = Selection.from_query(query, vocabulary(store)).selection
    body = draw(store, selection, suffix, thumbnail=thumbnail)
    digest = hashlib.sha256(body).hexdigest()[:20]
    return (gzip.compress(body, 6, mtime=0) if suffix == "svg" else body), digest
