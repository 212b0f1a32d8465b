"""The profile of an area in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
PAINTED = "() => document.querySelector('canvas') !== null"
SLOW = 60_000


def opened(page: Page, url: str) -> Page:
    """The page at ``url`` with its map and its charts."""
    page.goto(url)
    page.wait_for_selector("iframe", timeout=SLOW)
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function(PAINTED, timeout=SLOW)
    expect(page.get_by_test_id("stCaptionContainer")).to_be_visible(timeout=SLOW)
    return page


def test_a_cold_link_shows_the_profile(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    opened(page, f"{atlas_url}/territoire?zone=ti-7510")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lacq – Pau – Tarbes")
    page.get_by_role("radio", name="Argent public").click()
    expect(page.get_by_test_id("stPlotlyChart")).to_have_count(2, timeout=SLOW)
    expect(page).to_have_url(re.compile(r"onglet=argent"))
    assert blocked_hosts == []


def test_a_similar_area_is_one_click_away_and_the_map_another(page: Page, atlas_url: str) -> None:
    opened(page, f"{atlas_url}/territoire?zone=ti-7510")
    page.get_by_role("link", name="Bourgogne Industrie").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Bourgogne Industrie", timeout=SLOW)
    expect(page).to_have_url(re.compile(r"/territoire\?zone=ti-2703"))
    page.get_by_role("button", name="Voir sur la carte").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Atlas des territoires d’industrie", timeout=SLOW)
    expect(page).to_have_url(re.compile(r"zone=ti-2703"))
