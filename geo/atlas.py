"""The tables opened once for all pages and routes of the process, and what links may say of them.

A build swaps the folder of the tables as a whole, under a process that runs: from then on it answers from the new ones.
"""

import logging
from functools import lru_cache
from pathlib import Path

from geo.finder.criteria import CRITERIA
from geo.measures.catalogue import MEASURES
from geo.model import Perimeter
from geo.selection.vocabulary import Vocabulary
from geo.tables.declaration import modified
from geo.tables.store import Store

_LOG = logging.getLogger("atlas.tables")
_shown: dict[Path, tuple[int, str]] = {}
"""By folder, when the tables that are shown were put there, and their vintage."""


def opened(data: Path) -> Store:
    """The store of the folder ``data``; raises `TableError` when its declaration can't be read."""
    return _opened(data, modified(data))


@lru_cache(maxsize=2)
def _opened(data: Path, since: int) -> Store:
    store = Store(data)
    before, vintage = _shown.get(data), store.catalogue.version
    if before is not None and before[0] != since:
        facts = {"folder": str(data), "before": before[1], "vintage": vintage}
        _LOG.info("tables swapped", extra={"facts": facts})
    _shown[data] = since, vintage
    return store


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
