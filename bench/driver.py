"""Drives Chromium through filter changes and first visits, and times how long a reader waits."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Browser, Error, Frame, Locator, Page

from bench.harness import IDLE

TIMEOUT = 60.0
REST = 1_000
"""Milliseconds before a new browser opens a page: its own start takes a second of CPU time."""
POLL = 20
"""Milliseconds between polls of the browser: each poll takes CPU time from drawing the map."""
QUIET = 0.05
"""Seconds without a WebSocket message that count as the end of a rerun; subtracted from the result."""

_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_MARK = "() => { if (window.atlas?.current?.layer.values) atlas.current.layer.values.seen = true; }"
_ATLAS_DRAWN = """() => Boolean(window.atlas?.current?.layer.values) && !atlas.current.layer.values.seen
  && atlas.current.layer.areas.length > 0"""
_PLAIN_DRAWN = """(since) => performance.timeOrigin > since && Boolean(window.map)
  && Object.keys(window.map._layers).length > 1000"""


_TEXT_DRAWN = "() => Boolean(document.querySelector('[data-testid=stCaptionContainer]'))"
_STAMP = """(() => {{
  const drawn = {drawn};
  const timer = setInterval(() => {{
    let done = false;
    try {{ done = drawn(0); }} catch {{ /* what it asks is not there yet */ }}
    if (!done) return;
    clearInterval(timer);
    const stamp = () => {{ window.benchDrawn = performance.timeOrigin + performance.now(); }};
    requestAnimationFrame(() => requestAnimationFrame(stamp));
  }}, 10);
}})()"""
"""Records the time of the first map inside each frame: polling from outside would take CPU time from the browser."""
_PLOTLY_DRAWN = """() => document.querySelector(".js-plotly-plot")?._fullLayout?.map?._subplot?.map?.loaded()"""
_POINTS_DRAWN = "() => (window.atlas?.current?.points?.drawn.length ?? 0) > 0"


@dataclass(frozen=True, slots=True)
class Target:
    """A page to measure: its path, a script that is true in one of its frames once the map is drawn (None: no map).

    ``says``: whether the page writes its measure as text. pydeck does not signal when it has drawn: its page counts as
    drawn as soon as its canvas exists, which is in its favour.
    """

    name: str
    path: str
    drawn: str | None
    says: bool = False


ATLAS_EPCI = Target("atlas, epci", "/?niveau=epci", _ATLAS_DRAWN)
ATLAS_TI = Target("atlas, ti", "/?niveau=ti", _ATLAS_DRAWN)
ENGINE_EPCI = Target("engine alone, epci", "/?niveau=epci", _ATLAS_DRAWN)
ENGINE_TI = Target("engine alone, ti", "/?niveau=ti", _ATLAS_DRAWN)
PLAIN = Target("plain folium, epci", "/", _PLAIN_DRAWN)
PLOTLY = Target("plotly, epci", "/", _PLOTLY_DRAWN, says=True)
PYDECK = Target("pydeck, epci", "/", "() => Boolean(document.querySelector('#deckgl-overlay'))", says=True)
FLOOR = Target("no map", "/", None, says=True)
LEAN_FLOOR = Target("no map, set as the atlas is", "/", None, says=True)


@dataclass(frozen=True, slots=True)
class FilterCost:
    """One filter change: seconds until the browser is idle, bytes received in all, and bytes received for the map."""

    seconds: float
    bytes: int
    map_bytes: int


def measure_costs(browser: Browser, url: str, target: Target, picks: Iterable[int]) -> list[FilterCost]:
    """Change the measure once per pick; a pick is an index, modulo their number, into the options not selected then.

    Use different picks in each call, so that the atlas can't answer from its cache.
    """
    with _opened(browser, url, target) as (page, received):
        costs = []
        for pick in picks:
            page.locator(".st-key-measure").get_by_role("combobox").click()
            options = page.get_by_role("option")
            options.first.wait_for()
            labels = options.all_inner_texts()
            labels.remove(page.get_by_role("option", selected=True).inner_text())
            label = labels[pick % len(labels)]
            option = page.get_by_role("option", name=label, exact=True)
            costs.append(_cost(page, received, target, option, label))
        return costs


def page_costs(browser: Browser, url: str, target: Target, changes: int) -> list[FilterCost]:
    """Toggle a sidebar filter of the atlas `changes` times: each reruns the whole page, not just the map fragment."""
    with _opened(browser, url, target) as (page, received):
        switch = page.locator(".st-key-industry_only label")
        return [_cost(page, received, target, switch, "") for _ in range(changes)]


def points_cost(browser: Browser, url: str, target: Target) -> tuple[float, int]:
    """Seconds from the click on the project layer until its points are drawn and the browser is idle, and their number.

    The number is that of projects; several may share a mark.
    """
    with _opened(browser, url, target) as (page, received):
        layer = page.locator(".st-key-layers").get_by_role("button").first
        start = time.perf_counter()
        layer.click()
        _until(page, lambda: _any_frame(page, _POINTS_DRAWN), "the points")
        _settle(page, received)
        seconds = time.perf_counter() - start - QUIET
        count = "() => atlas.current.points.drawn.reduce((sum, mark) => sum + mark.members.length, 0)"
        return seconds, int(page.frames[-1].evaluate(count))


@contextmanager
def _opened(browser: Browser, url: str, target: Target) -> Iterator[tuple[Page, list[bytes | str]]]:
    """A page at rest after its first map, and the list of messages that its WebSocket receives."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    received: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.goto(url + target.path)
    _until(page, lambda: _idle(page) and _drawn(page, target), f"the first map of {target.name}")
    page.wait_for_timeout(2_000)
    yield page, received
    page.close()


