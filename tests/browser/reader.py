"""Helpers for what a reader waits for and does on any page with a map."""

from playwright.sync_api import Frame, Page, expect

_PAINTED = """() => [...document.querySelectorAll('.atlas-areas canvas')].some(canvas => canvas.width &&
    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some(value => value))"""


def drawn(page: Page | Frame) -> Frame:
    """The frame of the only map of ``page``, once it is painted."""
    element = page.locator("iframe")
    expect(element).to_be_visible(timeout=60_000)
    frame = element.element_handle().content_frame()
    assert frame is not None
    frame.wait_for_function(_PAINTED, timeout=60_000)
    return frame


def choose(page: Page, key: str, option: str) -> None:
    """Choose ``option`` in the list of the widget ``key`` by typing it: long lists render only the visible options."""
    box = page.locator(f".st-key-{key}").get_by_role("combobox")
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()
    page.keyboard.press("Escape")
