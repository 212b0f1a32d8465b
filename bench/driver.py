"""Drives Chromium through filter changes and first visits, and times what a reader waits for."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from playwright.sync_api import Browser, Error, Frame, Page

TIMEOUT = 60.0
QUIET = 0.05
"""Seconds without a message on the websocket that count as the end of a rerun; taken off the result."""

_TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
_MARK = "() => { if (window.atlas?.current?.layer.values) atlas.current.layer.values.seen = true; }"
_ATLAS_DRAWN = """() => Boolean(window.atlas?.current?.layer.values) && !atlas.current.layer.values.seen
  && atlas.current.layer.areas.length > 0"""
_PLAIN_DRAWN = """(since) => performance.timeOrigin > since && Boolean(window.map)
  && Object.keys(window.map._layers).length > 1000"""


@dataclass(frozen=True, slots=True)
class Target:
    """A page to measure: its path, and what its map's frame says once it is drawn."""

    name: str
    path: str
    drawn: str | None


ATLAS_EPCI = Target("atlas, epci", "/?niveau=epci", _ATLAS_DRAWN)
ATLAS_TI = Target("atlas, ti", "/?niveau=ti", _ATLAS_DRAWN)
ENGINE_EPCI = Target("engine alone, epci", "/?niveau=epci", _ATLAS_DRAWN)
ENGINE_TI = Target("engine alone, ti", "/?niveau=ti", _ATLAS_DRAWN)
PLAIN = Target("plain folium, epci", "/", _PLAIN_DRAWN)
FLOOR = Target("no map", "/", None)


@dataclass(frozen=True, slots=True)
class FilterCost:
    """One filter change: seconds to an idle browser, bytes received, and those of the map alone."""

    seconds: float
    bytes: int
    map_bytes: int


def filter_costs(browser: Browser, url: str, target: Target, picks: Iterable[int]) -> list[FilterCost]:
    """Change the measure once for each of `picks`: numbers among the options that are not chosen at that moment.

    Picks that differ between calls keep the atlas from answering out of its cache.
    """
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    received: list[bytes | str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: received.append(frame)))
    page.goto(url + target.path)
    _until(page, lambda: _idle(page) and _drawn(page, target, 0.0), f"the first map of {target.name}")
    page.wait_for_timeout(2_000)
    costs: list[FilterCost] = []
    for pick in picks:
        page.locator(".st-key-measure").get_by_role("combobox").click()
        options = page.get_by_role("option")
        options.first.wait_for()
        labels = options.all_inner_texts()
        labels.remove(page.get_by_role("option", selected=True).inner_text())
        label = labels[pick % len(labels)]
        option = page.get_by_role("option", name=label, exact=True)
        for frame in page.frames:
            frame.evaluate(_MARK)
        received.clear()
        since, start = time.time() * 1000, time.perf_counter()
        option.click()
        _until(page, partial(_drawn, page, target, since, label), f"{label!r} of {target.name}")
        _settle(page, received)
        seconds = time.perf_counter() - start - QUIET
        maps = sum(len(frame) for frame in received if b"streamlit_folium" in _as_bytes(frame))
        costs.append(FilterCost(seconds, sum(map(len, received)), maps))
        page.wait_for_timeout(1_000)
    page.close()
    return costs


def first_paint(browser: Browser, url: str, target: Target) -> float:
    """Seconds from the address to the drawn map, in a `browser` that was just launched and has an empty cache."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    since, start = time.time() * 1000, time.perf_counter()
    page.goto(url + target.path, wait_until="commit")
    _until(page, partial(_drawn, page, target, since), f"the first map of {target.name}")
    page.evaluate(_TWO_FRAMES)
    seconds = time.perf_counter() - start
    page.close()
    return seconds


def _drawn(page: Page, target: Target, since: float, label: str = "") -> bool:
    """Whether the map is drawn after `since` (milliseconds of the epoch); without a map, whether it says `label`."""
    if target.drawn is None:
        return page.get_by_text(f"shown: {label}").count() > 0
    return any(_evaluates(frame, target.drawn, since) for frame in page.frames[1:])


def _idle(page: Page) -> bool:
    return page.locator("[data-testid=stApp][data-test-script-state=notRunning]").count() > 0


def _evaluates(frame: Frame, script: str, since: float) -> bool:
    try:
        return bool(frame.evaluate(script, since))
    except Error:  # the frame was replaced while it was asked
        return False


def _settle(page: Page, received: list[bytes | str]) -> None:
    """Wait for the end of the script and a quiet websocket, then until the page and its frames have painted."""
    seen = -1
    while len(received) != seen or not _idle(page):
        seen = len(received)
        page.wait_for_timeout(QUIET * 1000)
    page.evaluate(_TWO_FRAMES)


def _until(page: Page, happened: Callable[[], bool], what: str) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not happened():
        if time.monotonic() > deadline:
            raise TimeoutError(f"{what} took more than {TIMEOUT:.0f} s")
        page.wait_for_timeout(5)  # unlike time.sleep, lets Playwright hear of new frames


def _as_bytes(frame: bytes | str) -> bytes:
    return frame if isinstance(frame, bytes) else frame.encode()
