"""Brownfields of the departments that an area lies in: context of its land, since no smaller area has a count."""

import pandas as pd

from geo.areas.boundaries import areas
from geo.model import AreaRef, Level, Perimeter
from geo.tables.store import Store

SOURCE_ID = "cerema-cartofriches-2025"
KINDS = ("friches_avec_projet", "friches_sans_projet", "friches_potentielles", "friches_reconverties")
"""Columns of counts: with a project, without one, potential (not verified), reconverted."""


def brownfields(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """The departments that ``area`` lies in, at least partly: code, label, and `KINDS` (NaN where not counted).

    All of a region's, whose counts may be added up; for smaller areas they are context alone. Remembered and shared:
    read it, don't change it.
    """
    return store.ask(_brownfields, area, perimeter)


def _brownfields(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    same = areas(store, area.level, perimeter)
    codes = str(same.loc[same["code"] == area.code, "departements"].iloc[0]).split(";")
    table = store.table("indicators")
    here = (table.level == Level.DEPARTMENT.value) & table.code.isin(codes) & table.indicator.isin(KINDS)
    counts = store.run(table.filter(here).select("code", "indicator", "value"))
    named = areas(store, Level.DEPARTMENT, perimeter).set_index("code")["label"]
    wide = counts.pivot(index="code", columns="indicator", values="value").reindex(index=codes, columns=[*KINDS])
    return (
        wide.rename_axis(None, axis=1)
        .rename_axis("code")
        .reset_index()
        .assign(label=[str(named[code]) for code in codes])
    )
