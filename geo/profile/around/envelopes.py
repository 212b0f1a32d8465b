"""Envelopes of the European funds for 2021–2027: those of an area's regions, and those of no region."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from geo.language import N_
from geo.tables.store import Store

SOURCE_ID = "ue-enveloppes-2021-2027"
FUNDS: Mapping[str, str] = {
    "feder": N_("ERDF: regional development"),
    "fse": N_("ESF+: employment and skills"),
    "ftj": N_("JTF: just transition"),
    "feampa": N_("EMFAF: sea and fisheries"),
}
"""End of a figure's key → what the fund is called."""
_NATION = "FR"


@dataclass(frozen=True)
class Envelopes:
    """Euros of the EU for seven years. ``regions``: region's code → fund (a key of `FUNDS`) → euros; a region without
    an envelope is missing. ``national``: euros of programmes that belong to no region.
    """

    regions: Mapping[str, Mapping[str, float]]
    national: float


def envelopes(store: Store, regions: Iterable[str]) -> Envelopes:
    """The envelopes of these regions (codes)."""
    found = store.ask(_by_fund)
    wanted = {}
    for code in regions:
        own = found[found["territory"] == f"region-{code}"]
        if len(own):
            wanted[code] = {
                fund: float(own.loc[own["fund"] == fund, "value"].sum()) for fund in dict.fromkeys(own["fund"])
            }
    return Envelopes(wanted, float(found.loc[found["territory"] == _NATION, "value"].sum()))


def _by_fund(store: Store) -> pd.DataFrame:
    """Figures of the source, funds in the order of `FUNDS`: territory, fund, value (euros)."""
    figures = store.table("figures")
    rows = store.run(figures.filter(figures.source_id == SOURCE_ID).select("key", "territory", "value"))
    rows["fund"] = rows["key"].str.rsplit("_", n=1).str[-1]
    order = {fund: place for place, fund in enumerate(FUNDS)}
    return rows.sort_values(["territory", "fund"], key=lambda column: column.map(order).fillna(0), kind="stable")
