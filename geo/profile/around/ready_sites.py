"""Key-in-hand sites of an area: land that the State has listed as ready for a factory."""

import pandas as pd

from geo.model import AreaRef, Perimeter, area_column
from geo.tables.store import Store

SOURCE_ID = "atlas-key-in-hand"
KIND = "cle-en-main"


def ready_sites(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """The key-in-hand sites inside ``area``: name, commune (name), hectares (NaN: not published), availability and
    source_url; the largest first. Remembered and shared: read it, don't change it.
    """
    return store.ask(_ready_sites, area, perimeter)


def _ready_sites(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    table = store.table("sites")
    inside = table.filter((table.kind == KIND) & (table[area_column(area.level, perimeter)] == area.code))
    communes = store.table("communes").select("insee", commune="name")
    told = inside.left_join(communes, "insee")
    ordered = told.order_by(told.hectares.desc(nulls_first=False), told.id)
    rows = store.run(ordered.select("name", "commune", "hectares", "availability", "source_url"))
    return rows.astype({"hectares": "float64"})
