"""Links that can be cited: the whole view, always with the version of the perimeters and the vintage of the data.

Both are pins: a link keeps them as long as its view is unchanged, and neither narrows anything. Tables of other
vintages are not kept, so a link with another vintage opens on the current ones, and the page says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode, urlsplit, urlunsplit

from markupsafe import Markup

from geo.selection.query import Query, pairs_of
from geo.selection.selection import FIELDS, Selection
from geo.selection.vocabulary import VINTAGE, Notice, Reason

PINNED = tuple(sorted((name for name, said in FIELDS.items() if said.pin), key=lambda name: FIELDS[name].pin))
"""Fields that every link includes, in link order."""
_VINTAGE = re.compile(r"[1-9][0-9]{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?", re.ASCII)


class Age(StrEnum):
    """How the vintage of a link compares with the one shown."""

    OLDER = "older"
    NEWER = "newer"


@dataclass(frozen=True, slots=True)
class Pins:
    """What an address pins: its pairs as written, and the notices about a vintage that can't be read."""

    pairs: Mapping[str, str] = field(default_factory=dict)
    notices: tuple[Notice, ...] = ()

    @property
    def vintage(self) -> str | None:
        """The vintage that the link was made with ("2026-11"), None if it names none."""
        return self.pairs.get(VINTAGE)


def pinned(selection: Selection, vintage: str) -> dict[str, str]:
    """What every link to ``selection`` includes, default or not, because defaults may change later.

    Version of the perimeters and vintage of the data; measure and circles, industry, local grants, classes.
    """
    pairs = [pair for name in PINNED for pair in FIELDS[name].pairs(getattr(selection, name))]
    return {**dict(pairs), VINTAGE: vintage}


def permalink(page_url: str, selection: Selection, vintage: str) -> str:
    """The address of ``selection`` on the page ``page_url``, whose own query and fragment are dropped.

    ``vintage`` as written in the catalogue. `Selection.from_query` reads the link back as ``selection``.
    """
    always = pinned(selection, vintage)
    pairs = [pair for pair in selection.to_query() if pair[0] not in always]
    parts = urlsplit(page_url)
    query = urlencode([*pairs, *always.items()], safe=",")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, ""))


def embed_code(link: str, title: str, height: int = 600) -> Markup:
    """An ``iframe`` that shows ``link`` inside another site's page, at full width; ``height`` in CSS pixels."""
    return Markup(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy" style="border:0"></iframe>'
    ).format(link, title, height)


def read_pins(query: Query, selection: Selection) -> Pins:
    """What a query string, read as ``selection``, pins; an unreadable vintage, or a second one, gets a notice."""
    pairs: dict[str, str] = {}
    said = pinned(selection, "")
    notices: list[Notice] = []
    for key, text in pairs_of(query):
        if key != VINTAGE and said.get(key) == text:
            pairs.setdefault(key, text)
        elif key == VINTAGE and not _VINTAGE.fullmatch(text):
            notices.append(Notice(key, text[:80], Reason.ILL_FORMED))
        elif key == VINTAGE and pairs.setdefault(key, text) != text:
            notices.append(Notice(key, text[:80], Reason.REPEATED))
    return Pins(pairs, tuple(notices))


def age(linked: str | None, shown: str) -> Age | None:
    """How the vintage of a link compares with the one shown; None when they are the same, or the link names none."""
    if linked is None or linked == shown:
        return None
    return Age.OLDER if linked < shown else Age.NEWER
