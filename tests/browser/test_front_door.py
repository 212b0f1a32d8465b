"""The front door in a real Chromium: the map stays on the first screen, and a door that is used closes it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bench.harness import settled
from tests.browser.reader import drawn

pytestmark = pytest.mark.browser
DOOR = ".st-key-front-door"


def test_the_map_stays_on_the_first_screen_under_the_door(page: Page, atlas_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(atlas_url)
    drawn(page)
    expect(page.locator(DOOR)).to_be_visible()
    settled(page)
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["y"] < 450
    assert box["y"] + box["height"] <= 900
    page.locator(f"{DOOR} summary").press("Enter")
    expect(page.locator(".atlas-words")).to_be_visible()
    assert [item["id"] for item in Axe().run(page, context=DOOR).response["violations"]] == []


def test_a_door_leads_on_and_is_gone(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/?lang=en")
    frame = drawn(page)
    page.get_by_role("button", name="Who got what?").click()
    expect(page).to_have_url(re.compile("calques=projets"))
    expect(page.locator(DOOR)).to_have_count(0)
    assert not frame.is_detached(), "the same map goes on"
    page.get_by_role("button", name="Start").click()
    expect(page.locator(DOOR)).to_be_visible()
    page.get_by_role("link", name="Where should I act?").click()
    expect(page.locator(".atlas-best > li")).to_have_count(5, timeout=60_000)
