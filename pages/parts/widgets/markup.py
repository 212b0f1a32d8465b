"""Small pieces of accessible HTML, written together. Every string from data is escaped here, once."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

import streamlit as st

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


def write(*pieces: str) -> None:
    """Write ``pieces`` on the page as one element: each element more costs the browser some ten milliseconds."""
    st.html(f'<div class="atlas-stack">{"".join(pieces)}</div>')


def paragraph(text: str, kind: str = "note") -> str:
    """One paragraph in the style ``atlas-{kind}``."""
    return f'<p class="atlas-{kind}">{escape(text)}</p>'


def link(to: Link) -> str:
    """A link to another page, of the atlas as a rule."""
    return f'<a href="{escape(to.href)}">{escape(to.text)}</a>'


def _written(said: str | Link | Outlined) -> str:
    return link(said) if isinstance(said, Link) else escape(said if isinstance(said, str) else said.text)


def action(to: Link) -> str:
    """A link on a line of its own: what to do next."""
    return f'<p class="atlas-action">{link(to)}</p>'


def links(text: str, to: Iterable[Link]) -> str:
    """A quiet line of links after ``text``."""
    return f'<p class="atlas-note">{escape(text)} {" · ".join(map(link, to))}</p>'


def figures(pairs: Iterable[tuple[str, str]]) -> str:
    """A row of key figures: (label, value)."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in pairs)
    return f'<dl class="atlas-figures">{items}</dl>'


def heading(text: str, under: str) -> str:
    """The name of what is looked at, and a quiet line under it."""
    return f'<div><h2 class="atlas-name">{escape(text)}</h2><p class="atlas-note">{escape(under)}</p></div>'


def badge(text: str) -> str:
    """Who vouches for what stands above, in a word or two."""
    return f'<p class="atlas-note"><span class="atlas-badge">{escape(text)}</span></p>'


def caption(text: str) -> str:
    """A small heading over one of several figures."""
    return f'<h3 class="atlas-caption">{escape(text)}</h3>'


def sequence(text: str, links: Iterable[Link]) -> str:
    """A line of ``links`` after the words that lead to them."""
    listed = "".join(f"<li>{link(to)}</li>" for to in links)
    return f'<div class="atlas-sequence"><span>{escape(text)}</span><ul>{listed}</ul></div>'


def items(caption: str, rows: Iterable[Item | tuple[str, str, str]]) -> str:
    """A list of items with their amounts: of (title, what is said of it, amount) where nothing else is to say."""

    def written(row: Item) -> str:
        outlined = ' class="atlas-outlined"' if row.is_outlined else ""
        badge = f'<span class="atlas-badge">{escape(row.badge)}</span> ' if row.badge else ""
        return (
            f'<li><span class="atlas-title" dir="auto">{escape(row.title)}</span><b{outlined}>{escape(row.amount)}</b>'
            f'<span class="atlas-note" dir="auto">{badge}{escape(row.about)}</span></li>'
        )

    body = "".join(written(Item(*row)) for row in rows)
    return f'<div><h3 class="atlas-caption">{escape(caption)}</h3><ol class="atlas-items">{body}</ol></div>'


def circles(caption: str, keys: Sequence[tuple[float, str]], colour: str) -> str:
    """The key of proportional circles: (radius in pixels, what it stands for), from the largest down."""
    drawn = ""
    for radius, text in keys:
        drawn += f'<li><i style="width:{2 * radius:.1f}px;height:{2 * radius:.1f}px"></i>{escape(text)}</li>'
    # No heading: it names a key, not a part of the page.
    named = f'<p class="atlas-caption">{escape(caption)}</p>'
    return f'<div>{named}<ul class="atlas-circles" style="color:{colour}">{drawn}</ul></div>'


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    numbers: Iterable[int] = (),
    swatches: Sequence[str] = (),
    kind: str = "",
) -> str:
    """A table whose first column heads its rows.

    ``numbers``: columns set to the right. ``swatches``: a CSS background for each row, drawn before its head.
    """
    right = set(numbers)

    def cell(tag: str, at: int, said: Cell, scope: str = "", before: str = "") -> str:
        text = said if isinstance(said, str) else said.text
        # Years, dates and codes are one word to a reader: never broken at their hyphen.
        short = len(text) <= SHORT and " " not in text
        written = " · ".join(_written(part) for part in said.parts) if isinstance(said, Several) else _written(said)
        content = before + (f'<span class="atlas-outlined">{written}</span>' if isinstance(said, Outlined) else written)
        look = "number" if at in right else "short" if short else ""
        named = f' class="{look}"' if look else ""
        if STACKED in kind and tag == "td":
            named += f' data-label="{escape(headers[at])}"'
        return f"<{tag}{scope}{named}>{content}</{tag}>"

    head = "".join(cell("th", at, text, ' scope="col"') for at, text in enumerate(headers))
    body = ""
    for index, row in enumerate(rows):
        swatch = f'<span class="atlas-swatch" style="background:{swatches[index]}"></span>' if swatches else ""
        cells = [cell("th", 0, row[0], ' scope="row"', swatch)]
        cells += [cell("td", at, said) for at, said in enumerate(row[1:], start=1)]
        body += f"<tr>{''.join(cells)}</tr>"
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    # What may scroll sideways must be reached by the keyboard, and then says what it is.
    wide = f' tabindex="0" role="group" aria-label="{escape(caption or headers[0])}"' if len(headers) > NARROW else ""
    return (
        f'<div class="atlas-scroll"{wide}><table class="atlas-table {kind}">{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
