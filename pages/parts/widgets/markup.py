"""Small pieces of accessible HTML, written together.

HTML is a type of its own. What is said is a plain string, escaped as it enters a piece; a piece is `Markup`, which is
not escaped again; and only `Markup` is written on a page.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup, escape

SHORT = 10
"""Characters of a cell that is never broken."""
NARROW = 2
"""Columns of a table that fits a phone."""
STACKED = "atlas-stacked"
"""Kind of a table whose rows become cards on a phone, each cell under the name of its column."""


class Link(NamedTuple):
    """A cell of a table that leads to another page; ``href`` as `pages.parts.widgets.links.href` gives it."""

    text: str
    href: str


class Several(NamedTuple):
    """A cell that names several things, some of which lead elsewhere."""

    parts: tuple["str | Link", ...]

    @property
    def text(self) -> str:
        """The parts in one line."""
        return " · ".join(part if isinstance(part, str) else part.text for part in self.parts)


class Outlined(NamedTuple):
    """A cell with an amount that is not added up to those of its column."""

    text: str


Cell = str | Link | Several | Outlined


class Item(NamedTuple):
    """One of a list: what it is, what is said of it, its amount; ``badge``: who vouches for it, in a word or two.

    ``is_outlined``: the amount is not one that is added up to the others.
    """

    title: str
    about: str
    amount: str
    badge: str = ""
    is_outlined: bool = False


def write(*pieces: Markup) -> None:
    """Write ``pieces`` on the page as one element: each element more costs the browser some ten milliseconds."""
    st.html(Markup('<div class="atlas-stack">{}</div>').format(joined(pieces)))


def style(*sheets: Path) -> None:
    """Apply style sheets of our own as one element."""
    st.html(f"<style>{''.join(sheet.read_text('utf-8') for sheet in sheets)}</style>")


def joined(pieces: Iterable[str], between: str = "") -> Markup:
    """``pieces`` one after the other; those that are plain text are escaped."""
    return escape(between).join(pieces)


def paragraph(text: str, kind: str = "note") -> Markup:
    """One paragraph in the style ``atlas-{kind}``."""
    return Markup('<p class="atlas-{}">{}</p>').format(kind, text)


def link(to: Link) -> Markup:
    """A link to another page, of the atlas as a rule."""
    return Markup('<a href="{}">{}</a>').format(to.href, to.text)


def _written(said: str | Link | Outlined) -> Markup:
    return link(said) if isinstance(said, Link) else escape(said if isinstance(said, str) else said.text)


def action(to: Link) -> Markup:
    """A link on a line of its own: what to do next."""
    return Markup('<p class="atlas-action">{}</p>').format(link(to))


def links(text: str, to: Iterable[Link]) -> Markup:
    """A quiet line of links after ``text``."""
    return Markup('<p class="atlas-note">{} {}</p>').format(text, joined(map(link, to), " · "))


def listed(texts: Iterable[str]) -> Markup:
    """``texts`` as a list."""
    items = joined(Markup("<li>{}</li>").format(text) for text in texts)
    return Markup('<ul class="atlas-list">{}</ul>').format(items)


def figures(pairs: Iterable[tuple[str, str]]) -> Markup:
    """A row of key figures: (label, value)."""
    items = joined(Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(label, value) for label, value in pairs)
    return Markup('<dl class="atlas-figures">{}</dl>').format(items)


def heading(text: str, under: str) -> Markup:
    """The name of what is looked at, and a quiet line under it."""
    return Markup('<div><h2 class="atlas-name">{}</h2><p class="atlas-note">{}</p></div>').format(text, under)


def badge(text: str) -> Markup:
    """Who vouches for what stands above, in a word or two."""
    return Markup('<p class="atlas-note"><span class="atlas-badge">{}</span></p>').format(text)


def caption(text: str) -> Markup:
    """A small heading over one of several figures."""
    return Markup('<h3 class="atlas-caption">{}</h3>').format(text)


def sequence(text: str, links: Iterable[Link]) -> Markup:
    """A line of ``links`` after the words that lead to them."""
    items = joined(Markup("<li>{}</li>").format(link(to)) for to in links)
    return Markup('<div class="atlas-sequence"><span>{}</span><ul>{}</ul></div>').format(text, items)


def fold(title: str, inside: Markup) -> Markup:
    """What is shown when the reader opens ``title``."""
    return Markup('<details class="atlas-fold"><summary>{}</summary>{}</details>').format(title, inside)


def items(caption: str, rows: Iterable[Item | tuple[str, str, str]]) -> Markup:
    """A list of items with their amounts: of (title, what is said of it, amount) where nothing else is to say."""

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
    """The key of proportional circles: (radius in pixels, what it stands for), from the largest down."""
    drawn = joined(
        Markup('<li><i style="width:{0:.1f}px;height:{0:.1f}px"></i>{1}</li>').format(2 * radius, text)
        for radius, text in keys
    )
    # No heading: it names a key, not a part of the page.
    return Markup(
        '<div><p class="atlas-caption">{}</p><ul class="atlas-circles" style="color:{}">{}</ul></div>'
    ).format(caption, colour, drawn)


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    numbers: Iterable[int] = (),
    swatches: Sequence[str] = (),
    kind: str = "",
) -> Markup:
    """A table whose first column heads its rows.

    ``numbers``: columns set to the right. ``swatches``: a CSS background for each row, drawn before its head.
    """
    right = set(numbers)

    def cell(tag: str, at: int, said: Cell, scope: str = "", before: str = "") -> Markup:
        text = said if isinstance(said, str) else said.text
        # Years, dates and codes are one word to a reader: never broken at their hyphen.
        short = len(text) <= SHORT and " " not in text
        written = joined(map(_written, said.parts), " · ") if isinstance(said, Several) else _written(said)
        if isinstance(said, Outlined):
            written = Markup('<span class="atlas-outlined">{}</span>').format(written)
        look = "number" if at in right else "short" if short else ""
        label = headers[at] if STACKED in kind and tag == "td" else ""
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
    # What may scroll sideways must be reached by the keyboard, and then says what it is.
    scrolls = Markup(' tabindex="0" role="group" aria-label="{}"')
    wide = scrolls.format(caption or headers[0]) if len(headers) > NARROW else ""
    return Markup(
        '<div class="atlas-scroll"{}><table class="atlas-table {}">{}'
        "<thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>"
    ).format(wide, kind, title, head, joined(body))


@lru_cache(maxsize=1024)
def _opening(tag: str, scope: str, look: str, label: str) -> Markup:
    """The start of a cell, which those of its column share: composing it for each would double a long table's time."""
    said = (("scope", scope), ("class", look), ("data-label", label))
    named = joined(Markup(' {}="{}"').format(name, value) for name, value in said if value)
    return Markup("<{}{}>").format(tag, named)


@lru_cache
def _closing(tag: str) -> Markup:
    return Markup("</{}>").format(tag)
