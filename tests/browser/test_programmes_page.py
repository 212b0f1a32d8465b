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
    expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=60_000)
    shown = page.locator(".atlas-cards > li").count() + page.locator(".atlas-lines > details").count()
    assert shown == len(store.programmes)
    assert page.locator(".atlas-thumbnail img").count() >= 9
    assert page.evaluate(DRAWN)
    page.locator(".st-key-counted").get_by_role("radio", name="Projets").click()
    expect(page).to_have_url(re.compile(r"mesure=projets"))
    assert [url for url in foreign if not url.startswith(("data:", "blob:"))] == []


def test_cards_of_a_row_have_one_height(page: Page, atlas_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{atlas_url}/programmes")
    expect(page.locator(".js-plotly-plot")).to_have_count(3, timeout=60_000)
    boxes = page.evaluate(
        "() => [...document.querySelectorAll('.atlas-cards > li')].map(card => {"
        " const {y, height} = card.getBoundingClientRect(); return [Math.round(y), Math.round(height)]; })"
    )
    rows = {y: {height for top, height in boxes if top == y} for y, _height in boxes}
    assert all(len(heights) == 1 for heights in rows.values()), rows
