"""What a reader sees of a page that runs without a browser."""

import re
from collections.abc import Callable
from html import unescape

from streamlit.testing.v1 import AppTest

Open = Callable[..., AppTest]
KINDS = ("markdown", "warning", "error", "info", "caption", "code")


def words(app: AppTest) -> str:
    """All text of a page that is written as HTML, Markdown or a message."""
    parts = [element.value for kind in KINDS for element in getattr(app, kind)]
    parts += [
        re.sub(r"<style>.*?</style>|<[^>]+>", " ", unescape(element.proto.body), flags=re.DOTALL)
        for element in app.get("html")
    ]
    return " ".join(" ".join(parts).split())
