"""ASGI middleware: the language of Streamlit's page, and security headers on every response.

Streamlit serves one shell (``index.html``, always ``lang="en"``) for every address of the application, and one page for
each component's frame. The shell runs only its own scripts. A component's page is the only place where `eval` is
allowed: `st_folium` runs the scripts that the server sends to it as text.
"""

import base64
import gzip
import hashlib
import html
import re
from collections.abc import MutableMapping
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.model import Language, View
from geo.render.map.tiles import tile_hosts
from geo.service.http import base_prefix
from geo.service.middleware.preloads import element_preloads, geometry_preload, map_preloads
from geo.settings import ANYONE, OWN

TITLES = {
    Language.FRENCH: "Atlas des territoires d'industrie",
    Language.ENGLISH: "Atlas of France's industrial territories",
}

_COMMON_POLICY = {
    "default-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "strict-origin-when-cross-origin"}
_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_ELEMENTS, _MAP = element_preloads(), map_preloads()
_MESSAGE_GUARD = (
    "<script>addEventListener('message', (event) => {"
    "if (event.source !== parent || event.origin !== location.origin) event.stopImmediatePropagation();"
    "}, true);</script>"
)
"""A component obeys any message, scripts included; the page that an embedded atlas stands in must not send it any."""


class PageHeaders:
    """Wraps the application; pages that are HTML are held until complete, everything else streams through."""

    def __init__(self, app: ASGIApp, base_path: str = "", ancestors: str = ANYONE) -> None:
        """``ancestors``: who may show the map in a page (`geo.settings.Settings`)."""
        self.app = app
        self._ancestors = ancestors
        self._root = base_prefix(base_path)
        self._components = f"{self._root}/component/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        chunks: list[bytes] = []

        async def answer(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(_EVERYWHERE)
                if headers.get("content-type", "").startswith("text/html"):
                    start = message
                    return
                headers.setdefault("Content-Security-Policy", f"frame-ancestors {OWN}")
            elif start is not None and message["type"] == "http.response.body":
                chunks.append(message.get("body", b""))
                if not message.get("more_body", False):
                    body = self._rewrite(scope, start, b"".join(chunks))
                    await send(start)
                    await send({"type": "http.response.body", "body": body})
                return
            await send(message)

        await self.app(scope, receive, answer)

    def _rewrite(self, scope: Scope, start: MutableMapping[str, object], body: bytes) -> bytes:
        """The HTML page as the atlas sends it; its headers are changed in place."""
        headers = MutableHeaders(scope=start)
        if headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)
            del headers["content-encoding"]
        page = body.decode("utf-8")
        if scope["path"].startswith(self._components):
            page = page.replace("<head>", f"<head>{_MESSAGE_GUARD}", 1)
            policy = _policy(
                scripts="'self' 'unsafe-inline' 'unsafe-eval'",
                ancestors=self._ancestors,
                images=" ".join(tile_hosts()),
            )
        elif "content-language" in headers:  # a page of the atlas's own: it has said its language, and runs nothing
            policy = _policy(scripts="'none'", ancestors="'self'")
        else:
            query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
            page = _localise(page, _language(query))
            early = _ELEMENTS
            if query.get("vue") != [View.PRESENTATION]:  # it has no map of the browser's
                early += _MAP
                if scope["path"].rstrip("/") == self._root:
                    early += geometry_preload(query)
            page = page.replace("</head>", f"{early}</head>", 1)
            # "embed" is the one view made to stand in other sites' pages.
            ancestors = self._ancestors if query.get("vue") == [View.EMBED] else OWN
            policy = _policy(scripts=_own_scripts(page), ancestors=ancestors)
        headers["Content-Security-Policy"] = policy
        # Streamlit's validators describe its file, not this page: without them a browser asks for the page itself.
        for name in ("etag", "last-modified", "accept-ranges", "content-length"):
            del headers[name]
        body = page.encode("utf-8") if body else b""
        if scope["method"] != "HEAD":
            headers["Content-Length"] = str(len(body))
        return body


def _language(query: dict[str, list[str]]) -> Language:
    asked = query.get("lang", [""])[-1]
    return Language.ENGLISH if asked == Language.ENGLISH else Language.FRENCH


def _localise(page: str, language: Language) -> str:
    page = re.sub(r"<html lang=\"[^\"]*\"", f'<html lang="{language}"', page, count=1)
    return re.sub(r"<title>.*?</title>", f"<title>{html.escape(TITLES[language])}</title>", page, count=1)


def _own_scripts(page: str) -> str:
    """`script-src` that admits the server's files and the inline scripts of `page`, by their hashes."""
    digests = [hashlib.sha256(script.encode("utf-8")).digest() for script in _INLINE_SCRIPT.findall(page)]
    hashes = [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]
    return " ".join(["'self'", "blob:", *hashes])


def _policy(*, scripts: str, ancestors: str, images: str = "") -> str:
    directives = {**_COMMON_POLICY, "script-src": scripts, "frame-ancestors": ancestors}
    # Base maps of other parties: asked for only when the reader turns one on.
    directives["img-src"] = f"{directives['img-src']} {images}".strip()
    return "; ".join(f"{name} {value}" for name, value in directives.items())
