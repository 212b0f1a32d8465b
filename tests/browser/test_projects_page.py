"""The list of projects in a real Chromium."""

import re

import pytest
from playwright.sync_api import Page, expect

from bench.harness import settled

pytestmark = pytest.mark.browser


def test_a_search_a_row_and_the_next_page_are_in_the_address(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/projets?lang=en&industrie=non")
    expect(page.get_by_test_id("stDataFrame")).to_be_visible(timeout=60_000)
    box = page.locator(".st-key-search input")
    box.fill("renovation")
    box.press("Enter")
    expect(page).to_have_url(re.compile("q=renovation"))
    page.get_by_role("button", name="Next page").click()
    expect(page).to_have_url(re.compile("page=2"))
    settled(page)
    page.get_by_test_id("stDataFrame").click(position={"x": 15, "y": 60})
    expect(page).to_have_url(re.compile("projet="))
    expect(page.get_by_role("button", name="Close the project")).to_be_visible()
