"""The page that targets territories in a real Chromium, on a network that ends at 127.0.0.1."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".atlas-partners")).to_be_visible(timeout=60_000)
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=60_000)


def test_a_moved_weight_ranks_again_and_is_in_the_link(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    opened(page, f"{atlas_url}/cibler?defi=transition")
    before = page.locator(".atlas-sentence").inner_text()
    page.locator(".st-key-weight-emissions_par_emploi").get_by_role("slider").press("Home")
    expect(page).to_have_url(re.compile("poids=emissions_par_emploi-0"))
    expect(page.locator(".atlas-sentence")).not_to_have_text(before)
    assert blocked_hosts == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_serious_accessibility_violation(page: Page, atlas_url: str, language: str) -> None:
    opened(page, f"{atlas_url}/cibler?lang={language}")
    found = Axe().run(page).response["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in serious] == []


def test_nothing_is_wider_than_a_phone(page: Page, atlas_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{atlas_url}/cibler")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
