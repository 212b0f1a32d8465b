"""A table as text: what a chart, a sheet or a slide says in rows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` as wide as ``heads``, the first cell of each its head. ``numbers``: columns that are set to the right.
    ``outlined``: rows whose number is not added up to the others.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    outlined: tuple[int, ...] = ()
