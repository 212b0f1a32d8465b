"""All the data that a sheet or a slide shows about an area, gathered from the core."""

from dataclasses import dataclass

import pandas as pd

from geo.measures.area_values import all_values
from geo.model import AreaRef, Level
from geo.profile import figures
from geo.profile.context import Setting, setting
from geo.profile.nearby import ecosystem_around
from geo.selection.selection import Selection
from geo.tables.store import Store

RANKED = 15
"""Maximum number of territories ranked in a region."""


@dataclass(frozen=True)
class Brief:
    """``rows``: `geo.profile.figures.beside`; ``funds``: `geo.profile.figures.money`; ``standing``:
    `geo.profile.figures.places`; ``ecosystem``: `geo.profile.nearby.ecosystem_around`.

    ``territories``: for a region, the `RANKED` territories with the most aid that are at least partly in it: code,
    label, projects, aid (euros, NaN where unknown), emploi_prive (NaN where unknown); empty for other areas.
    ``address``: absolute URL of the area's page. ``ignored``: pairs of the query that were ignored.
    """

    store: Store
    selection: Selection
    area: AreaRef
    rows: pd.DataFrame
    funds: figures.Money
    around: Setting
    ecosystem: pd.DataFrame
    standing: pd.DataFrame
    territories: pd.DataFrame
    address: str
    ignored: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """The label of the area."""
        return str(self.rows["label"].iloc[0])

    @property
    def regions(self) -> tuple[str, ...]:
        """Names of the regions that contain the area, at least in part; empty for a region."""
        before_france = int(self.rows["ref"].isna().to_numpy().argmax())
        return tuple(str(name) for name in self.rows["label"].iloc[1:before_france])


def brief(store: Store, selection: Selection, area: AreaRef, address: str) -> Brief:
    """The data on ``area`` under ``selection``; its code must exist in the tables. Raises `TableError`."""
    asked = figures.of_area(selection, area)
    return Brief(
        store=store,
        selection=asked,
        area=area,
        rows=figures.beside(store, asked, area),
        funds=figures.money(store, asked, area),
        around=setting(store, area, asked.perimeter),
        ecosystem=ecosystem_around(store, area, asked.perimeter),
        standing=figures.places(store, asked, area),
        territories=_territories(store, asked, area),
        address=address,
    )


def _territories(store: Store, selection: Selection, area: AreaRef) -> pd.DataFrame:
    columns = ["code", "label", "projects", "aid", "emploi_prive"]
    if area.level is not Level.REGION:
        return pd.DataFrame(columns=columns)
    rows = all_values(store, figures.everywhere(selection))
    inside = rows[rows["regions"].str.split(";").map(lambda codes: area.code in codes)]
    return inside.sort_values(["aid", "projects", "code"], ascending=[False, False, True])[columns].head(RANKED)
