"""What a reader does on the map (move, select, search, play, open a point), on the repository's tables."""

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Frame, Page, Route, expect

from bench.harness import REPOSITORY, serving, settled

pytestmark = pytest.mark.browser
DRAWN = "() => Boolean(window.atlas?.current?.layer.values) && atlas.current.layer.areas.length > 0"
VIEW = "() => { const { map } = atlas.current; return [map.getCenter().lat, map.getCenter().lng, map.getZoom()]; }"
INDEXED = 60_000
"""Milliseconds for the first search on a new server, which first builds the name index."""
POINTS = "() => atlas.current.points.drawn.length > 0"


def opened(page: Page, url: str) -> Frame:
    """Open ``url`` and return the frame of its map once it is drawn."""
    page.set_viewport_size({"width": 1440, "height": 1300})
    page.goto(url)
    expect(page.locator("iframe")).to_be_visible(timeout=60_000)
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function(DRAWN, timeout=60_000)
    expect(page.locator(".st-key-level")).to_be_visible(timeout=60_000)
    settled(page)
    return frame


def click(page: Page, frame: Frame, script: str, argument: Any = None) -> None:
    """Click at the point that ``script`` returns: a JavaScript function that gives world units."""
    x, y = frame.evaluate(
        f"""(argument) => {{ const {{ map }} = atlas.current; const [x, y] = ({script})(argument);
        const at = map.latLngToContainerPoint(map.unproject([x, y], 0)); return [at.x, at.y]; }}""",
        argument,
    )
    box = page.locator("iframe").bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + x, box["y"] + y)


AREA = "(code) => atlas.current.layer.areas.find((area) => area.code === code).point"


def test_moving_the_map_asks_the_server_for_nothing(page: Page, atlas_url: str) -> None:
    sent: list[object] = []
    # A lambda, since Playwright sets an attribute on its listeners, which a built-in method does not allow.
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(frame)))
    frame = opened(page, f"{atlas_url}/?calques=projets")
    frame.wait_for_function(POINTS)
    page.wait_for_timeout(500)
    sent.clear()
    box = page.locator("iframe").bounding_box()
    assert box is not None
    before = frame.evaluate(VIEW)
    page.mouse.move(box["x"] + 400, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 250, steps=5)
    page.mouse.up()
    page.mouse.wheel(0, -300)
    frame.wait_for_function(f"(before) => ({VIEW})()[2] > before[2]", arg=before)
    page.wait_for_timeout(800)
    assert sent == []


def test_everything_that_the_page_asks_for_is_there(page: Page, atlas_url: str) -> None:
    failed: list[str] = []
    page.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    page.on("console", lambda message: failed.append(message.text) if message.type == "error" else None)
    opened(page, f"{atlas_url}/?niveau=epci")
    page.wait_for_timeout(1_000)
    assert failed == []


