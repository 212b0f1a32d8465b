"""Small pieces of accessible HTML, written to the page together.

HTML has its own type: text is a plain string, escaped when it is put into a piece; a piece is `Markup`, which is not
escaped again; and only `Markup` is written to a page.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup, escape

SHORT = 10
"""The longest text, in characters, of a cell that never wraps."""
NARROW = 2
"""The most columns that a table can have and still fit on a phone."""
STACKED = "atlas-stacked"
"""The kind of a table whose rows become cards on a phone, each cell labelled with the name of its column."""


class Link(NamedTuple):
    """A table cell that links to another page; ``href`` as returned by `pages.parts.widgets.links.href`."""

    text: str
    href: str


class Several(NamedTuple):
    """A cell that lists several texts and links."""

    parts: tuple["str | Link", ...]

    @property
    def text(self) -> str:
        """The parts as plain text on one line."""
        return " · ".join(part if isinstance(part, str) else part.text for part in self.parts)


class Outlined(NamedTuple):
    """A cell with an amount that is not included in the sum of its column."""

    text: str


Cell = str | Link | Several | Outlined


class Item(NamedTuple):
    """A list item: its title, a description and its amount; ``badge``: its confidence, in a word or two.

    ``is_outlined``: the amount is not included in the sum of the others.
    """

    title: str
    about: str
    amount: str
    badge: str = ""
    is_outlined: bool = False


def write(*pieces: Markup) -> None:
    """Write ``pieces`` to the page as one element: each extra element costs the browser about ten milliseconds."""
    st.html(Markup('<div class="atlas-stack">{}</div>').format(joined(pieces)))


def style(*sheets: Path) -> None:
    """Apply our own style sheets as one element."""
    st.html(f"<style>{''.join(sheet.read_text('utf-8') for sheet in sheets)}</style>")


def joined(pieces: Iterable[str], between: str = "") -> Markup:
    """``pieces`` joined with ``between``; plain strings are escaped."""
    return escape(between).join(pieces)


def paragraph(text: str, kind: str = "note") -> Markup:
    """One paragraph in the style ``atlas-{kind}``."""
    return Markup('<p class="atlas-{}">{}</p>').format(kind, text)


def link(to: Link) -> Markup:
    """A link to another page, usually of the atlas."""
    return Markup('<a href="{}">{}</a>').format(to.href, to.text)


def _written(said: str | Link | Outlined) -> Markup:
    return link(said) if isinstance(said, Link) else escape(said if isinstance(said, str) else said.text)


def _plain(cell: Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def action(to: Link) -> Markup:
    """A link on its own line: what to do next."""
    return Markup('<p class="atlas-action">{}</p>').format(link(to))


def links(text: str, to: Iterable[Link]) -> Markup:
    """A line of links in muted type after ``text``."""
    return Markup('<p class="atlas-note">{} {}</p>').format(text, joined(map(link, to), " · "))


def listed(texts: Iterable[str]) -> Markup:
    """``texts`` as a bulleted list."""
    items = joined(Markup("<li>{}</li>").format(text) for text in texts)
    return Markup('<ul class="atlas-list">{}</ul>').format(items)


def figures(pairs: Iterable[tuple[str, str]]) -> Markup:
    """A row of key figures: (label, value)."""
    items = joined(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, value) for label, value in pairs)
    return Markup('<dl class="atlas-figures">{}</dl>').format(items)


def heading(text: str, under: str) -> Markup:
    """A heading, usually the name of an area, and a muted line under it."""
    return Markup('<div><h2 class="atlas-name">{}</h2><p class="atlas-note">{}</p></div>').format(text, under)


def badge(text: str) -> Markup:
    """A badge: the confidence of what is above, in a word or two."""
    return Markup('<p class="atlas-note"><span class="atlas-badge">{}</span></p>').format(text)


def caption(text: str) -> Markup:
    """A small heading above one of several figures."""
    return Markup('<h3 class="atlas-caption">{}</h3>').format(text)


def sequence(text: str, links: Iterable[Link]) -> Markup:
    """A line of ``links`` after the introductory ``text``."""
    items = joined(Markup("<li>{}</li>").format(link(to)) for to in links)
    return Markup('<div class="atlas-sequence"><span>{}</span><ul>{}</ul></div>').format(text, items)


def fold(title: str, inside: Markup) -> Markup:
    """A collapsible section: ``inside`` is shown when the reader opens ``title``."""
    return Markup('<details class="atlas-fold"><summary>{}</summary>{}</details>').format(title, inside)


def items(caption: str, rows: Iterable[Item | tuple[str, str, str]]) -> Markup:
    """A list of items with their amounts; a tuple (title, description, amount) stands for an `Item` without a badge."""

    def written(row: Item) -> Markup:
        outlined = Markup(' class="atlas-outlined"') if row.is_outlined else ""
        badge = Markup('<span class="atlas-badge">{}</span> ').format(row.badge) if row.badge else ""
        return Markup(
            '<li><span class="atlas-title" dir="auto">{}</span><b{}>{}</b>'
            '<span class="atlas-note" dir="auto">{}{}</span></li>'
        ).format(row.title, outlined, row.amount, badge, row.about)

    body = joined(written(Item(*row)) for row in rows)
    named = Markup('<h3 class="atlas-caption">{}</h3>').format(caption)
    return Markup('<div>{}<ol class="atlas-items">{}</ol></div>').format(named, body)


def circles(caption: str, keys: Sequence[tuple[float, str]], colour: str) -> Markup:
    """The legend of proportional circles: (radius in pixels, label), in the given order."""
    drawn = joined(
        Markup('<li><i style="width:{0:.1f}px;height:{0:.1f}px"></i>{1}</li>').format(2 * radius, text)
        for radius, text in keys
    )
    # Not a heading element: it names a legend, not a section of the page.
    return Markup(
        '<div><p class="atlas-caption">{}</p><ul class="atlas-circles" style="color:{}">{}</ul></div>'
    ).format(caption, colour, drawn)


def table(
    caption: str,
    headers: Sequence[Cell],
    rows: Iterable[Sequence[Cell]],
    *,
    numbers: Iterable[int] = (),
    swatches: Sequence[str] = (),
    kind: str = "",
) -> Markup:
    """A table whose first column heads its rows.

    ``numbers``: indices of right-aligned columns. ``swatches``: one CSS background per row, drawn before its header.
    """
    right = set(numbers)

    def cell(tag: str, at: int, said: Cell, scope: str = "", before: str = "") -> Markup:
        text = _plain(said)
        # Years, dates and codes read as one word: never broken at a hyphen.
        short = len(text) <= SHORT and " " not in text
        written = joined(map(_written, said.parts), " · ") if isinstance(said, Several) else _written(said)
        if isinstance(said, Outlined):
            written = Markup('<span class="atlas-outlined">{}</span>').format(written)
        look = "number" if at in right else "short" if short else ""
        label = _plain(headers[at]) if STACKED in kind and tag == "td" else ""
        return joined((_opening(tag, scope, look, label), before, written, _closing(tag)))

    head = joined(cell("th", at, text, "col") for at, text in enumerate(headers))
    body = []
    for index, row in enumerate(rows):
        colour = Markup('<span class="atlas-swatch" style="background:{}"></span>')
        swatch = colour.format(swatches[index]) if swatches else ""
        cells = [cell("th", 0, row[0], "row", swatch)]
        cells += [cell("td", at, said) for at, said in enumerate(row[1:], start=1)]
        body.append(Markup("<tr>{}</tr>").format(joined(cells)))
    title = Markup("<caption>{}</caption>").format(caption) if caption else ""
    # Anything that may scroll sideways must be reachable by keyboard and have an accessible name.
    scrolls = Markup(' tabindex="0" role="group" aria-label="{}"')
    wide = scrolls.format(caption or _plain(headers[0])) if len(headers) > NARROW else ""
    return Markup(
        '<div class="atlas-scroll"{}><table class="atlas-table {}">{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(wide, kind, title, head, joined(body))


@lru_cache(maxsize=1024)
def _opening(tag: str, scope: str, look: str, label: str) -> Markup:
    """The opening tag of a cell, cached for its column: building one per cell would double the time of a long table."""
    said = (("scope", scope), ("class", look), ("data-label", label))
    named = joined(Markup(' {}="{}"').format(name, value) for name, value in said if value)
    return Markup("<{}{}>").format(tag, named)


@lru_cache
def _closing(tag: str) -> Markup:
    return Markup("</{}>").format(tag)
