"""The main task without a mouse: filter, measure, search, profile, comparison, back; focus visible at every stop."""

import re

import pytest
from playwright.sync_api import Page, expect

from bench.harness import settled

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
SLOW = 60_000
FOCUSED = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const frame = at?.tagName === "IFRAME" ? at.contentDocument : null;
  at = frame?.activeElement ?? at;
  const name = (at.getAttribute("aria-label") || at.innerText || at.value || "").replace(/^[a-z_]+\\n+/, "");
  for (let node = at, up = 0; node && up < 5; node = node.parentElement, up += 1) {
    const { outlineStyle, outlineWidth, outlineColor } = (node.ownerDocument.defaultView).getComputedStyle(node);
    const box = node.getBoundingClientRect();
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && box.width > 4) return [name.trim(), outlineColor];
  }
  return [name.trim(), null];
}"""
"""The name of the focused element, also in shadow roots and frames, and its outline's colour (null: none visible)."""
ACTIVE = """() => document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))
    ?.innerText.trim()"""
STOPS = 60
"""The most presses of Tab within which a stop must be reached."""


def stop(page: Page) -> str:
    """The name of the current tab stop, whose focus must be visible."""
    name, outline = page.evaluate(FOCUSED)
    assert outline is not None, f"the focus is not drawn on {name!r}"
    return str(name)


def tab_to(page: Page, name: str) -> list[str]:
    """Press Tab up to the stop whose name starts with ``name``; returns the stops on the way, all visibly focused."""
    passed = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            continue  # past the last stop, before the first
        passed.append(stop(page))
        if passed[-1].startswith(name):
            return passed
    raise AssertionError(f"no stop {name!r} within {STOPS} tabs: {passed}")


def choose(page: Page, option: str) -> None:
    """Type ``option`` into the focused list and select it."""
    page.keyboard.type(option)
    expect(page.get_by_role("option", name=option).first).to_be_visible()
    for _ in range(STOPS):
        if page.evaluate(ACTIVE) == option:
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")


def test_the_main_task_needs_no_mouse(page: Page, atlas_url: str) -> None:
    page.goto(atlas_url)
    expect(page.get_by_test_id("stCaptionContainer")).to_be_visible(timeout=SLOW)
    settled(page)
    expect(page.get_by_test_id("stSkipToContent")).to_have_text("Aller au contenu")
    page.keyboard.press("Tab")
    assert stop(page) == "Aller au contenu"

    tab_to(page, "Programmes")
    choose(page, "Fonds vert")
    expect(page).to_have_url(re.compile("programme=fonds-vert"))
    settled(page)

    page.get_by_test_id("stSkipToContent").focus()
    page.keyboard.press("Enter")
    tab_to(page, "Rechercher")
    page.keyboard.press("Tab")
    tab_to(page, "Mesure")
    page.keyboard.press("Control+A")
    choose(page, "Projets")
    expect(page).to_have_url(re.compile("mesure=projets"))
    settled(page)

    tab_to(page, "Carte")
    tab_to(page, "Zoomer")
    tab_to(page, "Les mêmes chiffres")

    page.keyboard.press("/")
    assert stop(page) == "Rechercher"
    page.keyboard.type("lacq pau tarbes")
    expect(page.get_by_role("option").first).to_contain_text("Lacq – Pau – Tarbes", timeout=SLOW)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zone=ti-7510"), timeout=SLOW)
    settled(page)

    tab_to(page, "Fiche")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lacq – Pau – Tarbes", timeout=SLOW)
    expect(page).to_have_title(re.compile("^Fiche"))
    settled(page)

    tab_to(page, "Comparer aux zones")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/comparer"), timeout=SLOW)
    expect(page.get_by_role("heading", level=1)).to_have_text("Comparer", timeout=SLOW)
    settled(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Lacq – Pau – Tarbes", timeout=SLOW)
