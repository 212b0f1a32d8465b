"""Announced shares of where projects go, beside the same shares of the rows that each was announced for.

Filters don't change them: an announcement is about a programme as a whole.
"""

from dataclasses import dataclass

import ibis.expr.types as ir

from geo.funding.projects import ILE_DE_FRANCE, funded, known
from geo.selection.selection import Selection
from geo.tables.store import Store

OUTSIDE_ILE_DE_FRANCE = "pu_wave2_outside_idf"
SMALL_COMMUNES = "small_communes_share"
"""Keys in the table of figures, both in per cent."""
BAROMETER = "fr2030_barometer_2023_08"
"""Key of the money that the barometer counts for the country, in billion euros, part of which is located by region."""
PLACED_BY_BAROMETER = ("france_2030_engage", 2023)
"""Indicator and year of that part, in euros by region."""
FEWEST = 5
"""Number of rows below which no share is shown: one more row would shift it too much."""


@dataclass(frozen=True)
class Share:
    """A share (0 to 1) over ``rows`` rows that can be located; None if there are fewer than `FEWEST`."""

    value: float | None
    rows: int


@dataclass(frozen=True)
class Announced:
    """A share (0 to 1) as published under ``key``, with its date, source and confidence.

    ``projects`` and ``aid``: the same share in the data, over the rows that it was published for, by number of rows and
    by euros of grants (of the rows with an amount). ``located``, ``whole``: the euros that a published share is based
    on and the total that they are part of, None where neither is published.
    """

    key: str
    share: float
    as_of: str
    source: str
    confidence: str
    projects: Share
    aid: Share
    located: float | None = None
    whole: float | None = None


def announced(store: Store) -> tuple[Announced, ...]:
    """The published shares, each beside the rows of its own programme, or of all industrial projects."""
    figures = store.run(store.table("figures")).set_index("key")
    first_factory = funded(store, Selection(programmes=("premiere-usine",), industry_only=False))
    plan = funded(store, Selection(programmes=("france-2030",), industry_only=False))
    industrial = funded(store, Selection(industry_only=True, local_grants=True))

    def beside(key: str, table: ir.Table, counted: ir.BooleanColumn) -> Announced:
        said = dict(figures.loc[key])
        own = _shares(store, table, counted)
        return Announced(key, said["value"] / 100, said["as_of"], said["source"], said["confidence"], *own)

    return (
        _of_barometer(store, dict(figures.loc[BAROMETER]), _shares(store, plan, plan.region != ILE_DE_FRANCE)),
        beside(OUTSIDE_ILE_DE_FRANCE, first_factory, first_factory.region != ILE_DE_FRANCE),
        beside(SMALL_COMMUNES, industrial, industrial.small),
    )


def _of_barometer(store: Store, said: dict[str, object], own: tuple[Share, Share]) -> Announced:
    """The official money of France 2030 by region: the share outside Île-de-France, of the part that is located."""
    name, year = PLACED_BY_BAROMETER
    rows = store.table("indicators")
    here = rows.filter((rows.indicator == name) & (rows.level == "region") & (rows.year == year))
    row = store.run(here.aggregate(all=here.value.sum(), away=here.value.sum(where=here.code != ILE_DE_FRANCE)))
    located, away = float(row["all"].iloc[0]), float(row["away"].iloc[0])
    whole = float(said["value"]) * 1e9  # type: ignore[arg-type]
    origin = (str(said["as_of"]), str(said["source"]), str(said["confidence"]))
    return Announced(BAROMETER, away / located, *origin, *own, located, whole)


def _shares(store: Store, table: ir.Table, counted: ir.BooleanColumn) -> tuple[Share, Share]:
    """Shares of ``table`` for which ``counted`` (null: unknown) is true: of its rows, and of their euros."""
    row = store.run(
        table.aggregate(
            rows=counted.count(),
            share=counted.mean(),
            priced=table.aid.count(where=counted.notnull()),
            aid=table.aid.sum(where=counted) / table.aid.sum(where=counted.notnull()).nullif(0),
        )
    ).iloc[0]
    return _share(known(row["share"]), int(row["rows"])), _share(known(row["aid"]), int(row["priced"]))


def _share(value: float | None, rows: int) -> Share:
    return Share(value if rows >= FEWEST else None, rows)
