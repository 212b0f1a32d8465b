"""ASGI middleware: Streamlit's own scripts, compressed once and kept in memory.

Streamlit sends them as they lie on disk, some three megabytes at a first visit, to spare its processor; compressed once
for everybody they are one, and cheaper to send than to read.
"""

import gzip
from functools import cache
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from geo.service.http import FOREVER, VARIES, accepts_gzip, base_prefix
from geo.service.middleware.preloads import SCRIPTS, streamlit_scripts

_HEADERS = {**FOREVER, **VARIES, "Content-Encoding": "gzip"}
"""A script's name changes with what it holds."""


class CompressedScripts:
    """Wraps the application; whoever takes no gzip, and whatever is no script of Streamlit's, is left to it."""

    def __init__(self, app: ASGIApp, base_path: str = "") -> None:
        self.app = app
        folder = f"{base_prefix(base_path)}/{SCRIPTS}"
        self._scripts = {f"{folder}/{name}": path for name, path in streamlit_scripts().items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        path = self._scripts.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None or not accepts_gzip(Headers(scope=scope)):
            await self.app(scope, receive, send)
            return
        # A script is compressed beside the answers to others.
        packed = await run_in_threadpool(_packed, path)
        await Response(packed, media_type="text/javascript", headers=_HEADERS)(scope, receive, send)


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