def test_a_filter_keeps_the_view_and_every_node_of_the_base_map(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?niveau=epci")
    frame.evaluate(
        """() => {
      const { map } = atlas.current;
      map.setView([45.2, 4.1], 8, { animate: false });
      window.removed = [];
      new MutationObserver((changes) => changes.forEach(({ removedNodes }) => removed.push(...removedNodes)))
        .observe(map.getContainer(), { childList: true, subtree: true });
      window.first = atlas.current.layer.values;
    }"""
    )
    before = frame.evaluate(VIEW)
    page.locator(".st-key-industry_only label").click()
    expect(page).to_have_url(re.compile("industrie=non"))
    frame.wait_for_function("() => atlas.current.layer.values !== window.first")
    assert frame.evaluate(VIEW) == before
    assert frame.evaluate("() => removed.length") == 0


def test_a_click_selects_in_the_panel_the_url_and_the_table(page: Page, atlas_url: str) -> None:
    frame = opened(page, atlas_url)
    click(page, frame, AREA, "ti-7510")
    expect(page).to_have_url(re.compile("zone=ti-7510"))
    expect(page.locator(".atlas-name")).to_have_text("Lacq – Pau – Tarbes")
    frame.wait_for_function(
        "() => atlas.current.layer.values.selected.map((i) => atlas.current.layer.areas[i].code).join() === 'ti-7510'"
    )
    page.get_by_text("Les mêmes chiffres en tableau").click()
    expect(page.get_by_text("Ligne choisie")).to_contain_text("Lacq – Pau – Tarbes")


def test_an_inset_is_clicked_like_the_mainland(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?niveau=departement")
    click(page, frame, AREA, "974")
    expect(page).to_have_url(re.compile("zone=departement-974"))
    expect(page.locator(".atlas-name")).to_have_text("La Réunion")


def test_the_keyboard_reaches_the_same_selection_by_the_search(page: Page, atlas_url: str) -> None:
    frame = opened(page, atlas_url)
    before = frame.evaluate(VIEW)
    page.keyboard.press("/")
    page.keyboard.type("PAU lacq-tarbes")
    expect(page.get_by_role("option").first).to_contain_text("Lacq – Pau – Tarbes", timeout=INDEXED)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zone=ti-7510"))
    expect(page.locator(".atlas-name")).to_have_text("Lacq – Pau – Tarbes")
    frame.wait_for_function(f"(before) => ({VIEW})()[2] > before[2] + 1", arg=before)


def test_the_keyboard_chooses_what_lies_under_the_cross(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?niveau=departement")
    frame.evaluate("() => { atlas.current.map.setView([43.3, -0.4], 8, { animate: false }); }")
    frame.locator("#map_div").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("zone=departement-64"))


def test_the_search_is_accessible_while_its_list_is_open(page: Page, atlas_url: str) -> None:
    opened(page, atlas_url)
    page.get_by_role("combobox", name="Rechercher").fill("saone chalon")
    expect(page.get_by_role("option", name=re.compile(r"Chalon-sur-Saône \(71\)"))).to_be_visible(timeout=INDEXED)
    settled(page)
    found = [item for item in Axe().run(page).response["violations"] if item["impact"] in ("serious", "critical")]
    assert [f"{item['id']}: {item['nodes'][0]['html'][:200]}" for item in found] == []
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)


def test_the_years_play_on_the_kept_map(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?niveau=departement&annees=2019-2021")
    frame.evaluate("() => { atlas.current.map.getContainer().kept = true; }")
    # Recorded as they pass: on a busy machine a test that waits for each year in turn may miss one.
    played: list[str] = []

    def note(moved: Frame) -> None:
        if moved == page.main_frame:
            played.extend(parse_qs(urlsplit(moved.url).query)["annees"])

    page.on("framenavigated", note)
    with page.expect_event("framenavigated", lambda _moved: played[-1:] == ["2019-2021"], timeout=60_000):
        page.get_by_role("button", name="Dérouler les années").click()
    assert played == ["2019", "2020", "2021", "2019-2021"]
    expect(page.get_by_role("button", name="Dérouler les années")).to_be_visible()
    assert frame.evaluate("() => atlas.current.map.getContainer().kept")


def test_a_point_says_what_it_is(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?calques=projets&region=94")
    frame.wait_for_function(POINTS)
    click(page, frame, "() => { const { x, y } = atlas.current.points.drawn[0]; return [x, y]; }")
    card = frame.locator(".atlas-card")
    for label in ("Bénéficiaire", "Programme", "Montant", "Date", "Localisation", "Source"):
        expect(card).to_contain_text(label)
    expect(card).to_contain_text("placé au centre de la commune")
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


HOSTILE = ["<script>alert(1)</script>", '" onmouseover="alert(2)', "🏭 مصنع الهيدروجين"]


def answer(count: int) -> dict[str, Any]:
    """Points around the centre of France, in the service's format, with hostile titles."""
    coded = {"values": ["63"], "at": [0] * count}
    words = {"items": "{n} items", "more": "{n} more", "source": "Source", "close": "Close", "grouped": "Grouped."}
    return {
        "lon": [2.5 + (i % 150) / 100 for i in range(count)],
        "lat": [46.0 + (i // 150) / 100 for i in range(count)],
        "zone": coded,
        "title": [HOSTILE[i % 3] for i in range(count)],
        "colour": [0] * count,
        "colours": ["#d55e00"],
        "amount": [float(i) for i in range(count)],
        "largest": float(count),
        "pixels": 22,
        "fields": [{"label": "Beneficiary", "values": HOSTILE, "at": [i % 3 for i in range(count)]}],
        "link": {"values": [""], "at": [0] * count},
        "words": {**words, "language": "fr"},
        "unplaced": "0",
    }


def test_hostile_names_are_text(page: Page, atlas_url: str) -> None:
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.route("**/api/points/**", lambda route: route.fulfill(json=answer(3)))
    frame = opened(page, f"{atlas_url}/?calques=projets")
    frame.wait_for_function(POINTS)
    for title in HOSTILE:
        index = HOSTILE.index(title)
        frame.evaluate(
            "(i) => atlas.current.points.open(atlas.current.points.drawn.find(({ members }) => members[0] === i))",
            index,
        )
        expect(frame.locator(".atlas-card h4")).to_have_text(title)
    assert dialogs == []


@pytest.mark.parametrize(("count", "grouped"), [(20_000, False), (21_000, True)])
def test_twenty_thousand_points_are_drawn_and_more_are_grouped(
    page: Page, atlas_url: str, count: int, grouped: bool
) -> None:
    page.route("**/api/points/**", lambda route: route.fulfill(body=json.dumps(answer(count))))
    frame = opened(page, f"{atlas_url}/?calques=projets")
    frame.wait_for_function(POINTS)
    drawn = frame.evaluate("() => atlas.current.points.drawn.length")
    assert (drawn < 2_000) if grouped else (drawn == count)
    expect(frame.get_by_role("status")).to_have_count(1 if grouped else 0)
    assert frame.locator(".leaflet-marker-icon").count() == 0, "points are no nodes of the document"
    click(page, frame, "() => { const { x, y } = atlas.current.points.drawn[0]; return [x, y]; }")
    expect(frame.locator(".atlas-card")).to_be_visible()


def test_points_that_do_not_come_leave_the_map(page: Page, atlas_url: str) -> None:
    page.route("**/api/points/**", lambda route: route.fulfill(status=503, body="no table"))
    frame = opened(page, f"{atlas_url}/?calques=sites")
    expect(frame.get_by_role("alert")).to_contain_text("503")
    click(page, frame, AREA, "ti-7510")
    expect(page).to_have_url(re.compile("zone=ti-7510"))


def test_a_dead_tile_server_changes_nothing_else(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    frame = opened(page, f"{atlas_url}/?fond=ign")
    expect(page.get_by_text("Le fond de carte vient du serveur d’un tiers")).to_be_visible()
    assert set(blocked_hosts) <= {"data.geopf.fr"}
    click(page, frame, AREA, "ti-7510")
    expect(page).to_have_url(re.compile("zone=ti-7510"))


def test_tiles_of_the_chosen_server_are_admitted(page: Page, atlas_url: str) -> None:
    asked: list[str] = []

    def tile(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=204)

    page.context.route("https://tile.openstreetmap.org/**", tile)
    opened(page, f"{atlas_url}/?fond=osm")
    page.wait_for_timeout(1_000)
    assert asked


def test_communes_fill_the_map_of_their_area(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?niveau=commune&dans=ti-7510")
    assert frame.evaluate("() => atlas.current.layer.areas.length") == 561
    click(page, frame, AREA, "64445")
    expect(page.locator(".atlas-name")).to_have_text("Pau")


def test_everything_works_under_a_base_path(page: Page) -> None:
    with serving(REPOSITORY / "dashboard.py", {}, "--server.baseUrlPath", "outils/atlas") as url:
        frame = opened(page, f"{url}/outils/atlas/?calques=projets")
        frame.wait_for_function(POINTS)
        page.get_by_role("combobox", name="Rechercher").fill("lacq pau tarbes")
        page.get_by_role("option", name=re.compile("Territoire")).click(timeout=INDEXED)
        expect(page).to_have_url(re.compile(r"/outils/atlas/\?.*zone=ti-7510"))
        page.get_by_role("link", name="Sources et méthode").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sources et méthode")
        page.get_by_role("combobox", name="Rechercher").fill("dunkerque")
        expect(page.get_by_role("option").first).to_contain_text("Dunkerque")


def test_a_plant_says_what_it_does_and_that_the_list_is_not_whole(page: Page, atlas_url: str) -> None:
    frame = opened(page, f"{atlas_url}/?calques=usines&region=94")
    frame.wait_for_function(POINTS)
    click(page, frame, "() => { const { x, y } = atlas.current.points.drawn[0]; return [x, y]; }")
    card = frame.locator(".atlas-card")
    for label in ("Activité", "Localisation", "Source", "À savoir"):
        expect(card).to_contain_text(label)
    expect(card).to_contain_text("jamais toutes les usines")
