"""The names that the map writes: in the page's own font, above the marks of points."""

import pytest
from playwright.sync_api import Page

from tests.browser.reader import drawn

pytestmark = pytest.mark.browser

WRITTEN = """() => { const canvas = document.querySelector('.atlas-labels canvas');
    return canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value); }"""


def test_names_are_written_above_the_points_in_the_font_of_the_page(page: Page, atlas_url: str) -> None:
    page.goto(f"{atlas_url}/?calques=usines")
    frame = drawn(page)
    frame.wait_for_function("() => atlas.current.points.drawn.length > 0")
    frame.wait_for_function(WRITTEN)
    frame.wait_for_function("() => L.WorldLayer.face.startsWith('\"Source Sans\"')")
    assert frame.evaluate("document.fonts.check('600 12px \"Source Sans\"')")
    layers = frame.evaluate(
        "[...document.querySelectorAll('.atlas-points, .atlas-labels')].map(node => node.classList[0])"
    )
    assert layers == ["atlas-points", "atlas-labels"], "later in the page is above"
