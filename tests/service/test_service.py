"""The HTTP routes and headers, as a client sees them."""

import base64
import gzip
import hashlib
import shutil
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.atlas import opened
from geo.errors import TableError
from geo.render.map.web_assets import SCRIPT_URLS, STYLE_URLS
from geo.service.middleware.headers import PageHeaders
from geo.service.middleware.preloads import ELEMENTS
from geo.service.routes import routes
from geo.service.routes.geometry import FIXED, geometry_url
from tests.service.client import Client

DATA = Path(__file__).parents[2] / "data"
BODY = b'{"type":"FeatureCollection","features":[]}'
FOREVER = "public, max-age=31536000, immutable"
SHELL = (
    '<!-- shell --><html lang="en"><head><title>Streamlit</title><script>window.ready = false</script>'
    '<script type="module" src="./static/js/index.js"></script></head><body></body></html>' + " " * 1_000
)
COMPONENT = '<!doctype html><html lang="en"><head><title>Component</title></head><body></body></html>'


def _shell(_request: Request) -> Response:
    return HTMLResponse(SHELL, headers={"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"})


def _application(base_path: str = "") -> Starlette:
    pages = [
        Route("/component/map/index.html", lambda _request: HTMLResponse(COMPONENT)),
        Route("/outils/component/map/index.html", lambda _request: HTMLResponse(COMPONENT)),
        Route("/plain", lambda _request: PlainTextResponse("plain")),
        Route("/{path:path}", _shell),
    ]
    layers = [Middleware(PageHeaders, base_path=base_path), Middleware(GZipMiddleware)]
    return Starlette(routes=[*routes(base_path), *pages], middleware=layers)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory with one geometry table."""
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "epci.geojson.gz").write_bytes(gzip.compress(BODY, mtime=0))
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def client(data: Path) -> Client:  # noqa: ARG001 - what the service reads
    """A client of the service, with stand-ins for Streamlit's pages."""
    return Client(_application())


def directives(response: httpx.Response) -> dict[str, str]:
    policy = response.headers["content-security-policy"]
    return {name: value for name, _, value in (entry.partition(" ") for entry in policy.split("; "))}


class TestGeometry:
    def test_is_sent_as_it_lies_on_the_disk_and_kept_for_ever(self, client: Client, data: Path) -> None:
        response, raw = client.get_raw("/" + geometry_url("epci"), accept_encoding="gzip")
        assert raw == (data / "web" / "epci.geojson.gz").read_bytes()
        assert response.headers["content-encoding"] == "gzip"
        assert response.headers["content-type"] == "application/geo+json"
        assert response.headers["cache-control"] == FOREVER
        assert response.headers["vary"] == "Accept-Encoding"

    @pytest.mark.parametrize("accepted", ["", "br", "identity", "gzip;q=0", "gzip; q=0.0, *"])
    def test_is_plain_for_a_client_that_refuses_gzip(self, client: Client, accepted: str) -> None:
        response = client.get("/" + geometry_url("epci"), accept_encoding=accepted)
        assert response.content == BODY
        assert "content-encoding" not in response.headers

    @pytest.mark.parametrize("accepted", ["gzip", "br, GZIP;q=0.5", "*", "identity, *;q=0.1"])
    def test_is_gzip_for_a_client_that_takes_it(self, client: Client, accepted: str) -> None:
        response = client.get("/" + geometry_url("epci"), accept_encoding=accepted)
        assert response.headers["content-encoding"] == "gzip"

    def test_url_names_the_content(self, data: Path) -> None:
        before = geometry_url("epci")
        (data / "web" / "epci.geojson.gz").write_bytes(gzip.compress(BODY + b" ", mtime=0))
        assert geometry_url("epci") != before
        assert before.startswith("geo/epci.")

    @pytest.mark.parametrize(
        ("path", "said"), [("epci.000000000000", "has changed"), ("moon.000000000000", "No geometry table 'moon'")]
    )
    def test_that_does_not_exist_is_said_not_to(self, client: Client, path: str, said: str) -> None:
        response = client.get(f"/geo/{path}.geojson")
        assert response.status_code == 404
        assert said in response.text
        assert "cache-control" not in response.headers

    def test_that_is_not_built_names_the_table_and_the_cure_but_no_path(self, client: Client, data: Path) -> None:
        response = client.get("/geo/region.000000000000.geojson")
        assert response.status_code == 503
        assert "'region'" in response.text
        assert "make data SOURCES=../shared/sources" in response.text
        assert str(data) not in response.text
        with pytest.raises(TableError, match="region"):
            geometry_url("region")


@pytest.mark.parametrize("url", [*SCRIPT_URLS, *STYLE_URLS])
def test_every_asset_of_the_map_is_served_and_kept_for_ever(client: Client, url: str) -> None:
    response = client.get(f"/{url}")
    assert response.status_code == 200
    assert response.headers["cache-control"] == FOREVER
    assert response.headers["content-type"].split(";")[0] in ("text/javascript", "application/javascript", "text/css")
    assert len(response.content) > 500


