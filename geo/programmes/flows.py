"""Where money goes: programme → sector → region, with small nodes grouped so that the diagram stays readable."""

import pandas as pd

from geo.funding.projects import funded
from geo.selection.selection import Selection
from geo.tables.store import Store

SMALL = 0.02
"""Share of the total below which programmes, sectors and regions are grouped into "others" of their column."""
OTHERS = "autres"
UNKNOWN = "inconnu"
"""Region code of projects whose region is unknown."""
COLUMNS = ("programme", "sector", "region")


def flows(store: Store, selection: Selection) -> pd.DataFrame:
    """Sums by programme, sector and region: programme, sector, region, projects, aid.

    Region: a code, "hors" outside any region, `UNKNOWN` where unknown. Aid: euros of the summed kinds, NaN where no
    amount is known.
    """
    table = funded(store, selection)
    grouped = table.group_by("programme", "sector", region=table.region.fill_null(UNKNOWN))
    sums = grouped.aggregate(projects=table.count(), aid=table.aid.sum())
    frame = store.run(sums.order_by(*COLUMNS))
    return frame.astype({"projects": "int64", "aid": "float64"})


def grouped(frame: pd.DataFrame, column: str, small: float = SMALL) -> pd.DataFrame:
    """`flows` by ``column`` ("aid" or "projects") as programme, sector, region, value; zero and NaN are dropped.

    Nodes below ``small`` of the total become `OTHERS` if there are at least two in their column; `UNKNOWN` never does.
    Nothing is lost: the values sum to those of ``frame``.
    """
    known = frame.loc[frame[column] > 0, [*COLUMNS, column]].rename(columns={column: "value"})
    total = known["value"].sum()
    for name in COLUMNS:
        sums = known.groupby(name)["value"].sum()
        minor = [code for code in sums.index[sums < small * total] if code != UNKNOWN]
        if len(minor) > 1:
            known[name] = known[name].where(~known[name].isin(minor), OTHERS)
    return known.groupby(list(COLUMNS))[["value"]].sum().reset_index()


def links(frame: pd.DataFrame, source: str, target: str) -> pd.DataFrame:
    """Flows from one column of `grouped` to the next: source, target, value, in the unit of the values."""
    sums = frame.groupby([source, target])[["value"]].sum().reset_index()
    return sums.rename(columns={source: "source", target: "target"})
