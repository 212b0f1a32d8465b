"""The presentation in a real Chromium: driven by the keyboard, offline, and with hostile strings."""

import base64
import json
import re
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from bench.harness import IDLE, settled
from geo.language import Voice
from geo.model import Language
from pages.parts.presentation import presentation
from tests.browser.wire import wired

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
SLOW = 60_000
STOPS = "ti-7510,ti-7507,region-75,region-03,departement-06,epci-200067205,ti-0102,ti-0601"
TITLES = [
    "Lacq – Pau – Tarbes",
    "Grand Châtellerault",
    "Nouvelle-Aquitaine",
    "Guyane",
    "Alpes-Maritimes",
    "CA du Cotentin",
    "Cap Excellence",
    "Mayotte",
]
HOSTILE = [
    "<script>window.hurt = 1</script><img src=x onerror='window.hurt = 1'>" + "“'\"’" * 60,
    "سوق العمل في المنطقة الصناعية " * 10,
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4,
]
SCREENS = [(1920, 1080), (1440, 900), (1024, 768), (390, 844)]
INSIDE = """() => [...document.querySelector('#host').shadowRoot.querySelectorAll('.slide *')].filter((one) => {
  const box = one.getBoundingClientRect();
  return !one.closest('svg') && box.width && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => `${one.tagName}.${one.className}`)"""
WHOLE = """() => {
  const root = document.querySelector('#host').shadowRoot, list = root.querySelector('.largest');
  const [last, foot] = [list.lastElementChild, root.querySelector('footer')].map((one) => one.getBoundingClientRect());
  return last.bottom <= foot.top + 1 && list.scrollHeight <= list.clientHeight + 1;
}"""


def presented(page: Page, url: str, query: str = "") -> Page:
    """Open the presentation and wait until its script has settled."""
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.goto(f"{url}/?vue=presentation&etapes={STOPS}{query}")
    page.wait_for_selector(".show h1", timeout=SLOW)
    settled(page)
    return page


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in found]


