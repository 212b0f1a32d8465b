"""ASGI middleware: a line of the log for each answer that failed, and for each that took long.

It sees what comes over HTTP: routes, files, Streamlit's shell. A run of a page comes over Streamlit's websocket and
doesn't pass here; its errors stand in Streamlit's own log.
"""

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.service.edge import FAILURES

LONGEST = 500
"""Characters of a query that are written down."""
_LOG = logging.getLogger("atlas.http")


class AnswerLog:
    """Wraps the application; an answer is slow from ``slow_ms`` on, without the time that its reader's line took."""

    def __init__(self, app: ASGIApp, slow_ms: int) -> None:
        self.app = app
        self._slow_ms = slow_ms

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, sending, status = time.perf_counter(), 0.0, 0

        async def timed(message: Message) -> None:
            nonlocal sending, status
            status = message.get("status", status)
            before = time.perf_counter()
            await send(message)
            sending += time.perf_counter() - before

        failures: list[Exception] = []
        crash = None
        try:
            await self.app({**scope, FAILURES: failures}, receive, timed)
        except Exception as error:
            status, crash = 500, error
            failures.append(error)
            raise
        finally:
            spent = round(1000 * (time.perf_counter() - began - sending))
            facts = {
                "method": scope["method"],
                "path": scope.get("raw_path", b"").decode("latin-1") or scope["path"],
                "query": scope.get("query_string", b"").decode("latin-1")[:LONGEST],
                "status": status,
                "ms": spent,
            }
            if status >= 500:
                said = "; ".join(f"{type(error).__name__}: {error}" for error in failures)
                _LOG.error("failed", extra={"facts": {**facts, "error": said}}, exc_info=crash)
            elif spent >= self._slow_ms:
                _LOG.warning("slow", extra={"facts": facts})
