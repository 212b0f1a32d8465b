"""ASGI middleware: whoever refuses gzip is not sent any, whatever compresses answers further in.

Streamlit's compression looks for the letters "gzip" in ``Accept-Encoding``, and finds them in ``gzip;q=0`` as well.
"""

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.service.http import accepts_gzip


class HonestEncodings:
    """Wraps the application; a request that refuses gzip goes on without naming it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and not accepts_gzip(Headers(scope=scope)):
            scope = {**scope, "headers": [*scope["headers"]]}
            MutableHeaders(scope=scope)["Accept-Encoding"] = "identity"
        await self.app(scope, receive, send)
