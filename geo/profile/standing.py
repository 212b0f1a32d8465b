"""The focused area: its key figures under a selection, its rank, and its largest projects."""

from dataclasses import dataclass, replace

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from geo.funding.largest_projects import largest
from geo.funding.projects import drawn, known, vouched
from geo.measures.area_values import all_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, area_column
from geo.selection.selection import Selection
from geo.tables.store import Store

LARGEST = 5
"""Number of projects named in a profile."""


@dataclass(frozen=True)
class Profile:
    """``value``: the selection's measure, None where unknown or not offered at the area's level.

    ``rank`` counts from 1 (the highest) among the ``ranked`` areas of its level whose value is known; communes are
    ranked within their department. ``aid`` and ``investment`` are euros, None when no amount is known; ``official``,
    ``press_aid`` and ``press``: see `geo.funding.sums.Summary`. ``largest``: the projects with the largest published
    amounts (`geo.funding.largest_projects`), none without an amount.
    """

    area: AreaRef
    label: str
    population: float | None
    projects: int
    official: int
    aid: float | None
    press_aid: float | None
    press: int
    investment: float | None
    value: float | None
    rank: int | None
    ranked: int
    largest: pd.DataFrame


def profile(store: Store, selection: Selection, area: AreaRef) -> Profile:
    """The profile of ``area`` under ``selection``; its code must exist in the tables
    (`geo.selection.vocabulary.Vocabulary.knows`).
    """
    asked = at_level_of(store, selection, area)
    rows = all_values(store, asked)
    found = rows[rows["code"] == area.code].iloc[0]
    offered = area.level in MEASURES[selection.measure].levels
    inside = _inside(store, asked, area)
    sums = store.run(inside.aggregate(**vouched(inside))).iloc[0]
    value, rank, ranked = standing(rows, selection.measure, area.code) if offered else (None, None, 0)
    return Profile(
        area=area,
        label=str(found["label"]),
        population=known(found["population"]),
        projects=int(found["projects"]),
        official=int(known(sums["official"]) or 0),
        aid=known(found["aid"]),
        press_aid=known(sums["press_aid"]),
        press=int(sums["press"]),
        investment=known(found["investment"]),
        value=value,
        rank=rank,
        ranked=ranked,
        largest=largest(store, inside, LARGEST).dropna(subset=["aid_eur"]),
    )


def standing(rows: pd.DataFrame, slug: str, code: str) -> tuple[float | None, int | None, int]:
    """Value and rank of the area ``code`` for a measure of ``rows`` (from `geo.measures.area_values`), and the number
    of areas with a value.

    Value and rank are None where the area's value is unknown.
    """
    values = rows[slug].to_numpy(float)
    finite = values[np.isfinite(values)]
    value = known(rows.loc[rows["code"] == code, slug].iloc[0])
    return value, None if value is None else int((finite > value).sum()) + 1, len(finite)


def at_level_of(store: Store, selection: Selection, area: AreaRef) -> Selection:
    """The same filters at the level of ``area``, whatever its type of territory, with the default measure, as not every
    level offers the chosen one.
    """
    within = None
    if area.level is Level.COMMUNE:
        communes = store.table("communes")
        found = store.run(communes.filter(communes.insee == area.code).select("departement"))
        within = AreaRef(Level.DEPARTMENT, str(found["departement"].iloc[0]))
    shown = Selection()
    return replace(selection, types=(), level=area.level, within=within, measure=shown.measure, second=None)


def _inside(store: Store, selection: Selection, area: AreaRef) -> ir.Table:
    table = drawn(store, selection)
    return table.filter(table[area_column(area.level, selection.perimeter)] == area.code)
