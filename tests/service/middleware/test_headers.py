"""Which sites may embed the map, in the headers of each page."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from geo.service.middleware.headers import PageHeaders
from geo.settings import Settings, Variable
from tests.service.client import Client

SITES = "https://www.example.fr https://*.gouv.fr http://intranet:8080"


def _page(_request: Request) -> Response:
    return HTMLResponse('<html lang="en"><head><title>Page</title></head></html>')


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/?vue=embed", f"'self' {SITES}"),
        ("/", "'self'"),
        ("/?vue=presentation", "'self'"),
        ("/component/map/index.html", f"'self' {SITES}"),
    ],
)
def test_only_the_embedded_map_and_its_component_may_stand_there(path: str, expected: str) -> None:
    ancestors = Settings.read({Variable.FRAME_ANCESTORS: SITES}).frame_ancestors
    layers = [Middleware(PageHeaders, ancestors=ancestors)]
    policy = (
        Client(Starlette(routes=[Route("/{path:path}", _page)], middleware=layers))
        .get(path)
        .headers["content-security-policy"]
    )
    assert f"frame-ancestors {expected}" in policy.split("; ")
