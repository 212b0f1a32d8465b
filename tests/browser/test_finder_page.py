"""The page that targets territories, in a real Chromium that reaches only 127.0.0.1."""

import re

import pytest
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
