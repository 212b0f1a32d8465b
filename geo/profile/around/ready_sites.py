"""Key-in-hand sites of an area: land that the State has listed as ready for a factory."""

import pandas as pd

from geo.areas.boundaries import areas
from geo.model import AreaRef, Perimeter, area_column
from geo.tables.store import Store

SOURCE_ID = "atlas-key-in-hand"
KIND = "cle-en-main"


def ready_sites(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """The key-in-hand sites of ``area``: name, commune and department (names), hectares (NaN: not published),
    availability, source_url, and ``inside``; the largest first.

    Those that are not ``inside`` are known only by their department, one of the area's: they may be there. Remembered
    and shared: read it, don't change it.
    """
    return store.ask(_ready_sites, area, perimeter)


def _ready_sites(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    same = areas(store, area.level, perimeter)
    departments = str(same.loc[same["code"] == area.code, "departements"].iloc[0]).split(";")
    table = store.table("sites")
    own = table[area_column(area.level, perimeter)]
    table = table.mutate(inside=(own == area.code).fill_null(False))
    found = table.filter((table.kind == KIND) & (table.inside | (own.isnull() & table.departement.isin(departments))))
    communes = store.table("communes").select("insee", commune="name")
    named = store.table("boundaries-departement").select(departement="code", department="label")
    for names, key in ((communes, "insee"), (named, "departement")):
        found = found.left_join(names, key).drop(f"{key}_right")
    ordered = found.order_by(found.hectares.desc(nulls_first=False), found.id)
    rows = store.run(
        ordered.select("name", "commune", "department", "hectares", "availability", "source_url", "inside")
    )
    return rows.astype({"hectares": "float64", "inside": "bool"})