def test_a_missing_asset_is_not_kept(client: Client) -> None:
    response = client.get("/" + SCRIPT_URLS[0].replace("leaflet.js", "none.js"))
    assert response.status_code == 404
    assert response.headers.get("cache-control") != FOREVER


def test_health_tells_what_is_missing(client: Client, data: Path) -> None:
    response = client.get("/api/health")
    assert response.status_code == 503
    assert set(response.json()["problems"]) == {"datapackage", *FIXED} - {"epci"}
    assert response.json()["answers"] is None
    for table in FIXED:
        (data / "web" / f"{table}.geojson.gz").write_bytes(gzip.compress(BODY))
    shutil.copy(DATA / "datapackage.json", data)
    opened(data).remember("a question", lambda: "its answer")
    response = client.get("/api/health")
    assert response.status_code == 200
    answers = response.json()["answers"]
    assert (answers["misses"], answers["entries"]) == (1, 1)
    assert response.json()["status"] == "ok"
    assert response.json()["geometry"]["epci"] == geometry_url("epci")


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("base_path", ["outils", "/outils/", "/outils"])
def test_routes_follow_the_base_path(base_path: str) -> None:
    client = Client(_application(base_path))
    assert client.get("/outils/" + geometry_url("epci")).status_code == 200
    assert client.get(f"/outils/{SCRIPT_URLS[0]}").status_code == 200
    assert client.get("/outils/api/health").json()["problems"]
    policies = [directives(client.get(path)) for path in ("/outils/component/map/index.html", "/outils/a/component/x")]
    assert ["'unsafe-eval'" in policy["script-src"] for policy in policies] == [True, False]


class TestShell:
    @pytest.mark.parametrize(
        ("path", "language", "title"),
        [
            ("/", "fr", "Atlas des territoires d&#x27;industrie"),
            ("/?lang=fr", "fr", "Atlas des territoires d&#x27;industrie"),
            ("/territoire?lang=xx", "fr", "Atlas des territoires d&#x27;industrie"),
            ("/territoire?ti=ti-7510&lang=en", "en", "Atlas of France&#x27;s industrial territories"),
        ],
    )
    def test_speaks_the_language_of_the_address(self, client: Client, path: str, language: str, title: str) -> None:
        response = client.get(path)
        assert f'<html lang="{language}"' in response.text
        assert f"<title>{title}</title>" in response.text
        assert int(response.headers["content-length"]) == len(response.content)

    def test_asks_for_the_files_of_the_map_early(self, client: Client) -> None:
        page = client.get("/territoire").text
        assert all(f'<link rel="prefetch" href="./{url}">' in page for url in (*SCRIPT_URLS, *STYLE_URLS))
        assert all(f"./static/js/{element}." in page for element in ELEMENTS), "each is a file of this Streamlit"
        assert "./geo/" not in page, "only the map's own address shows a map at once"

    @pytest.mark.parametrize(
        ("query", "table"),
        [("", "ti_2024-07-04"), ("?niveau=epci", "epci"), ("?niveau=ti&perimetre=2018-149", "ti_2018-149")],
    )
    def test_asks_for_the_geometry_of_the_address_early(
        self, client: Client, data: Path, query: str, table: str
    ) -> None:
        (data / "web" / f"{table}.geojson.gz").write_bytes(gzip.compress(BODY))
        assert f'href="./{geometry_url(table)}"' in client.get(f"/{query}").text

    @pytest.mark.parametrize("query", ["?niveau=zzz", "?niveau=commune&dans=ti-7510", "?perimetre=1999"])
    def test_asks_for_no_geometry_that_is_not_there(self, client: Client, query: str) -> None:
        assert "./geo/" not in client.get(f"/{query}").text

    def test_has_no_validator_of_the_page_before_the_change(self, client: Client) -> None:
        assert not {"etag", "last-modified"} & set(client.get("/").headers)

    def test_answers_head_without_a_body(self, client: Client) -> None:
        assert client.get("/", "HEAD").content == b""

    def test_runs_its_own_scripts_only(self, client: Client) -> None:
        policy = directives(client.get("/"))
        digest = base64.b64encode(hashlib.sha256(b"window.ready = false").digest()).decode()
        assert policy["script-src"] == f"'self' blob: 'sha256-{digest}'"
        assert policy["object-src"] == "'none'"

    @pytest.mark.parametrize(
        ("path", "ancestors"), [("/", "'self'"), ("/?vue=presentation", "'self'"), ("/?vue=embed", "*")]
    )
    def test_stands_in_other_pages_only_when_embedded(self, client: Client, path: str, ancestors: str) -> None:
        assert directives(client.get(path))["frame-ancestors"] == ancestors


def test_a_component_may_evaluate_and_is_guarded(client: Client) -> None:
    response = client.get("/component/map/index.html")
    assert directives(response)["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert response.text.index("stopImmediatePropagation") < response.text.index("<title>")


@pytest.mark.parametrize("path", ["/", "/plain", "/api/health", "/component/map/index.html", "/geo/moon.0.geojson"])
def test_every_response_is_guarded(client: Client, path: str) -> None:
    headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "frame-ancestors" in headers["content-security-policy"]
