"""Every page in a real Chromium, in both languages: axe rules, headings, dark theme, 200% zoom, phone width."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bench.harness import settled
from geo.model import Language
from pages.parts.about.statement import AXE
from pages.parts.widgets.links import Page as Address
from tests.messages import foreign, plain

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
SLOW = 60_000
QUERIES = {Address.TERRITORY: "zone=ti-7510", Address.COMPARE: "avec=ti-7510&avec=ti-2703"}
"""The query that a page needs to show all its content."""
DRAWN = """() => !document.querySelector('[data-testid=stSkeleton]') && [...document.querySelectorAll('iframe')].every(
    ({contentWindow: {atlas}}) => atlas?.current?.layer.values && atlas.current.layer.areas.length)"""
SCHEME = "() => getComputedStyle(document.querySelector('.stApp')).colorScheme"
FITS = """(width) => document.querySelector('.stMain').scrollWidth <= width
    && document.documentElement.scrollWidth <= width"""
TOLD = """() => {
  const texts = document.body.innerText.split("\\n");
  for (const node of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "placeholder", "title", "alt"]) texts.push(node.getAttribute(name) ?? "");
    for (const box of node.shadowRoot?.querySelectorAll("input") ?? []) texts.push(box.placeholder, box.ariaLabel);
  }
  return texts.filter(Boolean);
}"""
SCHEMES = {"fr": "dark", "en": "light"}
"""Colours and texts don't depend on each other: testing each theme and each language once is enough."""


def opened(page: Page, url: str) -> None:
    """Open ``url`` and wait until all of it is drawn, in a viewport high enough for axe to see everything."""
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
    expect(page.get_by_test_id("stCaptionContainer")).to_be_visible(timeout=SLOW)
    settled(page)
    page.wait_for_function(DRAWN, timeout=SLOW)
    height = page.evaluate("() => document.querySelector('.stMain').scrollHeight")
    page.set_viewport_size({"width": 1440, "height": height + 100})
    settled(page)


def faults(page: Page) -> list[str]:
    """The violations that axe finds in the page and its frames, as rule, impact and first element."""
    axe = Axe()
    for frame in page.frames[1:]:
        frame.evaluate(axe.axe_script)
    answer = axe.run(page).response
    assert answer["testEngine"]["version"] == AXE, "the page on accessibility names another version of axe-core"
    return [f"{item['id']} ({item['impact']}): {item['nodes'][0]['html'][:200]}" for item in answer["violations"]]


def foreign_words(page: Page, language: Language) -> set[str]:
    """Messages of the other language in the texts, names and hints of the page and its frames."""
    said = {plain(text) for frame in page.frames for text in frame.evaluate(TOLD)}
    assert len(said) > 20, said
    return said & foreign(language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("address", list(Address), ids=lambda address: address.name.lower())
def test_everybody_can_read_the_page(
    page: Page, atlas_url: str, blocked_hosts: list[str], address: Address, language: str
) -> None:
    page.emulate_media(color_scheme=SCHEMES[language])  # type: ignore[arg-type]
    opened(page, f"{atlas_url}/{address}?lang={language}&{QUERIES.get(address, '')}")
    expect(page.locator("html")).to_have_attribute("lang", language)
    assert page.evaluate(SCHEME) == SCHEMES[language]
    assert faults(page) == []
    assert foreign_words(page, Language(language)) == set()
    levels = [
        int(tag[1]) for tag in page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(h => h.tagName)")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    # A screen of 1440 × 900 at 200%, and a phone; charts adapt to the new width a moment after the page.
    for width, height in ((720, 450), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function(FITS, arg=width, timeout=20_000)
    assert blocked_hosts == []
