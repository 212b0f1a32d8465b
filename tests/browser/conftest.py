"""The real application on a free port, a Chromium page on it, and a record of every request that leaves 127.0.0.1."""

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
    """Six squares (EPCI) and two (regions), a frame and an outline, in the form that the build writes."""
    squares = [_square(f"20000000{i}", f"Carré {i}", 2.0 * (i % 3), 44.0 + 2 * (i // 3)) for i in range(5)]
    squares.append(_square("200000005", "<script>alert(1)</script>", 4.0, 46.0))
    regions = [_square("76", "Occitanie", 0.0, 44.0), _square("84", "Auvergne-Rhône-Alpes", 2.0, 44.0)]
    outline = {"type": "MultiLineString", "coordinates": [[[0, 44], [6, 44], [6, 48], [0, 48], [0, 44]]]}
    # Moved by two thousand kilometres to the north and doubled, in Web Mercator metres.
    move = {"origin": [-6800000, 1800000], "target": [-330000, 5600000], "scale": 2}
    frames = [{"code": "971", "label": "Guadeloupe", "bounds": [[44.0, -4.0], [46.0, -2.0]], **move}]
    web = directory / "web"
    web.mkdir()
    for table, features in (("epci", squares), ("region", regions)):
        collection = {"type": "FeatureCollection", "features": features, "frames": frames, "outline": outline}
        (web / f"{table}.geojson.gz").write_bytes(gzip.compress(json.dumps(collection).encode(), mtime=0))


@pytest.fixture(scope="session")
def atlas_url() -> Iterator[str]:
    """The real application with the repository's tables."""
    with serving(REPOSITORY / "dashboard.py") as url:
        yield url


@pytest.fixture(scope="session")
def small_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory of tables with a handful of square areas."""
    directory = tmp_path_factory.mktemp("data")
    _write_geometry(directory)
    return directory


@pytest.fixture(scope="session")
def engine_url(small_data: Path) -> Iterator[str]:
    """A page that holds nothing but the map engine, on square areas."""
    with serving(PAGES / "service.py", {"ATLAS_DATA": str(small_data)}) as url:
        yield url


@pytest.fixture
def based_engine_url(small_data: Path) -> Iterator[str]:
    """The same page, published under a path."""
    with serving(PAGES / "service.py", {"ATLAS_DATA": str(small_data)}, "--server.baseUrlPath", "outils/atlas") as url:
        yield f"{url}/outils/atlas/"


@pytest.fixture
def foreign_site(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Publishes a page on another origin of this machine and returns its URL."""
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
        """Keep requests out of the test's output."""


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """Playwright itself; it runs an event loop in this thread, which must end before tests that start their own."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, on a network that ends at this machine."""
    opened = launch(playwright, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who keeps Streamlit's scripts in the cache from one page to the next, as in life."""
    context = browser.new_context(locale="fr-FR")
    yield context
    context.close()


@pytest.fixture
def blocked_hosts() -> list[str]:
    """Hosts other than this machine that the page asked for, in vain."""
    return []


@pytest.fixture
def page(reader: BrowserContext, blocked_hosts: list[str]) -> Iterator[Page]:
    """A page of a reader who keeps nothing but scripts: no storage, permissions or routes of the test before."""
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
