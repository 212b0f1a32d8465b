"""The tables, opened once for all pages and routes of the process, and the vocabulary of links to them.

A build swaps the whole folder of tables under a running process, which then answers from the new ones.
"""

from geo.finder.criteria import CRITERIA
from geo.measures.catalogue import MEASURES
from geo.model import Perimeter
from geo.profile.around.plants import identifiers
from geo.selection.vocabulary import Vocabulary
from geo.tables.store import Store
from geo.tables.vintage import opened

__all__ = ["opened", "vocabulary"]


def vocabulary(store: Store) -> Vocabulary:
    """The words that a link may use, cached; raises `TableError` when a table that it needs can't be read."""
    return store.ask(_vocabulary)


def _vocabulary(store: Store) -> Vocabulary:
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
        sites=identifiers(store),
        criteria=tuple(CRITERIA),
    )
