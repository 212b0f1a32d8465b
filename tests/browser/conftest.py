"""The real application on a free port, a Chromium page, and a record of every request to a host but 127.0.0.1."""

import gzip
import json
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request, sync_playwright

from bench.harness import REPOSITORY, launch, serving

PAGES = Path(__file__).parent / "pages"


def _square(code: str, label: str, west: float, south: float) -> dict[str, Any]:
    east, north = west + 2, south + 2
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    properties = {"c": code, "n": label, "p": [west + 1, south + 1]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def _write_geometry(directory: Path) -> None:
    """Six squares (EPCI), two squares (regions), an inset frame and an outline, in the format that the build writes."""
    squares = [_square(f"20000000{i}", f"Carré {i}", 2.0 * (i % 3), 44.0 + 2 * (i // 3)) for i in range(5)]
    squares.append(_square("200000005", "<script>alert(1)</script>", 4.0, 46.0))
    regions = [_square("76", "Occitanie", 0.0, 44.0), _square("84", "Auvergne-Rhône-Alpes", 2.0, 44.0)]
    outline = {"type": "MultiLineString", "coordinates": [[[0, 44], [6, 44], [6, 48], [0, 48], [0, 44]]]}
    # Moved north and east and doubled in size, in Web Mercator metres (EPSG:3857).
    move = {"origin": [-6800000, 1800000], "target": [-330000, 5600000], "scale": 2}
    frames = [{"code": "971", "label": "Guadeloupe", "bounds": [[44.0, -4.0], [46.0, -2.0]], **move}]
    web = directory / "web"
    web.mkdir()
    for table, features in (("epci", squares), ("region", regions)):
        collection = {"type": "FeatureCollection", "features": features, "frames": frames, "outline": outline}
        (web / f"{table}.geojson.gz").write_bytes(gzip.compress(json.dumps(collection).encode(), mtime=0))


@pytest.fixture(scope="session")
def atlas_url() -> Iterator[str]:
    """URL of the real application on the repository's tables."""
    with serving(REPOSITORY / "dashboard.py") as url:
        yield url


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a handful of square areas."""
    directory = tmp_path_factory.mktemp("data")
    _write_geometry(directory)
    return directory


@pytest.fixture(scope="session")
def engine_url(small_data: Path) -> Iterator[str]:
    """URL of a page with the map engine alone, on square areas."""
    with serving(PAGES / "service.py", {"ATLAS_DATA": str(small_data)}) as url:
        yield url


@pytest.fixture
def based_engine_url(small_data: Path) -> Iterator[str]:
    """URL of the same page, served under a base path."""
    with serving(PAGES / "service.py", {"ATLAS_DATA": str(small_data)}, "--server.baseUrlPath", "outils/atlas") as url:
        yield f"{url}/outils/atlas/"


@pytest.fixture
def foreign_site(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """A function that publishes a page on another origin of this machine and returns its URL."""
    handler = partial(_QuietHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def publish(html: str) -> str:
            (tmp_path / "host.html").write_text(html, encoding="utf-8")
            return f"http://127.0.0.1:{server.server_port}/host.html"

        yield publish
        server.shutdown()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        """Keep requests out of the test output."""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright; it runs an event loop in this thread, which must end before tests that start their own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, unable to reach any other machine."""
    opened = launch(playwright, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A browser context that caches Streamlit's scripts from one page to the next, as in real life."""
    context = browser.new_context(locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def blocked_hosts() -> list[str]:
    """Hosts other than this machine that the page tried to reach; the requests fail."""
    return []


@pytest.fixture
def page(reader: BrowserContext, blocked_hosts: list[str]) -> Iterator[Page]:
    """A page that keeps only cached scripts: no storage, permissions or routes from the previous test."""
    opened = reader.new_page()
    opened.set_viewport_size({"width": 1280, "height": 800})

    def note(request: Request) -> None:
        if (host := urlsplit(request.url).hostname) not in (None, "127.0.0.1"):
            blocked_hosts.append(host)

    opened.on("request", note)
    yield opened
    tools = reader.new_cdp_session(opened)
    tools.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "cookies,local_storage"})
    reader.clear_permissions()
    reader.unroute_all()
    opened.close()
