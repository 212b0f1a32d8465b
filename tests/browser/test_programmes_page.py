"""Programmes in a real browser: a card leads to its map, and everybody can read them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_card_shows_its_map_and_leads_to_the_large_one(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    page.goto(f"{atlas_url}/programmes?programme=i-nov")
    card = page.locator(".atlas-cards li").first
    expect(card).to_be_visible(timeout=60_000)
    picture = card.locator("img")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.atlas-cards img').naturalWidth > 0", timeout=60_000)
    card.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/\?programme=i-nov&industrie=non"))
    expect(page.locator("iframe")).to_be_visible(timeout=60_000)
    assert blocked_hosts == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_serious_accessibility_violation(page: Page, atlas_url: str, language: str) -> None:
    page.goto(f"{atlas_url}/programmes?lang={language}")
    expect(page.locator(".js-plotly-plot")).to_have_count(4, timeout=60_000)
    page.wait_for_timeout(1_000)
    found = [item for item in Axe().run(page).response["violations"] if item["impact"] in ("serious", "critical")]
    assert not found, [(item["id"], item["nodes"][0]["html"]) for item in found]
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(500)
    assert page.evaluate("() => document.querySelector('.stMain').scrollWidth") <= 390