def test_a_clicker_drives_eight_slides_to_the_end_and_back(
    page: Page, atlas_url: str, blocked_hosts: list[str]
) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    presented(page, atlas_url, "&programme=fonds-vert,")
    title, number = page.locator(".show h1"), page.locator(".show .number")
    for at, (key, name) in enumerate(
        zip(["Shift", "ArrowRight", "PageDown", " ", "ArrowDown", "PageDown", "End", "ArrowRight"], TITLES, strict=True)
    ):
        page.keyboard.press(key)
        if key == "End":
            page.keyboard.press("ArrowLeft")  # the last slide is the eighth
        expect(title).to_have_text(name)
        expect(number).to_have_text(f"{at + 1} / 8")
        assert page.url.endswith(f"#{at + 1}")
        expect(page.locator(".show .live")).to_have_text(f"Diapositive {at + 1} sur 8 : {name}")
        expect(page.locator(".show .own")).to_have_attribute("d", re.compile("^M"))
    page.keyboard.press("PageDown")
    expect(number).to_have_text("8 / 8")
    for key, at in (("PageUp", 7), ("ArrowLeft", 6), ("Shift+ ", 5), ("ArrowUp", 4), ("Home", 1), ("PageUp", 1)):
        page.keyboard.press(key)
        expect(number).to_have_text(f"{at} / 8")
    assert page.locator("h1:visible").count() == 1
    assert page.get_by_test_id("stHeader").is_visible() is False
    assert page.get_by_test_id("stSidebar").count() == 0 or page.get_by_test_id("stSidebar").is_visible() is False
    # Unknown values of the link are named until the reader dismisses them.
    expect(page.locator(".show .notice")).to_contain_text("programme=fonds-vert,")
    page.get_by_role("button", name="Masquer").click()
    expect(page.locator(".show .notice")).to_have_count(0)
    # A change of theme sends the component its data again: a key press is still one step.
    page.emulate_media(color_scheme="dark")
    settled(page)
    page.keyboard.press("ArrowRight")
    expect(number).to_have_text("2 / 8")
    page.keyboard.press("ArrowLeft")
    expect(number).to_have_text("1 / 8")
    page.keyboard.press("n")
    expect(page.locator(".show .upcoming")).to_have_text("Suite : Grand Châtellerault")
    expect(page.locator(".show .clock")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    expect(page.locator(".show .elapsed")).to_have_text(re.compile(r"^depuis \d+:\d\d$"))
    page.keyboard.press("?")
    expect(page.locator(".show .keyboard")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.locator(".show .keyboard")).to_be_hidden()
    expect(number).to_have_text("1 / 8")
    page.get_by_role("button", name="Diapositive suivante").click()
    page.get_by_role("button", name="Diapositive suivante").click()
    page.reload()
    expect(title).to_have_text(TITLES[2], timeout=SLOW)
    settled(page)
    page.keyboard.press("Escape")
    page.wait_for_selector("iframe", timeout=SLOW)
    expect(page.locator(".show")).to_have_count(0)
    expect(page.get_by_test_id("stHeader")).to_be_visible()
    assert "#" not in page.url
    assert "vue=" not in page.url
    assert "etapes=ti-7510" in page.url
    assert errors == []
    assert blocked_hosts == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_everyone_can_follow(page: Page, atlas_url: str, language: str) -> None:
    page.emulate_media(reduced_motion="reduce")
    presented(page, atlas_url, f"&lang={language}")
    assert page.locator(".show .slide").evaluate("slide => getComputedStyle(slide).animationName") == "none"
    assert violations(page) == []
    page.keyboard.press("n")
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    focused = page.evaluate("() => getComputedStyle(document.activeElement.shadowRoot.activeElement).outlineStyle")
    assert focused == "solid"
    page.set_viewport_size({"width": 390, "height": 844})
    page.keyboard.press("End")
    assert violations(page) == []
    page.goto(f"{atlas_url}/?vue=presentation&lang={language}")
    page.get_by_role("link").first.wait_for(timeout=SLOW)
    settled(page)
    assert violations(page) == []


def test_the_show_goes_on_without_the_network(page: Page, atlas_url: str) -> None:
    with wired(atlas_url) as wire:
        presented(page, wire.url)
        offline, number = page.locator(".show .offline"), page.locator(".show .number")
        expect(offline).to_be_empty()
        wire.cut()
        expect(offline).to_have_text("hors connexion", timeout=SLOW)
        # Streamlit's own dialog about the lost connection makes the page below the slides inert.
        page.get_by_test_id("stDialog").wait_for(state="attached", timeout=SLOW)
        for name in TITLES[1:]:
            page.keyboard.press("PageDown")
            expect(page.locator(".show h1")).to_have_text(name)
            expect(page.locator(".show .figures dt")).to_have_count(3)
            assert page.locator(".show .own").bounding_box() is not None
            page.wait_for_timeout(700)
        box = page.locator(".show .previous").bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(number).to_have_text("7 / 8")
        wire.mend()
        expect(offline).to_be_empty(timeout=SLOW)
        page.wait_for_selector(IDLE, timeout=SLOW)
        expect(number).to_have_text("7 / 8")
        expect(page.locator(".show h1")).to_have_text(TITLES[6])
        page.keyboard.press("Escape")
        page.wait_for_selector("iframe", timeout=SLOW)


def test_stops_are_gathered_on_the_map_and_shown(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/?zone=ti-7510&etapes=region-75")
    page.wait_for_selector("iframe", timeout=SLOW)
    settled(page)
    page.get_by_role("button", name="Ajouter à la présentation").click()
    expect(page.get_by_test_id("stToast")).to_contain_text("Lacq – Pau – Tarbes", timeout=SLOW)
    page.get_by_text("Présentation (2)").click()
    page.get_by_role("button", name="Monter Lacq").click()
    expect(page).to_have_url(re.compile("etapes=ti-7510(,|%2C)region-75"), timeout=SLOW)
    page.get_by_role("button", name="Retirer Nouvelle-Aquitaine").click()
    # The list stays open under its new label.
    expect(page.get_by_text("Présentation (1)")).to_be_visible(timeout=SLOW)
    page.get_by_role("button", name="Lancer la présentation").click()
    expect(page.locator(".show h1")).to_have_text("Lacq – Pau – Tarbes", timeout=SLOW)
    expect(page).to_have_url(re.compile("vue=presentation"))


def hostile_show() -> dict[str, Any]:
    """One slide per hostile string, placed wherever a table could have put it."""

    def slide(text: str) -> dict[str, Any]:
        shapes = {"land": "", "lines": "", "near": "", "own": "M1 1L9 1L9 9Z", "circles": [], "hollow": []}
        return {
            "title": text[:300],
            "kind": text,
            "sentence": text,
            "scope": text[:200],
            "sources": "Sources : …",
            "figures": [{"label": text[:60], "value": "136 905", "rank": "rang 1 sur 18"}] * 3,
            "projects": [[text[:300], text, "416 M€"]] * 5,
            "map": {**shapes, "towns": [[500, 400, text[:40]]], "bar": [100, "5 km"], "spot": None, "about": text[:90]},
        }

    words = presentation._words(Voice(Language.FRENCH))
    assert words["offline"] == Voice(Language.FRENCH)._("offline")
    return {
        "key": "hostile",
        "size": [1000, 860],
        "language": "fr",
        "country": "",
        "words": words,
        "notices": [f"etapes={HOSTILE[0][:80]}"],
        "slides": [slide(text) for text in HOSTILE],
    }


def test_strings_of_any_kind_stay_text_and_inside_the_screen(page: Page, atlas_url: str) -> None:
    folder = Path(presentation.__file__).parent
    script = base64.b64encode((folder / "presentation.js").read_bytes()).decode("ascii")
    page.goto(f"{atlas_url}/_stcore/health")  # a page without scripts
    page.set_content(
        '<div data-testid="stApp" data-test-connection-state="CONNECTED"></div><div id="host"></div>', wait_until="load"
    )
    page.evaluate(
        """async ([script, style, data]) => {
          const root = document.querySelector('#host').attachShadow({ mode: 'open' });
          const sheet = document.createElement('style');
          sheet.textContent = ':host { --st-font: sans-serif; --st-text-color: #14233c; --st-background-color: #fff;'
            + '--st-primary-color: #1f5fa8; }' + style;
          root.append(sheet);
          const { default: show } = await import(`data:text/javascript;base64,${script}`);
          show({ data: JSON.parse(data), parentElement: root, setTriggerValue: (name) => (window.triggered = name) });
        }""",
        [script, (folder / "presentation.css").read_text("utf-8"), json.dumps(hostile_show())],
    )
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.keyboard.press("Home")
        for text in HOSTILE:
            expect(page.locator(".show h1")).to_have_text(text[:300])
            assert page.evaluate(INSIDE) == [], width
            if width > 900:
                assert page.evaluate(WHOLE), f"projects are cut off at {width} × {height}"
            page.keyboard.press("PageDown")
    assert page.evaluate("window.hurt") is None
    assert page.locator(".show script, .show img").count() == 0
    page.keyboard.press("Escape")
    assert page.evaluate("window.triggered") == "left"
