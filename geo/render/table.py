"""A table of text, for a chart, a sheet or a slide."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have as many cells as ``heads``; the first is the row header. ``numbers``: indices of right-aligned
    columns. ``outlined``: indices of rows whose amount is not included in totals.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    outlined: tuple[int, ...] = ()
