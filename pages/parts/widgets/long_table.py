"""Tables of which only the first rows are seen at once; the reader unfolds the others."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from geo.language import Voice
from pages.parts.widgets import markup

SEEN = 10
"""How many rows are seen at once."""


def pieces(
    voice: Voice,
    caption: str,
    headers: Sequence[markup.Cell],
    rows: Sequence[Sequence[markup.Cell]],
    *,
    numbers: Iterable[int] = (),
    kind: str = "",
) -> list[Markup]:
    """The first `SEEN` rows as a table, the others as a second one that is folded; see `markup.table`."""
    right = tuple(numbers)
    first, others = rows[:SEEN], rows[SEEN:]
    found = [markup.table(caption, headers, first, numbers=right, kind=kind)]
    if others:
        title = voice.n_("{n} more row", "{n} more rows", len(others)).format(n=voice.number(len(others)))
        found.append(markup.fold(title, markup.table("", headers, others, numbers=right, kind=kind)))
    return found
