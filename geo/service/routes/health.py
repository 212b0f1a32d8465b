"""`/api/health`: whether the tables that the map needs can be read, for probes and for whoever runs the service."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from geo.atlas import opened
from geo.errors import TableError
from geo.service.edge import route
from geo.service.http import NEVER
from geo.service.routes.geometry import FIXED, geometry_url
from geo.settings import data_folder


def routes(prefix: str) -> list[Route]:
    """The route of the health report, under `prefix`."""
    return [route(f"{prefix}/api/health", _report)]


def _report(_request: Request) -> JSONResponse:
    """200 and the URL of each geometry, or 503 and what to do about each table that is missing.

    ``answers`` is what the memo of the tables did since they were opened, null while their declaration can't be read.
    """
    geometry: dict[str, str] = {}
    problems: dict[str, str] = {}
    for table in sorted(FIXED):
        try:
            geometry[table] = geometry_url(table)
        except TableError as error:
            problems[table] = f"{error.reason}: {error.command}"
    answers: dict[str, int] | None = None
    try:
        answers = asdict(opened(data_folder()).memo.statistics())
    except TableError as error:
        problems["datapackage"] = f"{error.reason}: {error.command}"
    status = "degraded" if problems else "ok"
    report = {"status": status, "geometry": geometry, "answers": answers, "problems": problems}
    return JSONResponse(report, 503 if problems else 200, headers=NEVER)
