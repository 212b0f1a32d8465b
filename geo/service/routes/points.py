"""Point layers over HTTP: the map fetches them itself, so that a filter change stays small on the websocket.

The address holds the same query string as the page. An answer is columns, not objects: what many items share (a
programme, a date) is written once and referred to by its index.
"""

import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo.atlas import opened, vocabulary
from geo.cartography.circles import LARGEST
from geo.cartography.points import located, points_only
from geo.errors import AbsentError
from geo.model import Layer
from geo.render.map.web_assets import SCRIPT_URLS
from geo.selection.selection import Selection
from geo.service.edge import route
from geo.service.http import ASK_AGAIN, FOREVER, packed
from geo.settings import data_folder
from geo.tables.declaration import PACKAGE, modified

KEPT = 64
"""How many recent answers are kept, gzip'd: 4,000 projects take about 150 kB."""


def points_url(selection: Selection, layer: Layer) -> str:
    """URL of ``layer`` under ``selection``, relative to the application's base path; equal points have equal URLs."""
    query = points_only(selection, layer).query_string()
    return f"api/points/{layer}?{query}{'&' if query else ''}v={_version(data_folder())}"


def routes(prefix: str) -> list[Route]:
    """The route of the point layers, under `prefix`."""
    return [route(f"{prefix}/api/points/{{layer}}", _serve)]


def _version(data: Path) -> str:
    """Changes with the tables and with the script that reads the answers: a browser may keep an answer for ever."""
    return _stamped(data, modified(data))


@lru_cache(maxsize=2)
def _stamped(data: Path, _modified: int) -> str:
    stamp = hashlib.sha256((data / PACKAGE).read_bytes())
    stamp.update(" ".join(SCRIPT_URLS).encode())
    return stamp.hexdigest()[:12]


def _serve(request: Request) -> Response:
    name = request.path_params["layer"]
    if name not in set(Layer):
        raise AbsentError(f"No layer {name!r}; there are {', '.join(Layer)}.")
    layer, data = Layer(name), data_folder()
    current = _version(data)
    pairs = [pair for pair in request.query_params.multi_items() if pair[0] != "v"]
    parsed = Selection.from_query(pairs, vocabulary(opened(data)))
    body = _answer(data, layer, points_only(parsed.selection, layer).query_string(), current)
    known = request.query_params.get("v") == current
    return packed(request, body, "application/json", FOREVER if known else ASK_AGAIN)


@lru_cache(maxsize=KEPT)
def _answer(data: Path, layer: Layer, query: str, _version: str) -> bytes:
    store = opened(data)
    selection = Selection.from_query(query, vocabulary(store)).selection
    found = located(store, selection, layer)
    voice = selection.voice
    _ = voice._
    amounts = None if found.amounts is None else [None if value != value else float(value) for value in found.amounts]
    content = {
        "lon": found.places["lon"].tolist(),
        "lat": found.places["lat"].tolist(),
        "zone": _coded(found.places["zone"].tolist()),
        "title": list(found.titles),
        "colour": list(found.colours),
        "colours": [category.colour for category in found.categories],
        "amount": amounts,
        "outlined": [int(is_outlined) for is_outlined in found.outlined],
        "largest": found.largest,
        "pixels": LARGEST,
        "fields": [{"label": label, **_coded(values)} for label, values in found.fields.items()],
        "link": _coded(found.links),
        "words": {
            "items": _("{n} items at this place"),
            "more": _("{n} more"),
            "source": _("Source page"),
            "close": _("Close"),
            "grouped": _("Too many points to draw one by one: neighbours are grouped. Zoom in or filter."),
            "language": selection.language.value,
        },
        "unplaced": voice.number(found.unplaced),
    }
    plain = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return gzip.compress(plain.encode(), 6, mtime=0)


def _coded(values: Sequence[str]) -> dict[str, Any]:
    """Each distinct value once, and the index of every item's."""
    distinct = list(dict.fromkeys(values))
    at = {value: index for index, value in enumerate(distinct)}
    return {"values": distinct, "at": [at[value] for value in values]}
