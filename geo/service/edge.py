"""Where the routes meet HTTP: errors that they raise become answers, and who asks for the head gets no body."""

from collections.abc import Awaitable, Callable, Mapping

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.errors import AbsentError, AtlasError, ExcessiveError, RequestError, TableError

STATUS: Mapping[type[AtlasError], int] = {
    TableError: 503,
    AbsentError: 404,
    ExcessiveError: 413,
    RequestError: 400,
    AtlasError: 500,
}
"""What each error is to the reader: the nearest class counts."""
FAILURES = "atlas.failures"
"""Where a request's scope may hold a list: the errors that became answers, for the log."""
Endpoint = Callable[[Request], Response] | Callable[[Request], Awaitable[Response]]


def route(path: str, endpoint: Endpoint) -> Route:
    """A route whose errors become answers, whatever application it stands in."""
    return Route(path, endpoint, middleware=EDGE)


class Edge:
    """Wraps one route. An error that comes when the answer has begun can only end the connection: it is raised on."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        begun = False

        async def answer(message: Message) -> None:
            nonlocal begun
            begun = True
            if message["type"] == "http.response.body" and scope["method"] == "HEAD":
                message = {**message, "body": b""}
            await send(message)

        try:
            await self.app(scope, receive, answer)
        except AtlasError as error:
            if begun:
                raise
            scope.get(FAILURES, []).append(error)
            await _told(error)(scope, receive, answer)


EDGE = (Middleware(Edge),)


def _told(error: AtlasError) -> Response:
    return PlainTextResponse(error.told, next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS))
