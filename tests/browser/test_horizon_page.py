"""The Horizon 2030 and sources pages in a real Chromium: they fit a phone, and their files can be downloaded."""

import pytest
from playwright.sync_api import Page, expect

from bench.harness import settled

pytestmark = pytest.mark.browser
SCROLLERS = """() => [...document.querySelectorAll('.atlas-scroll')]
    .filter(box => box.offsetParent && box.scrollWidth > box.clientWidth + 1).length"""


def opened(page: Page, url: str, mark: str) -> None:
    """Open ``url`` and wait until the last part of it is drawn."""
    page.goto(url)
    expect(page.get_by_role("heading", name=mark)).to_be_visible(timeout=60_000)
    expect(page.locator(".atlas-stacked").last).to_be_attached(timeout=30_000)
    settled(page)


@pytest.mark.parametrize(
    ("path", "mark"),
    [("horizon", "La France à côté de l’Allemagne"), ("sources?lang=en", "Dictionary of the fields")],
)
def test_no_table_scrolls_sideways_on_a_phone(page: Page, atlas_url: str, path: str, mark: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, f"{atlas_url}/{path}", mark)
    assert page.evaluate(SCROLLERS) == 0


def test_a_table_is_downloaded_from_the_page(page: Page, atlas_url: str) -> None:
    opened(page, f"{atlas_url}/sources", "Dictionnaire des champs")
    with page.expect_download() as download:
        page.locator("a[href*='donnees/targets.csv']").click()
    assert download.value.suggested_filename.startswith("atlas_targets_")
