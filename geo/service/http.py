"""What the routes and the middleware share of HTTP: addresses, how long answers are kept, validators, gzip, bodies.

Whether gzip is taken, whether a reader has the answer already and what its 304 says are decided here alone.
"""

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping
from urllib.parse import urlencode

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from geo.selection.vocabulary import Notice

FOREVER: Mapping[str, str] = {"Cache-Control": "public, max-age=31536000, immutable"}
"""For an address that names its content: another content has another address."""
ASK_AGAIN: Mapping[str, str] = {"Cache-Control": "no-cache"}
"""For an answer that is kept, but never shown before its ``ETag`` was compared."""
FIVE_MINUTES: Mapping[str, str] = {"Cache-Control": "private, max-age=300"}
NEVER: Mapping[str, str] = {"Cache-Control": "no-store"}
VARIES: Mapping[str, str] = {"Vary": "Accept-Encoding"}
IGNORED = "X-Atlas-Ignored"
LONGEST = 1_000
"""Characters of the header: what is beyond is left out as a whole pair."""
_OF_A_304 = frozenset({"etag", "cache-control", "vary", IGNORED.lower()})
"""Headers that a reader who has the answer still gets (RFC 9110, 15.4.5): the others describe the body."""


def base_prefix(base_path: str) -> str:
    """What every route starts with: "" at the root, "/atlas" for "atlas", "/atlas/" or "/atlas"."""
    trimmed = base_path.strip("/")
    return f"/{trimmed}" if trimmed else ""


def published_at(request: Request, prefix: str) -> str:
    """Where the atlas is published, with a slash at the end: what links in its files start with."""
    return f"{str(request.base_url).rstrip('/')}{prefix}/"


def attachment(name: str) -> dict[str, str]:
    """The header of an answer that is kept as the file ``name``."""
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def inline(name: str) -> dict[str, str]:
    """The header of an answer that is shown, and called ``name`` where it is kept."""
    return {"Content-Disposition": f'inline; filename="{name}"'}


def ignored_header(notices: Iterable[Notice]) -> dict[str, str]:
    """The header with the ignored pairs, encoded as in an address ("secteur=zinc&annees=0"); none for a clean query."""
    written = ""
    for notice in notices:
        longer = "&".join(part for part in (written, urlencode({notice.key: notice.value})) if part)
        if len(longer) > LONGEST:
            break
        written = longer
    return {IGNORED: written} if written else {}


def accepts_gzip(headers: Headers) -> bool:
    """Whether ``Accept-Encoding`` admits gzip (RFC 9110: by name or `*`, and not with a weight of zero)."""
    weights: dict[str, str] = {}
    for entry in ",".join(headers.getlist("accept-encoding")).lower().replace(" ", "").split(","):
        name, _, weight = entry.partition(";q=")
        weights[name] = weight or "1"
    return weights.get("gzip", weights.get("*", "0")).strip("0.") != ""


def matches(headers: Headers, tag: str) -> bool:
    """Whether ``If-None-Match`` names ``tag``; a proxy that compresses makes it weak."""
    asked = ",".join(headers.getlist("if-none-match")).split(",")
    known = {item.strip().removeprefix("W/") for item in asked}
    return tag.removeprefix("W/") in known or "*" in known


def unchanged(request: Request, headers: Mapping[str, str]) -> Response | None:
    """The answer 304 when the reader has what the ``ETag`` of ``headers`` names, else None."""
    if not matches(request.headers, headers["ETag"]):
        return None
    return Response(
        status_code=304, headers={name: said for name, said in headers.items() if name.lower() in _OF_A_304}
    )


def packed(request: Request, body: bytes, media_type: str, headers: Mapping[str, str]) -> Response:
    """A body that was compressed once for all readers; who refuses gzip gets it plain."""
    if accepts_gzip(request.headers):
        headers = {**headers, "Content-Encoding": "gzip"}
    else:
        body = gzip.decompress(body)
    return Response(body, media_type=media_type, headers={**headers, **VARIES})


def streamed(
    request: Request, chunks: Callable[[], Iterator[bytes]], media_type: str, headers: Mapping[str, str]
) -> Response:
    """A body that is made while it is sent; a question for the head makes none."""
    if request.method == "HEAD":
        answer = Response(media_type=media_type, headers=headers)
        del answer.headers["Content-Length"]  # nobody knows it yet, and it is not zero
        return answer
    return StreamingResponse(chunks(), media_type=media_type, headers=headers)
