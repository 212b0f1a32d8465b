"""Plants of an area and around it: sites of the register of pollutant emissions, each once, with its EU ETS emissions.

The register holds sites above reporting thresholds alone, so it never says how many factories there are, nor which is
the nearest.
"""

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir
import pandas as pd

from geo.industry import ETS, REGISTER, Branch
from geo.model import AreaRef, Perimeter, area_column
from geo.profile.nearby import around
from geo.tables.store import Store

NEAR_KM = 50
"""How far from an area's point a plant outside it is still told."""


@dataclass(frozen=True)
class Plants:
    """``inside`` and ``near`` (outside, within `NEAR_KM`, nearest first): rows of `plants_around`. ``ets_alone``: sites
    under the EU ETS inside the area that the register does not name: added to the rows of ``inside``, no plant is
    counted twice.
    """

    inside: pd.DataFrame
    near: pd.DataFrame
    ets_alone: int

    def count(self, branch: Branch | None) -> int:
        """How many sites of the register inside are of ``branch`` (None: of no known one)."""
        found = self.inside["branch"]
        return int((found.isna() if branch is None else found == branch.value).sum())


def plants(store: Store, area: AreaRef, perimeter: Perimeter) -> Plants:
    """The plants of ``area``, industry first and then by name, and those around it. The tables must know its code."""
    every = plants_around(store, area, perimeter)
    order = [branch.value for branch in Branch]
    inside = every[every["inside"]]
    ranks = inside["branch"].map({slug: at for at, slug in enumerate(order)}).fillna(len(order))
    inside = inside.assign(rank=ranks).sort_values(["rank", "name", "id"], na_position="last").drop(columns="rank")
    near = every[~every["inside"] & (every["km"] <= NEAR_KM)]
    sites = store.table("sites")
    here = sites.filter((sites.kind == ETS) & (sites[area_column(area.level, perimeter)] == area.code))
    told = sites.filter(sites.same_as.notnull()).select("same_as")
    alone = store.run(here.anti_join(told, here.id == told.same_as).select("id"))
    return Plants(inside.reset_index(drop=True), near.reset_index(drop=True), len(alone))


def plants_around(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """All sites of the register, nearest first: id, name (null: not published), activity (slug), sector, branch,
    precision, departement, insee, commune (name), lon, lat, ``ets`` (name of the plant under the EU ETS, null if it has
    none), ``emissions_t`` (t CO2e in 2022 of that, null without), ``inside`` and ``km`` as of
    `geo.profile.nearby.around`.
    """
    return around(store, store.ask(_registered, area_column(area.level, perimeter)), area, perimeter)


def identifiers(store: Store) -> frozenset[str]:
    """The ids of all sites of the register."""
    return frozenset(store.run(_told(store).select("id"))["id"])


def site(store: Store, identifier: str) -> "pd.Series[str]":
    """One site of the register, all its columns, with ``commune`` and ``department`` (names), ``ets``, ``emissions_t``
    and ``ets_year``. Raises ``KeyError`` for an unknown one.
    """
    table = _told(store)
    found = store.run(table.filter(table.id == identifier))
    if found.empty:
        raise KeyError(identifier)
    row: pd.Series[str] = found.iloc[0]
    return row


def releases(store: Store, identifier: str) -> pd.DataFrame:
    """What a site released in 2019: medium, pollutant (slugs), label_fr, label_en, kg (as declared), ``doubtful``; by
    medium, the largest first.
    """
    table, names = store.table("releases"), store.table("pollutants")
    own = table.filter(table.site == identifier).join(names, table.pollutant == names.slug)
    columns = ("medium", "pollutant", "label_fr", "label_en", "kg", "doubtful")
    return store.run(own.select(*columns).order_by("medium", ibis.desc("kg"), "pollutant"))


def _registered(store: Store, column: str) -> pd.DataFrame:
    table = _told(store)
    names = "id name activity sector branch precision departement insee commune lon lat ets emissions_t"
    return store.run(table.select(*names.split(), own=table[column]))


def _told(store: Store) -> ir.Table:
    """The sites of the register with what other tables say of them."""
    return store.keep("plants", lambda: _joined(store))


def _joined(store: Store) -> ir.Table:
    sites = store.table("sites")
    communes = store.table("communes").select("insee", commune="name")
    departments = store.table("boundaries-departement").select(departement="code", department="label")
    scheme = sites.filter(sites.kind == ETS)
    scheme = scheme.select("emissions_t", same_as="id", ets="name", ets_year="year")
    table = sites.filter(sites.kind == REGISTER).drop("emissions_t", "year")
    for other, key in ((communes, "insee"), (departments, "departement"), (scheme, "same_as")):
        table = table.left_join(other, key).drop(f"{key}_right")
    return table
