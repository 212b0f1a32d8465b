"""The list of projects in a real Chromium."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bench.harness import settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_page_is_accessible_and_asks_nobody_else(
    page: Page, atlas_url: str, blocked_hosts: list[str], language: str
) -> None:
    page.goto(f"{atlas_url}/projets?lang={language}")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=60_000)
    settled(page)
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []
    assert blocked_hosts == []


def test_a_search_a_row_and_the_next_page_are_in_the_address(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/projets?lang=en&industrie=non")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=60_000)
    box = page.locator(".st-key-search input")
    box.fill("renovation")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=renovation"))
    page.get_by_role("button", name="Next page").click()
    expect(page).to_have_url(re.compile("page=2"))
    page.get_by_test_id("stDataFrame").click(position={"x": 15, "y": 60})
    expect(page).to_have_url(re.compile("projet="))
    expect(page.get_by_role("button", name="Close the project")).to_be_visible()


def test_a_phone_scrolls_only_down(page: Page, atlas_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{atlas_url}/projets")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=60_000)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
