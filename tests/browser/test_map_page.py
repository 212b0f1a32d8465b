"""The map page in a real Chromium that reaches only 127.0.0.1, on the repository's tables."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.harness import REPOSITORY, serving, settled
from tests.browser.reader import choose, drawn

pytestmark = pytest.mark.browser


def opened(page: Page, url: str) -> Page:
    """Open ``url`` and wait until its map is drawn."""
    page.goto(url)
    drawn(page)
    return page


def figures(page: Page) -> list[str]:
    """Everything a reader would compare: sentence, key figures, legend."""
    settled(page)
    return page.locator(".atlas-sentence, .atlas-figures, .atlas-legend").all_inner_texts()


def test_a_copied_link_shows_the_same_figures_in_a_fresh_browser(page: Page, browser: Browser, atlas_url: str) -> None:
    opened(page, atlas_url)
    before = figures(page)
    choose(page, "sectors", "Santé et biotechnologies")
    expect(page).to_have_url(re.compile(r"secteur=sante"))
    choose(page, "level", "Régions")
    expect(page).to_have_url(re.compile(r"niveau=region"))
    mine = figures(page)
    assert mine != before
    other = browser.new_context(locale="fr-FR").new_page()
    assert figures(opened(other, page.url)) == mine
    other.context.close()


def test_the_back_button_restores_the_view_before(page: Page, atlas_url: str) -> None:
    opened(page, f"{atlas_url}/?programme=i-nov")
    before = figures(page)
    choose(page, "sectors", "Santé et biotechnologies")
    expect(page).to_have_url(re.compile(r"secteur=sante"))
    page.wait_for_function("before => document.querySelector('.atlas-sentence').innerText !== before", arg=before[0])
    page.go_back()
    expect(page).not_to_have_url(re.compile(r"secteur=sante"))
    page.wait_for_function("before => document.querySelector('.atlas-sentence').innerText === before", arg=before[0])
    assert figures(page) == before


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("/sources?lang=en", "Sources and method"),
        ("/?niveau=region&mesure=levier", "Atlas des territoires d’industrie"),
    ],
)
def test_a_cold_deep_link_shows_the_whole_frame(page: Page, path: str, heading: str) -> None:
    with serving(REPOSITORY / "dashboard.py") as url:
        page.goto(f"{url}{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(heading, timeout=60_000)
        expect(page.get_by_test_id("stSidebar")).to_be_visible()
        expect(page.get_by_test_id("stTopNavLink")).to_have_count(8)


def test_the_map_draws_when_every_other_host_is_blocked(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    opened(page, atlas_url)
    page.get_by_role("link", name="Sources et méthode").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources et méthode")
    assert blocked_hosts == []


@pytest.mark.parametrize("size", [(1440, 900), (1920, 1080), (390, 844)])
def test_nothing_is_wider_than_the_screen(page: Page, atlas_url: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    opened(page, atlas_url)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= size[0]
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] >= 0.4 * size[1]
