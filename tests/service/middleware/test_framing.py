"""Who may show the embedded map in a page."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from geo.errors import AtlasError, SettingError
from geo.service.middleware.framing import VARIABLE, frame_ancestors
from geo.service.middleware.headers import PageHeaders
from tests.service.client import Client

SITES = "https://www.example.fr https://*.gouv.fr http://intranet:8080"


def _page(_request: Request) -> Response:
    return HTMLResponse('<html lang="en"><head><title>Page</title></head></html>')


@pytest.mark.parametrize("value", [None, "", "  ", "*", " * "])
def test_any_site_may_unless_it_is_said(value: str | None) -> None:
    assert frame_ancestors({} if value is None else {VARIABLE: value}) == "*"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (SITES, f"'self' {SITES}"),
        ("'self'", "'self'"),
        ("https://WWW.Example.fr  https://www.example.fr", "'self' https://www.example.fr"),
        ("https://a.fr:*", "'self' https://a.fr:*"),
    ],
)
def test_sites_are_kept_once_beside_the_atlas_itself(value: str, expected: str) -> None:
    assert frame_ancestors({VARIABLE: value}) == expected


def test_every_part_that_is_no_site_is_named_at_once() -> None:
    wrong = ["example.fr", "https://a.fr/page", "https://b.fr,https://c.fr", "'none'", "*", "https://*", "ftp://d.fr"]
    with pytest.raises(SettingError) as raised:
        frame_ancestors({VARIABLE: " ".join(["https://fine.fr", *wrong])})
    assert isinstance(raised.value, AtlasError)
    assert len(raised.value.violations) == len(wrong)
    for site, violation in zip(wrong, raised.value.violations, strict=True):
        assert site in violation
    assert VARIABLE in str(raised.value)
    assert "fine.fr'" not in "".join(raised.value.violations)


def test_no_value_can_add_a_directive_or_a_header() -> None:
    for value in ("https://a.fr; script-src *", "https://a.fr;", "https://a.fr\r\nX-Header: 1"):
        with pytest.raises(SettingError):
            frame_ancestors({VARIABLE: value})


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
    layers = [Middleware(PageHeaders, ancestors=frame_ancestors({VARIABLE: SITES}))]
    policy = (
        Client(Starlette(routes=[Route("/{path:path}", _page)], middleware=layers))
        .get(path)
        .headers["content-security-policy"]
    )
    assert f"frame-ancestors {expected}" in policy.split("; ")
