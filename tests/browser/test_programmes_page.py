"""The programmes page in a real Chromium: its charts are drawn, and the switch makes them count projects."""

import re

import pytest
from playwright.sync_api import Page, expect

from geo.tables.store import Store

pytestmark = pytest.mark.browser
DRAWN = "() => [...document.querySelectorAll('.atlas-thumbnail img')].every(image => image.naturalWidth > 0)"


def test_the_switch_counts_projects_and_is_kept_in_the_address(page: Page, atlas_url: str, store: Store) -> None:
    foreign: list[str] = []
    page.on("request", lambda request: foreign.append(request.url) if "//127.0.0.1" not in request.url else None)
    page.goto(f"{atlas_url}/programmes")
    expect(page.locator(".js-plotly-plot")).to_have_count(4, timeout=60_000)
    expect(page.locator(".atlas-cards > li")).to_have_count(len(store.programmes))
    assert page.locator(".atlas-thumbnail img").count() >= 9
    assert page.evaluate(DRAWN)
    page.locator(".st-key-counted").get_by_role("radio", name="Projets").click()
    expect(page).to_have_url(re.compile(r"mesure=projets"))
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []
