"""Areas of one level side by side: every measure with its rank and its distance from the median, money and jobs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from geo.funding.projects import funded
from geo.measures.area_values import all_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, area_column
from geo.profile.figures import everywhere
from geo.selection.selection import Selection
from geo.tables.store import Store

OFFERED = 3
"""Number of areas suggested for comparison with a single one."""


@dataclass(frozen=True)
class Comparison:
    """``areas``, all of one level, in the order requested; ``labels`` are their names.

    ``figures`` has one row per measure of the level and area: measure (slug), code, value and median in the measure's
    unit, distance (value − median, in the same unit), rank (1: the highest of the level; ties share the best), ranked
    (number of areas of the level with a known value). Value, distance and rank are NaN where the value is unknown, the
    median where no value is known. ``money`` has one row per area, sector and year: code, sector, year (null: undated),
    projects, aid (euros of the summed kinds, NaN: no known amount).
    """

    areas: tuple[AreaRef, ...]
    labels: dict[AreaRef, str]
    figures: pd.DataFrame
    money: pd.DataFrame


def compare(store: Store, selection: Selection, areas: tuple[AreaRef, ...]) -> Comparison:
    """Compare ``areas`` under ``selection``, ignoring its filter of regions: the areas themselves set the location.

    Their codes must exist in the tables. Raises `ValueError` for areas of several levels, or none.
    """
    levels = {area.level for area in areas}
    if len(levels) != 1:
        raise ValueError(f"areas of one level can be compared, not {[*map(str, areas)]}")
    asked = replace(everywhere(selection), level=areas[0].level)
    rows = all_values(store, asked)
    codes = [area.code for area in areas]
    named = dict(zip(rows["code"], rows["label"], strict=True))
    offered = [slug for slug, measure in MEASURES.items() if areas[0].level in measure.levels]
    table = funded(store, asked)
    code = table[area_column(areas[0].level, asked.perimeter)]
    inside = table.filter(code.isin(codes))
    money = store.run(
        inside.group_by("sector", "year", code=inside[area_column(areas[0].level, asked.perimeter)]).aggregate(
            projects=inside.count(), aid=inside.aid.sum()
        )
    )
    return Comparison(areas, {area: named[area.code] for area in areas}, standings(rows, offered, codes), money)


def standings(rows: pd.DataFrame, measures: Iterable[str], codes: Iterable[str]) -> pd.DataFrame:
    """`Comparison.figures` for ``codes`` among all areas of ``rows`` (columns: ``code``, and one per measure)."""
    chosen = [*codes]
    found = []
    for slug in measures:
        values = rows.set_index("code")[slug].astype(float)
        finite = values[np.isfinite(values)]
        ranks = finite.rank(ascending=False, method="min")
        median = float(finite.median()) if len(finite) else float("nan")
        for code in chosen:
            value = float(finite.get(code, float("nan")))
            found.append((slug, code, value, float(ranks.get(code, float("nan"))), len(finite), median, value - median))
    return pd.DataFrame(found, columns=["measure", "code", "value", "rank", "ranked", "median", "distance"])


def furthest(figures: pd.DataFrame, count: int = 2) -> list[str]:
    """The first ``count`` measures in which the areas' ranks, as shares of the ranked areas, are furthest apart.

    Only measures known for at least two of the areas; empty when they rank the same everywhere.
    """
    known = figures.dropna(subset=["rank"])
    shares = (known["rank"] / known["ranked"]).groupby(known["measure"], sort=False)
    spread = (shares.max() - shares.min())[shares.size() > 1]
    apart = spread[spread > 0].sort_values(ascending=False, kind="stable")
    return [str(slug) for slug in apart.index[:count]]


def neighbours(store: Store, selection: Selection, area: AreaRef) -> tuple[AreaRef, ...]:
    """Areas of the level of ``area`` to show beside it: those in its regions with the most aid (regions: of all)."""
    rows = all_values(store, replace(everywhere(selection), level=area.level))
    own = set(str(rows.loc[rows["code"] == area.code, "regions"].iloc[0]).split(";"))
    near = np.array(
        [area.level is Level.REGION or not own.isdisjoint(str(codes).split(";")) for codes in rows["regions"]]
    )
    others = rows[near & (rows["code"] != area.code)].sort_values(["aid", "code"], ascending=[False, True])
    return tuple(AreaRef(area.level, code) for code in others["code"].head(OFFERED))
