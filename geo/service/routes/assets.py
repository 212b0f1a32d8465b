"""The map's scripts and styles over HTTP: Leaflet from its wheel and the engine, kept for ever by browsers."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from geo.render.map.web_assets import ENGINE_FILES, LEAFLET_DIRECTORY, LEAFLET_PREFIX
from geo.service.edge import EDGE, route
from geo.service.http import FOREVER


class _Immutable(StaticFiles):
    """Static files whose URL names their version."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers.update(FOREVER)
        return response


def routes(prefix: str) -> list[BaseRoute]:
    """The routes of Leaflet and of the map engine, under `prefix`."""
    engine = [route(f"{prefix}/{url}", _endpoint(url)) for url in ENGINE_FILES]
    leaflet = _Immutable(directory=LEAFLET_DIRECTORY)
    return [Mount(f"{prefix}/{LEAFLET_PREFIX}", leaflet, middleware=EDGE), *engine]


def _endpoint(url: str) -> Callable[[Request], Awaitable[Response]]:
    async def serve(_request: Request) -> Response:
        return FileResponse(ENGINE_FILES[url], headers=FOREVER)

    return serve
