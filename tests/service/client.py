"""A client for the routes that needs no server."""

import asyncio

import httpx
from starlette.applications import Starlette


class Client:
    """Sends requests to an ASGI application without a server."""

    def __init__(self, application: Starlette) -> None:
        self._transport = httpx.ASGITransport(application)

    def get(self, path: str, method: str = "GET", **headers: str) -> httpx.Response:
        """The response to one request, with its body decoded."""
        return self._ask(path, method, headers)[0]

    def get_raw(self, path: str, **headers: str) -> tuple[httpx.Response, bytes]:
        """The response and its body as sent, for instance still compressed."""
        return self._ask(path, "GET", headers)

    def _ask(self, path: str, method: str, headers: dict[str, str]) -> tuple[httpx.Response, bytes]:
        async def ask() -> tuple[httpx.Response, bytes]:
            async with httpx.AsyncClient(transport=self._transport, base_url="http://atlas.test") as session:
                named = {name.replace("_", "-"): value for name, value in headers.items()}
                async with session.stream(method, path, headers=named) as response:
                    raw = b"".join([chunk async for chunk in response.aiter_raw()])
            return httpx.Response(response.status_code, headers=response.headers, content=raw), raw

        return asyncio.run(ask())
