"""The comparison page in a real Chromium: the maps zoom together."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
DRAWN = "() => Boolean(window.atlas?.current?.layer.values) && atlas.current.layer.areas.length > 0"


def test_zooming_one_map_zooms_the_other(page: Page, atlas_url: str, blocked_hosts: list[str]) -> None:
    page.goto(f"{atlas_url}/comparer?avec=ti-7510&avec=ti-7507")
    maps = page.locator("iframe")
    expect(maps).to_have_count(2, timeout=60_000)
    frames = [handle.content_frame() for handle in maps.element_handles()]
    zooms = []
    for frame in frames:
        assert frame is not None
        frame.wait_for_function(DRAWN, timeout=60_000)
        zooms.append(frame.evaluate("() => atlas.current.map.getZoom()"))
    page.wait_for_timeout(500)
    first, second = frames
    assert first is not None
    assert second is not None
    first.evaluate("() => { atlas.current.moved = true; atlas.current.map.setZoom(atlas.current.map.getZoom() + 1); }")
    second.wait_for_function("(before) => atlas.current.map.getZoom() > before + 0.9", arg=zooms[1], timeout=20_000)
    assert blocked_hosts == []
