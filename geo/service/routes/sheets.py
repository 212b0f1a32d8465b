"""The sheet of an area on paper and its slides: ``fiche/{area}.pdf``, ``.png`` (its first page) and ``.pptx``.

The query string is the page's: its filters count, what else it says is ignored; what it gets wrong is named on the
sheet and in the header ``X-Atlas-Ignored``. Equal sheets are made once and validated by their ``ETag``. What is no area
is answered with a page that says what areas look like.
"""

import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.atlas import opened, vocabulary
from geo.language import Voice
from geo.model import AreaRef, Level
from geo.profile.figures import of_area
from geo.selection.permalink import permalink
from geo.selection.selection import Selection
from geo.service.edge import route
from geo.service.http import ASK_AGAIN, attachment, ignored_header, inline, published_at, unchanged
from geo.service.routes.no_sheet import Reason, asked_language, page
from geo.settings import data_folder
from geo.tables.declaration import modified

SUFFIXES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
KEPT = 32
"""How many recent sheets are kept: up to 400 kB each."""
_FOLDER = "fiche"
_FORMAT = "format"


@dataclass(frozen=True)
class _Made:
    """A sheet as it is sent."""

    body: bytes
    name: str
    digest: str
    ignored: dict[str, str]


def sheet_url(selection: Selection, area: AreaRef, suffix: str) -> str:
    """URL of the sheet of ``area`` under ``selection``, relative to the application's base path."""
    # The area stands in the path: said twice, it could contradict itself.
    query = urlencode([pair for pair in selection.to_query() if pair[0] != "zone"], safe=",")
    return f"{_FOLDER}/{area}.{suffix}" + (f"?{query}" if query else "")


def routes(prefix: str) -> list[Route]:
    """The route of the sheets, under `prefix`."""
    return [route(f"{prefix}/{_FOLDER}/{{code}}.{{suffix}}", partial(_serve, prefix))]


def _serve(prefix: str, request: Request) -> Response:
    code, suffix = request.path_params["code"], request.path_params["suffix"]
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != _FORMAT]
    if suffix == "pdf" and request.query_params.get(_FORMAT) == "png":
        suffix = "png"
    found = _answer(data_folder(), code, suffix, pairs, published_at(request, prefix))
    if isinstance(found, Reason):
        return page(data_folder(), found, code, suffix, pairs, Voice(asked_language(request)))
    # A presentation is opened by another program; a browser shows the others.
    named = attachment(found.name) if suffix == "pptx" else inline(found.name)
    headers = {"ETag": f'"{found.digest}"', **ASK_AGAIN, **named, **found.ignored}
    if (same := unchanged(request, headers)) is not None:
        return same
    return Response(found.body, media_type=SUFFIXES[suffix], headers=headers)


def _answer(data: Path, code: str, suffix: str, pairs: list[tuple[str, str]], root: str) -> _Made | Reason:
    """The sheet, or why there is none."""
    area = AreaRef.parse(code)
    if suffix not in SUFFIXES:
        return Reason.SUFFIX
    if area is None or area.level is Level.COMMUNE:
        return Reason.ILL_FORMED if area is None else Reason.COMMUNE
    store = opened(data)
    words = vocabulary(store)
    parsed = Selection.from_query(pairs, words)
    selection = parsed.selection
    if not words.knows(area, selection.perimeter):
        return Reason.UNKNOWN
    asked = of_area(selection, area)
    named = tuple((notice.key, notice.value) for notice in parsed.notices)
    body, digest = _printed(data, asked.query_string(), suffix, root, named, modified(data))
    name = f"atlas_fiche_{area}_{store.catalogue.version}.{suffix}"
    return _Made(body, name, digest, ignored_header(parsed.notices))


@lru_cache(maxsize=KEPT)
def _printed(
    data: Path, query: str, suffix: str, root: str, ignored: tuple[tuple[str, str], ...], _modified: int
) -> tuple[bytes, str]:
    # Matplotlib, Typst and python-pptx take more than a second to import: the first sheet waits for them.
    from geo.report.sheet.brief import brief

    store = opened(data)
    selection = Selection.from_query(query, vocabulary(store)).selection
    if selection.area is None:
        raise ValueError(f"the query {query!r} of a sheet names no area")
    address = permalink(f"{root}territoire", selection, store.catalogue.version)
    about = replace(brief(store, selection, selection.area, address), ignored=ignored)
    if suffix == "pptx":
        from geo.report.sheet.slides import slides

        body = slides(about)
    else:
        from geo.report.sheet.pdf import sheet

        body = sheet(about, suffix)
    return body, hashlib.sha256(body).hexdigest()[:20]
