"""The tables opened once for all pages and routes of the process, and what links may say of them."""

from functools import lru_cache
from pathlib import Path

from geo.finder.criteria import CRITERIA
from geo.measures.catalogue import MEASURES
from geo.model import Perimeter
from geo.selection.vocabulary import Vocabulary
from geo.tables.store import Store


@lru_cache(maxsize=2)
def opened(data: Path) -> Store:
    """The store of the folder ``data``; raises `TableError` when its declaration can't be read."""
    return Store(data)


@lru_cache(maxsize=2)
def vocabulary(store: Store) -> Vocabulary:
    """What a link may say; raises `TableError` when a table that it needs can't be read."""
    return Vocabulary(
        measures={slug: measure.levels for slug, measure in MEASURES.items()},
        programmes=tuple(store.programmes),
        sectors=tuple(store.sectors),
        themes=tuple(store.themes),
        regions=tuple(store.regions),
        territories={perimeter: tuple(store.territories[perimeter]) for perimeter in Perimeter},
        years=store.years,
        areas=store.codes,
        projects=store.project_ids,
        criteria=tuple(CRITERIA),
    )
