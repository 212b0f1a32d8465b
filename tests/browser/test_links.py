"""Links, the embedded map, printing and the document language, in a real Chromium."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bench.harness import REPOSITORY, serving, settled
from geo.settings import Variable
from tests.browser.reader import choose, drawn

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
FITS = "() => document.querySelector('.stMain').scrollWidth <= innerWidth"
CONTROLS = ("Points sur la carte", "Affichage", "Toutes les valeurs", "Dérouler les années", "Plus d’options", "Copier")


SAID = {
    "programme": ["i-nov"],
    "mesure": ["investissement"],
    "cercles": ["aide"],
    "industrie": ["oui"],
    "dotations": ["non"],
    "classes": ["quantile"],
    "nb": ["5"],
    "perimetre": ["2024-07-04"],
}
"""The query of a link to the view of `show_investment`, without the vintage."""


def show_investment(page: Page, atlas_url: str) -> None:
    """Open the map of i-Nov and choose another measure."""
    page.goto(f"{atlas_url}/?programme=i-nov")
    drawn(page)
    settled(page)
    choose(page, "measure", "Investissement publié")
    expect(page).to_have_url(re.compile("mesure=investissement"))


def link_of(page: Page) -> str:
    """The link shown by the button."""
    page.get_by_role("button", name="Lien", exact=False).first.click()
    return page.get_by_label("Lien vers cette vue", exact=True).input_value(timeout=30_000)


def test_the_link_follows_the_map_is_copied_and_opens_the_same_figures(page: Page, atlas_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    show_investment(page, atlas_url)
    link = link_of(page)
    vintage = json.loads((REPOSITORY / "data" / "datapackage.json").read_text("utf-8"))["version"]
    assert parse_qs(urlsplit(link).query) == {**SAID, "donnees": [vintage]}, (
        "a measure runs the map alone, not the page around the link"
    )
    assert link.startswith(f"{atlas_url}/?")
    assert page.locator("img.atlas-code").evaluate("image => image.naturalWidth") > 0
    page.get_by_role("button", name="Copier – Lien vers cette vue").click()
    expect(page.get_by_role("status").filter(has_text="Copié")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == link
    code = page.get_by_label("Carte pour la page d’un autre site", exact=True).input_value()
    assert "vue=embed" in code
    assert 'title="Investissement' in code
    settled(page)  # redrawn elements are pale for a moment
    found = Axe().run(page).response["violations"]
    assert [rule["id"] for rule in found if rule["impact"] in ("serious", "critical")] == []
    figures = page.locator(".atlas-sentence, .atlas-figures, .atlas-legend").all_inner_texts()
    page.goto(link)
    drawn(page)
    settled(page)
    assert page.locator(".atlas-sentence, .atlas-figures, .atlas-legend").all_inner_texts() == figures
    assert page.url == link, "a link stays as it is while nothing of it changes"


def test_another_language_keeps_the_view_and_names_the_document(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/programmes?secteur=sante&region=76")
    expect(page).to_have_title("Programmes – Atlas des territoires d’industrie", timeout=60_000)
    settled(page)
    page.evaluate("window.stayed = true")
    page.get_by_role("radio", name="EN").click()
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=30_000)
    expect(page).to_have_title("Programmes – Atlas of France's industrial territories")
    expect(page).to_have_url(re.compile(r"/programmes\?"))
    settled(page)
    assert parse_qs(urlsplit(page.url).query) == {"secteur": ["sante"], "region": ["76"], "lang": ["en"]}
    assert page.evaluate("window.stayed"), "without loading the page again"
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "fr", timeout=30_000)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_map_stands_in_another_sites_page(
    browser: Browser, atlas_url: str, foreign_site: Callable[[str], str], language: str
) -> None:
    source = f"{atlas_url}/?vue=embed&amp;lang={language}&amp;niveau=region"
    host = foreign_site(f"<title>Host</title><iframe src='{source}' title='Atlas' width=1000 height=700></iframe>")
    # Another host name is another site, in whose frames the atlas gets no cookies.
    host = host.replace("127.0.0.1", "localhost")
    context = browser.new_context(viewport={"width": 1200, "height": 800})
    page = context.new_page()
    page.goto(host)
    embedded = page.locator("iframe").element_handle().content_frame()
    assert embedded is not None
    component = drawn(embedded)
    expect(embedded.locator(".atlas-legend")).to_be_visible()
    steps = page.evaluate("history.length")
    container = component.locator(".leaflet-container")
    size = container.bounding_box()
    assert size is not None
    container.click(position={"x": 0.55 * size["width"], "y": 0.5 * size["height"]})
    expect(embedded.locator(".atlas-name")).to_be_visible(timeout=30_000)
    assert (page.url, len(context.pages)) == (host, 1)
    assert page.evaluate("history.length") == steps, "the host's back button still leads back"
    assert context.cookies(host) == []
    expect(embedded.get_by_test_id("stTopNavLink")).to_have_count(0)
    assert embedded.locator("html").get_attribute("lang") == language
    settled(embedded)
    found = Axe().run(embedded).response["violations"]
    assert [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found] == []
    for width, height in ((1200, 700), (600, 320), (320, 300)):
        page.locator("iframe").evaluate(f"frame => {{ frame.width = {width}; frame.height = {height}; }}")
        page.wait_for_timeout(300)
        assert embedded.evaluate(FITS)
        box = embedded.locator("iframe").evaluate("({ offsetTop, offsetHeight }) => offsetHeight")
        assert 200 <= box <= 900
    context.close()


def test_only_the_named_sites_may_show_the_map(page: Page, foreign_site: Callable[[str], str]) -> None:
    refusals: list[str] = []
    page.on("console", lambda message: refusals.append(message.text) if "frame-ancestors" in message.text else None)
    with serving(REPOSITORY / "dashboard.py", {Variable.FRAME_ANCESTORS: "https://www.example.fr"}) as url:
        page.goto(foreign_site(f"<iframe src='{url}/?vue=embed' width=1000 height=700></iframe>"))
        page.wait_for_timeout(1_000)
        assert len(refusals) == 1
        assert "https://www.example.fr" in refusals[0]
        page.goto(f"{url}/?vue=embed&niveau=region")
        drawn(page)  # the component's frame may be embedded by the atlas's own page


def printed(page: Page, path: Path) -> list[str]:
    """The text of each sheet of ``page`` when printed to PDF."""
    page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    with pypdfium2.PdfDocument(path) as document:
        return [sheet.get_textpage().get_text_range().replace("\r\n", "\n") for sheet in document]


def test_the_map_is_printed_whole_with_its_link(page: Page, atlas_url: str, tmp_path: Path) -> None:
    show_investment(page, atlas_url)
    settled(page)
    expect(page.locator(".atlas-printed")).to_be_hidden()
    sheets = printed(page, tmp_path / "map.pdf")
    text = " ".join(" ".join(sheets).split())
    for said in (
        "d’aides publiques pour",
        "projets dans",
        "Coût non publié",
        "Sources :",
        "Ce que ces données couvrent",
        "Lien vers cette vue",
    ):
        assert said in text
    link = re.search(r"Lien vers cette vue (http\S+?) Ce lien garde", text.replace("- ", "-"))
    assert link is not None
    asked = parse_qs(urlsplit(link[1]).query)
    assert asked.pop("donnees")
    assert asked == SAID
    assert [word for word in CONTROLS if word in " \n".join(sheets)] == []
    with pypdfium2.PdfDocument(tmp_path / "map.pdf") as document:
        width, height = document[0].get_size()
        assert width > height
        sheet = document[0].render(scale=1).to_pil().convert("RGB")
    # The first sheet shows the map: the colours of its classes, left of the legend, and white around it.
    left = sheet.crop((0, 0, int(0.68 * sheet.width), sheet.height))
    darkest = sum(count for count, colour in left.getcolors(1 << 24) if colour[2] > 60 and colour[2] - colour[0] > 60)
    assert darkest > 1_000
    assert sheet.getpixel((5, 5)) == (255, 255, 255)


def test_a_long_page_is_printed_to_its_end(page: Page, atlas_url: str, tmp_path: Path) -> None:
    page.goto(f"{atlas_url}/sources")
    expect(page.locator(".atlas-printed")).to_be_attached(timeout=60_000)
    settled(page)
    sheets = printed(page, tmp_path / "sources.pdf")
    text = " ".join(" ".join(sheets).split())
    assert len(sheets) > 3
    for said in ("Lauréats du concours i-Nov", "Rapport de la dernière construction", "Dictionnaire des champs"):
        assert said in text
    assert "Ce lien garde les périmètres" in " ".join(sheets[-1].split())
    assert [word for word in CONTROLS if word in " ".join(sheets)] == []
