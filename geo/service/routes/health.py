"""`/api/health`: whether the tables that the map needs can be read, for probes and for whoever runs the service."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from geo.errors import TableError
from geo.service.edge import route
from geo.service.http import NEVER
from geo.service.routes.geometry import FIXED, geometry_url


def routes(prefix: str) -> list[Route]:
    """The route of the health report, under `prefix`."""
    return [route(f"{prefix}/api/health", _report)]


def _report(_request: Request) -> JSONResponse:
    """200 and the URL of each geometry, or 503 and what to do about each table that is missing."""
    geometry: dict[str, str] = {}
    problems: dict[str, str] = {}
    for table in sorted(FIXED):
        try:
            geometry[table] = geometry_url(table)
        except TableError as error:
            problems[table] = f"{error.reason}: {error.command}"
    report = {"status": "degraded" if problems else "ok", "geometry": geometry, "problems": problems}
    return JSONResponse(report, 503 if problems else 200, headers=NEVER)
