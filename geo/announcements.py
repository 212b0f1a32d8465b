"""Shares announced for where projects go, beside the shares that the data shows."""

from dataclasses import dataclass

from geo.facts import ILE_DE_FRANCE, funded, known
from geo.selection import Selection
from geo.store import Store

OUTSIDE_ILE_DE_FRANCE = "pu_wave2_outside_idf"
SMALL_COMMUNES = "small_communes_share"
"""Keys in the table of figures, both in percent."""


@dataclass(frozen=True)
class Announced:
    """A share (0 to 1) as announced under ``key``, its date, source and confidence.

    ``projects`` and ``aid``: the shares of the data, over what is located well enough; None when nothing is.
    """

    key: str
    share: float
    as_of: str
    source: str
    confidence: str
    projects: float | None
    aid: float | None


def announced(store: Store, selection: Selection) -> tuple[Announced, Announced]:
    """The two announced shares, and the same shares of the projects that ``selection`` keeps."""
    table = funded(store, selection)
    elsewhere, placed = table.region != ILE_DE_FRANCE, table.region.notnull()
    row = store.run(
        table.aggregate(
            elsewhere=elsewhere.mean(),
            elsewhere_aid=table.aid.sum(where=elsewhere) / table.aid.sum(where=placed).nullif(0),
            small=table.small.mean(),
            small_aid=table.aid.sum(where=table.small) / table.aid.sum(where=table.small.notnull()).nullif(0),
        )
    ).iloc[0]
    figures = store.run(store.table("figures")).set_index("key")

    def beside(key: str, projects: str, aid: str) -> Announced:
        said = dict(figures.loc[key])
        share, own = said["value"] / 100, (known(row[projects]), known(row[aid]))
        return Announced(key, share, said["as_of"], said["source"], said["confidence"], *own)

    return (
        beside(OUTSIDE_ILE_DE_FRANCE, "elsewhere", "elsewhere_aid"),
        beside(SMALL_COMMUNES, "small", "small_aid"),
    )
