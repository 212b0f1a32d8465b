"""The store of a folder as its last build left it, one for all of the process.

A build swaps the folder of the tables as a whole, under a process that runs: from then on it answers from the new ones.
"""

import logging
from pathlib import Path
from threading import Lock

from cachetools import LRUCache

from geo.tables.declaration import modified
from geo.tables.store import Store

_LOG = logging.getLogger("atlas.tables")
_STORES: LRUCache[Path, tuple[int, Store]] = LRUCache(2)
"""By folder, when its tables were put there, and their store."""
_LOCK = Lock()


def opened(data: Path) -> Store:
    """The store of the folder ``data``; raises `TableError` when its declaration can't be read."""
    since = modified(data)
    with _LOCK:
        known = _STORES.get(data)
        if known is not None and known[0] == since:
            return known[1]
        store = Store(data)
        _STORES[data] = since, store
    if known is not None:
        facts = {"folder": str(data), "before": known[1].catalogue.version, "vintage": store.catalogue.version}
        _LOG.info("tables swapped", extra={"facts": facts})
    return store
