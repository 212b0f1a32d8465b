"""The search box asks here while the reader types: places and beneficiaries as JSON."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from geo.atlas import opened
from geo.errors import RequestError
from geo.language import Voice
from geo.model import Language, Perimeter
from geo.search import KINDS, Hit, Kind, find
from geo.service.edge import route
from geo.service.http import FIVE_MINUTES
from geo.settings import data_folder


def routes(prefix: str) -> list[Route]:
    """The route of the search, under `prefix`."""
    return [route(f"{prefix}/api/search", _serve)]


def _serve(request: Request) -> Response:
    asked = request.query_params
    try:
        voice = Voice(Language(asked.get("lang", Language.FRENCH)))
        perimeter = Perimeter(asked.get("perimetre", Perimeter.SECOND_PHASE))
    except ValueError as error:
        known = f"languages are {', '.join(Language)}; perimeters are {', '.join(Perimeter)}"
        raise RequestError(f"{error}: {known}.") from error
    hits = find(opened(data_folder()), asked.get("q", ""), perimeter)
    return JSONResponse({"hits": [_written(hit, voice) for hit in hits]}, headers=FIVE_MINUTES)


def _written(hit: Hit, voice: Voice) -> dict[str, str]:
    detail = hit.detail
    if hit.kind is Kind.BENEFICIARY:
        count = int(hit.detail)
        detail = voice.n_("{n} project", "{n} projects", count).format(n=count)
    kind = voice._(KINDS[hit.kind])
    return {"kind": kind, "label": hit.label, "detail": detail, "area": str(hit.area)}
