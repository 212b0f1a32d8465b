"""The page that targets territories, in a real Chromium that reaches only 127.0.0.1."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


PICTURES = "() => [...document.querySelectorAll('.atlas-best img')].every(image => image.naturalWidth > 0)"
BOXES = """() => [...document.querySelectorAll('.atlas-best > li')].map(card => {
    const {x, y, width, height} = card.getBoundingClientRect();
    return [x, y, width, height].map(Math.round);
})"""


def opened(page: Page, url: str) -> None:
    page.goto(url)
    expect(page.locator(".atlas-best > li")).to_have_count(5, timeout=60_000)
    expect(page.locator(".atlas-ranked")).to_be_visible(timeout=60_000)


def test_a_moved_weight_ranks_again_and_is_in_the_link(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    opened(page, f"{atlas_url}/cibler?defi=transition")
    sentence = page.locator(".atlas-sentence").nth(1)
    before = sentence.inner_text()
    page.get_by_text("Poids des critères").click()
    page.locator(".st-key-weight-emissions_par_emploi").get_by_role("slider").press("Home")
    expect(page).to_have_url(re.compile("poids=emissions_par_emploi-0"))
    expect(sentence).not_to_have_text(before)
    expect(page.locator(".st-key-weight-emissions_par_emploi")).to_be_visible()
    assert blocked_hosts == []


def test_the_cards_have_one_height_and_each_its_picture(page: Page, atlas_url: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    opened(page, f"{atlas_url}/cibler")
    page.wait_for_function(PICTURES, timeout=60_000)
    boxes = page.evaluate(BOXES)
    assert len({(y, width, height) for _x, y, width, height in boxes}) == 1
    assert boxes[-1][0] + boxes[-1][2] <= 1440


def test_the_method_opens_with_its_chart_and_partners(page: Page, atlas_url: str) -> None:
    opened(page, f"{atlas_url}/cibler")
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    page.get_by_text("Ce qui fait les premiers scores").click()
    expect(page.locator(".js-plotly-plot")).to_be_visible(timeout=60_000)
    page.get_by_text("Ce qu’ils mobilisent").click()
    expect(page.locator(".atlas-partners")).to_be_visible()
