"""The texts that a reader sees on a page that runs without a browser."""

import re
from collections.abc import Callable, Iterator
from html import unescape

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block

Open = Callable[..., AppTest]
HIDDEN = re.compile(r"(?:^|_)(?:id|url|key|hash|name|data|json|spec|icon|query|page)(?:_|$)")
"""Fields of an element that are not visible to readers."""
KINDS = ("markdown", "warning", "error", "info", "caption", "code")


def words(app: AppTest) -> str:
    """All text of a page written as HTML, Markdown or a message."""
    parts = [element.value for kind in KINDS for element in getattr(app, kind)]
    parts += [
        re.sub(r"<style>.*?</style>|<[^>]+>", " ", unescape(element.proto.body), flags=re.DOTALL)
        for element in app.get("html")
    ]
    return " ".join(" ".join(parts).split())


def pieces(app: AppTest | Block) -> Iterator[str]:
    """Every text of a page separately: text between tags, labels, hints, placeholders, options, accessible names."""
    for element in app:
        yield from _texts(element.proto if hasattr(element, "proto") else None)


def _texts(message: Message | None) -> Iterator[str]:
    if message is None:
        return
    for field, value in message.ListFields():
        values = value if field.is_repeated else [value]
        for item in values:
            if isinstance(item, Message):
                yield from _texts(item)
            elif isinstance(item, str) and not HIDDEN.search(field.name):
                bare = re.sub(r"<style>.*?</style>", "", item, flags=re.DOTALL)
                yield from filter(None, map(str.strip, unescape(re.sub(r"<[^>]+>", "\n", bare)).split("\n")))
                yield from map(unescape, re.findall(r'(?:aria-label|alt|data-label|title)="([^"]+)"', bare))
