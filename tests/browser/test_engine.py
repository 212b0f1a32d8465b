"""The map engine in a real Chromium: what it fetches, draws, caches and announces."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Dialog, Frame, Page, Route, expect

from geo.render.map.folium_map import LIGHT

RED, GREEN, BLUE = [255, 0, 0], [0, 255, 0], [0, 0, 255]
CENTRES = {i: (45.0 + 2 * (i // 3), 2.0 * (i % 3) + 1) for i in range(6)}

_COLOUR = """([lat, lng]) => {
  const { layer, map } = atlas.current;
  const { x, y } = map.latLngToLayerPoint([lat, lng]).subtract(layer._bounds.min).multiplyBy(layer.ratio).round();
  return [...layer.ground.getImageData(x, y, 1, 1).data].slice(0, 3);
}"""
_PATCH = """([lat, lng]) => {
  const { layer, map } = atlas.current;
  const { x, y } = map.latLngToLayerPoint([lat, lng]).subtract(layer._bounds.min).multiplyBy(layer.ratio).round();
  const { data } = layer.ground.getImageData(x, y, 12, 12);
  return new Set(Array.from({ length: 144 }, (_, i) => data.slice(4 * i, 4 * i + 3).join())).size;
}"""
_VIEW = "() => [map.getCenter().lat, map.getCenter().lng, map.getZoom()]"
_POINT = "([lat, lng]) => { const p = map.latLngToContainerPoint([lat, lng]); return [p.x, p.y]; }"
_DRAWN = "() => Boolean(window.atlas?.current?.layer.values) && atlas.current.layer.areas.length > 0"


def frame_of(page: Page) -> Frame:
    """The map's frame."""
    element = page.locator("iframe").element_handle()
    frame = element.content_frame()
    assert frame is not None
    return frame


def open_map(page: Page, url: str) -> Frame:
    page.goto(url)
    page.locator("iframe").wait_for()
    frame = frame_of(page)
    frame.wait_for_function(_DRAWN)
    return frame


def choose(page: Page, key: str, option: str) -> None:
    page.locator(f".st-key-{key}").get_by_role("combobox").click()
    page.get_by_role("option", name=option, exact=True).click()


def screen_point(page: Page, frame: Frame, area: int) -> tuple[float, float]:
    x, y = frame.evaluate(_POINT, CENTRES[area])
    box = page.locator("iframe").bounding_box()
    assert box is not None
    return box["x"] + x, box["y"] + y


def wait_for_colour(frame: Frame, area: int, colour: list[int]) -> None:
    frame.wait_for_function(
        f"([place, colour]) => ({_COLOUR})(place).join() === colour.join()", arg=[CENTRES[area], colour]
    )


def test_a_filter_change_recolours_the_kept_map_without_fetching_again(page: Page, engine_url: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url) if "/geo/" in request.url else None)
    frame = open_map(page, engine_url)
    wait_for_colour(frame, 0, RED)
    frame.evaluate("() => { map.getContainer().kept = true; map.panBy([40, 20], {animate: false}); map.zoomIn(0.5); }")
    frame.wait_for_function("() => !map._animatingZoom")
    before = frame.evaluate(_VIEW)
    for measure, colour in (("projets", GREEN), ("cout", BLUE), ("aide", RED)):
        choose(page, "mesure", measure)
        wait_for_colour(frame, 0, colour)
    assert len(fetched) == 1
    assert frame.evaluate("() => map.getContainer().kept === true")
    assert frame.evaluate(_VIEW) == before


def test_another_level_brings_its_own_geometry(page: Page, engine_url: str) -> None:
    open_map(page, engine_url)
    choose(page, "niveau", "region")
    page.wait_for_function(
        "() => [...document.querySelectorAll('iframe')].some(({contentWindow: {atlas}}) => "
        "atlas?.current?.layer.areas.length === 2 && atlas.current.layer.values)"
    )
    wait_for_colour(frame_of(page), 0, RED)


def test_areas_without_data_are_hatched_and_hidden_areas_pale(page: Page, engine_url: str) -> None:
    frame = open_map(page, engine_url)
    assert frame.evaluate(_PATCH, CENTRES[0]) == 1
    assert frame.evaluate(_PATCH, CENTRES[3]) > 1
    page.get_by_text("Masquer").click()
    pale = [int(LIGHT.hidden[i : i + 2], 16) for i in (1, 3, 5)]
    wait_for_colour(frame, 3, pale)
    wait_for_colour(frame, 1, GREEN)
    page.mouse.move(*screen_point(page, frame, 3))
    expect(frame.locator(".atlas-tooltip")).to_have_count(0)


def test_only_a_click_runs_the_page_again_and_it_returns_the_code(page: Page, engine_url: str) -> None:
    frame = open_map(page, engine_url)
    x, y = screen_point(page, frame, 4)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y + 30, steps=5)
    page.mouse.up()
    page.mouse.wheel(0, -300)
    frame.locator("#map_div").focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(1_500)
    expect(page.get_by_text("run 1", exact=True)).to_be_visible()
    page.mouse.click(*screen_point(page, frame, 4))
    expect(page.get_by_text("picked 200000004", exact=True)).to_be_visible()
    expect(page.get_by_text("run 2", exact=True)).to_be_visible()