def _cost(page: Page, received: list[bytes | str], target: Target, click: Locator, label: str) -> FilterCost:
    for frame in page.frames:
        frame.evaluate(_MARK)
    received.clear()
    since, start = time.time() * 1000, time.perf_counter()
    click.click()
    _until(page, partial(_drawn, page, target, since, label), f"{label!r} of {target.name}")
    _settle(page, received)
    seconds = time.perf_counter() - start - QUIET
    maps = sum(len(frame) for frame in received if b"streamlit_folium" in _as_bytes(frame))
    page.wait_for_timeout(1_000)
    return FilterCost(seconds, sum(map(len, received)), maps)


def first_paint(browser: Browser, url: str, target: Target) -> float:
    """Seconds from navigation to the drawn map, in a new, idle `browser` with an empty cache."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.add_init_script(_STAMP.format(drawn=target.drawn or _TEXT_DRAWN))
    page.wait_for_timeout(REST)
    since = time.time() * 1000
    page.goto(url + target.path, wait_until="commit")
    _until(page, lambda: bool(_stamps(page)), f"the first map of {target.name}", poll=200)
    seconds = (_stamps(page)[0] - since) / 1000
    page.close()
    return seconds


def _stamps(page: Page) -> list[float]:
    """When each frame had drawn its map, in milliseconds since the epoch; empty before the first."""
    return [stamp for frame in page.frames if (stamp := _evaluated(frame, "() => window.benchDrawn ?? 0"))]


def _drawn(page: Page, target: Target, since: float = 0.0, label: str = "") -> bool:
    """Whether the map was drawn after `since` (milliseconds since the epoch) and a page with text shows `label`."""
    if target.says and page.get_by_text(f"shown: {label}").count() == 0:
        return False
    return target.drawn is None or _any_frame(page, target.drawn, since)


def _idle(page: Page) -> bool:
    return page.locator(IDLE).count() > 0


def _any_frame(page: Page, script: str, argument: float = 0.0) -> bool:
    return any(_evaluated(frame, script, argument) for frame in page.frames)


def _evaluated(frame: Frame, script: str, argument: float = 0.0) -> float:
    """What ``script`` returns in ``frame``, as a number; 0 if the frame was replaced during the call."""
    try:
        return float(frame.evaluate(script, argument) or 0)
    except Error:
        return 0.0


def _settle(page: Page, received: list[bytes | str]) -> None:
    """Wait until the script has ended and the WebSocket is quiet, then for two animation frames of the page."""
    seen = -1
    while len(received) != seen or not _idle(page):
        seen = len(received)
        page.wait_for_timeout(QUIET * 1000)
    page.evaluate(_TWO_FRAMES)


def _until(page: Page, happened: Callable[[], bool], what: str, poll: int = POLL) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} took more than {TIMEOUT:.0f} s")
        page.wait_for_timeout(poll)  # unlike time.sleep, lets Playwright process events such as new frames


def _as_bytes(frame: bytes | str) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()
