"""Categories of points -> colours: the largest have one each, the others share grey."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

COLOURS = ("#d55e00", "#7b3294", "#e69f00", "#c51b7d", "#1b1b1b", "#8c510a", "#e7298a")
"""Colours of the largest categories, distinct for colour-blind readers and from the choropleth's greens and blues."""
OTHER = "#6b7280"


@dataclass(frozen=True)
class Category:
    """The meaning of a colour, and how many of the layer's items have it."""

    label: str
    colour: str
    count: int


def categories_of(
    order: Sequence[str], column: Iterable[str], labels: Mapping[str, str], others: str
) -> tuple[tuple[Category, ...], list[int]]:
    """Categories that occur, and the index of each item's category; the rarest share the last one, ``others``.

    ``order``: all categories, most frequent first, ignoring filters, so that no filter changes a category's colour.
    """
    named = order[: len(COLOURS)]
    groups = [slug if slug in named else None for slug in column]
    shown = [slug for slug in named if slug in groups] + ([None] if None in groups else [])
    colours = dict(zip(named, COLOURS, strict=False))
    categories = tuple(
        Category(labels.get(slug, slug) if slug else others, colours[slug] if slug else OTHER, groups.count(slug))
        for slug in shown
    )
    at = {slug: index for index, slug in enumerate(shown)}
    return categories, [at[slug] for slug in groups]