def test_values_that_arrive_before_the_geometry_are_drawn_when_it_comes(page: Page, engine_url: str) -> None:
    held: list[Route] = []
    page.route("**/geo/**", lambda route: held.append(route))
    page.goto(engine_url)
    page.locator("iframe").wait_for()
    frame = frame_of(page)
    frame.wait_for_function("() => Boolean(window.atlas?.current?.layer.values)")
    assert frame.evaluate("() => atlas.current.layer.areas.length") == 0
    held[0].continue_()
    wait_for_colour(frame, 1, GREEN)


def test_a_label_from_data_is_text(page: Page, engine_url: str) -> None:
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    frame = open_map(page, engine_url)
    page.mouse.move(*screen_point(page, frame, 5))
    tooltip = frame.locator(".atlas-tooltip")
    expect(tooltip.locator("strong")).to_have_text("<script>alert(1)</script>")
    expect(tooltip).to_contain_text("1,5 M€")
    expect(tooltip).to_contain_text("1 005".replace(" ", "\N{NARROW NO-BREAK SPACE}"))
    expect(frame.locator(".leaflet-control-attribution")).to_have_text("Essais <b>2024</b>")
    assert dialogs == []


def test_a_failed_fetch_says_so_in_the_map(page: Page, engine_url: str) -> None:
    page.route("**/geo/**", lambda route: route.fulfill(status=503, body="no table"))
    page.goto(engine_url)
    alert = page.frame_locator("iframe").get_by_role("alert")
    expect(alert).to_have_text("Les contours n'ont pas pu être chargés.")
    expect(alert).to_be_visible()


def test_the_view_fits_everything_until_the_reader_moves(page: Page, engine_url: str) -> None:
    frame = open_map(page, engine_url)
    contains = "() => map.getBounds().contains(atlas.current.bounds)"
    assert frame.evaluate(contains)
    wide = frame.evaluate("() => map.getZoom()")
    page.set_viewport_size({"width": 420, "height": 800})
    frame.wait_for_function("(zoom) => map.getZoom() < zoom", arg=wide)
    assert frame.evaluate(contains)
    frame.get_by_role("button", name="Zoomer", exact=True).click()
    frame.wait_for_function("() => !map._animatingZoom && atlas.current.moved")
    chosen = frame.evaluate("() => map.getZoom()")
    page.set_viewport_size({"width": 1280, "height": 800})
    frame.wait_for_function("() => map.getSize().x > 900")
    assert frame.evaluate("() => map.getZoom()") == chosen


def test_nothing_leaves_the_server_and_the_policy_blocks_nothing(
    page: Page, engine_url: str, blocked_hosts: list[str]
) -> None:
    complaints: list[str] = []
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "Content Security Policy" in message.text else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    frame = open_map(page, engine_url)
    choose(page, "mesure", "cout")
    wait_for_colour(frame, 0, BLUE)
    assert blocked_hosts == []
    assert complaints == []


def test_the_map_has_names_for_assistive_technology(page: Page, engine_url: str) -> None:
    frame = open_map(page, engine_url)
    expect(page.locator("iframe")).to_have_attribute("title", "Carte des essais")
    expect(frame.get_by_role("application", name="Carte des essais")).to_be_visible()
    for name in ("Zoomer", "Dézoomer"):
        expect(frame.get_by_role("button", name=name, exact=True)).to_be_visible()
    found: dict[str, Any] = Axe().run(frame).response
    grave = [rule for rule in found["violations"] if rule["impact"] in ("serious", "critical")]
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in grave] == []


@pytest.mark.parametrize(("query", "language"), [("", "fr"), ("?lang=en", "en")])
def test_the_document_names_its_language(page: Page, engine_url: str, query: str, language: str) -> None:
    page.goto(f"{engine_url}/{query}")
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_the_map_works_under_a_base_path(page: Page, based_engine_url: str, blocked_hosts: list[str]) -> None:
    frame = open_map(page, based_engine_url)
    wait_for_colour(frame, 0, RED)
    assert blocked_hosts == []


def test_an_embedded_map_draws_and_ignores_its_host(
    page: Page, engine_url: str, foreign_site: Callable[[str], str]
) -> None:
    page.goto(foreign_site(f"<iframe src='{engine_url}/?vue=embed' width=1000 height=800></iframe>"))
    component = page.frame_locator("iframe").locator("iframe")
    component.wait_for()
    frame = component.element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function(_DRAWN)
    message = {"type": "streamlit:render", "args": {"feature_group": "window.taken = true", "layer_control": ""}}
    page.evaluate("(message) => frames[0].frames[0].postMessage(message, '*')", message)
    page.wait_for_timeout(500)
    assert frame.evaluate("() => window.taken") is None


def test_other_views_refuse_to_be_framed(page: Page, engine_url: str, foreign_site: Callable[[str], str]) -> None:
    refusals: list[str] = []
    page.on("console", lambda message: refusals.append(message.text) if "frame-ancestors" in message.text else None)
    page.goto(foreign_site(f"<iframe src='{engine_url}/' width=1000 height=800></iframe>"))
    page.wait_for_timeout(1_000)
    assert refusals
