"""Small pieces of accessible HTML. Every string from data is escaped here, once."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

SHORT = 10


def paragraph(text: str, kind: str) -> None:
    """One paragraph in the style ``atlas-{kind}``."""
    st.html(f'<p class="atlas-{kind}">{escape(text)}</p>')


def figures(pairs: Iterable[tuple[str, str]]) -> None:
    """A row of key figures: (label, value)."""
    items = "".join(f"<div><dt>{escape(label)}</dt><dd>{escape(value)}</dd></div>" for label, value in pairs)
    st.html(f'<dl class="atlas-figures">{items}</dl>')


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numbers: Iterable[int] = (),
    swatches: Sequence[str] = (),
    kind: str = "",
) -> None:
    """A table whose first column heads its rows.

    ``numbers``: columns set to the right. ``swatches``: a CSS background for each row, drawn before its head.
    """
    right = set(numbers)

    def cell(tag: str, at: int, content: str, scope: str = "") -> str:
        # Years, dates and codes are one word to a reader: never broken at their hyphen.
        short = len(content) <= SHORT and " " not in content
        look = "number" if at in right else "short" if short else ""
        named = f' class="{look}"' if look else ""
        return f"<{tag}{scope}{named}>{content}</{tag}>"

    head = "".join(cell("th", at, escape(text), ' scope="col"') for at, text in enumerate(headers))
    body = ""
    for index, row in enumerate(rows):
        swatch = f'<span class="atlas-swatch" style="background:{swatches[index]}"></span>' if swatches else ""
        cells = [cell("th", 0, swatch + escape(row[0]), ' scope="row"')]
        cells += [cell("td", at, escape(text)) for at, text in enumerate(row[1:], start=1)]
        body += f"<tr>{''.join(cells)}</tr>"
    title = f"<caption>{escape(caption)}</caption>" if caption else ""
    st.html(
        f'<div class="atlas-scroll"><table class="atlas-table {kind}">{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
