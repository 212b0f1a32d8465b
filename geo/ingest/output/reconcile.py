"""Rows, euros and tonnes of each source by level: shown + outside any area + not located = the source, to the cent."""

from typing import Any

import pandas as pd

from geo.funding.projects import COARSE
from geo.ingest.sources.indicators import levels
from geo.model import OUTSIDE, Precision, area_column, area_table


def reconcile(projects: pd.DataFrame) -> dict[str, Any]:
    """By source, then by level: rows and euro cents shown, outside any area, and not located, with the source total.

    A row whose place is only probable is not located below its department.
    """
    cents = (projects["aid_eur"].fillna(0) * 100).round().astype("int64")
    account: dict[str, Any] = {}
    for source_id, rows in projects.groupby("source_id"):
        own = cents[rows.index]
        by_level = {}
        for level, perimeter in levels():
            code = rows[area_column(level, perimeter)]
            if level not in COARSE:
                code = code.mask(rows["precision"] == Precision.PROBABLE.value)
            outside, lost = code == OUTSIDE, code.isna()
            parts = {"shown": ~outside & ~lost, "outside": outside & ~lost, "not_located": lost}
            by_level[area_table(level, perimeter)] = {
                name: {"rows": int(mask.sum()), "aid_cents": int(own[mask.to_numpy(bool)].sum())}
                for name, mask in parts.items()
            }
        account[str(source_id)] = {"rows": len(rows), "aid_cents": int(own.sum()), "levels": by_level}
    return account


def reconcile_sites(sites: pd.DataFrame) -> dict[str, Any]:
    """The same for sites: rows, and whole tonnes of CO2e under the EU ETS (0 for other sources)."""
    tonnes = sites["emissions_t"].fillna(0).astype("int64")
    account: dict[str, Any] = {}
    for source_id, rows in sites.groupby("source_id"):
        own = tonnes[rows.index]
        by_level = {}
        for level, perimeter in levels():
            code = rows[area_column(level, perimeter)]
            where = code.isna().map({True: "not_located", False: "shown"}).mask(code == OUTSIDE, "outside")
            by_level[area_table(level, perimeter)] = {
                name: {"rows": int((where == name).sum()), "tonnes": int(own[where == name].sum())}
                for name in ("shown", "outside", "not_located")
            }
        account[str(source_id)] = {"rows": len(rows), "tonnes": int(own.sum()), "levels": by_level}
    return account
