"""The map's scripts and styles over HTTP: Leaflet from its wheel and the engine, kept for ever by browsers."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from geo.render.map.web_assets import ENGINE_FILES, LEAFLET_DIRECTORY, LEAFLET_PREFIX

_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class _Immutable(StaticFiles):
    """Static files whose URL names their version."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(_FOREVER)
        return response


def routes(prefix: str) -> list[BaseRoute]:
    """The routes of Leaflet and of the map engine, under `prefix`."""
    engine = [Route(f"{prefix}/{url}", _endpoint(url)) for url in ENGINE_FILES]
    return [Mount(f"{prefix}/{LEAFLET_PREFIX}", _Immutable(directory=LEAFLET_DIRECTORY)), *engine]


def _endpoint(url: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(_request: Request) -> Response:
        return FileResponse(ENGINE_FILES[url], headers=_FOREVER)

    return serve
