"""How much of each programme the data covers: its rows and euros beside the programme's official totals."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from geo.model import GRANTS
from geo.programmes.publication import covered_years
from geo.selection.filters import subtree
from geo.tables.store import Store

TOTALS: Mapping[str, tuple[str | None, str | None]] = {
    "france-2030": ("fr2030_projects_2024", "fr2030_committed_2024"),
    "france-2030-regionalise": ("fr2030_regional_projects_2024", "fr2030_regional_envelope"),
    "premiere-usine": ("pu_total7_projects", "pu_total7_aid"),
    "fonds-vert": (None, "fonds_vert_2024_total"),
    "fonds-vert-ti": (None, "fonds_vert_ti_envelope_revised"),
}
"""Keys in the table of figures: official number of projects, official money. Other programmes publish no total.

A total that is just the sum of these rows is not used: it would give 100%, whatever is missing.
"""
OF_YEARS: Mapping[str, tuple[int, int]] = {"fonds-vert": (2024, 2024), "france-2030": (2021, 2024)}
"""First and last year of the rows that a programme's totals can include; undated rows are not compared with them.

France 2030 began in 2021 and its totals are of the end of 2024: earlier contests were funded by a previous plan.
"""
COMPLETE_LISTS: Mapping[str, tuple[str, ...]] = {
    "i-nov": ("mesr-inov",),
    "detr-dsil": ("dgcl-dotations-2018", "dgcl-dotations-2019"),
    "fonds-vert": ("fonds-vert-2023",),
}
"""Programmes whose list is published in full for the years that these sources cover: there the rows are the total."""
EUROS = {"Md€": 1e9, "M€": 1e6, "€": 1.0}


@dataclass(frozen=True)
class Official:
    """An official total: value (projects or euros), date, source and confidence."""

    value: float
    as_of: str
    source: str
    confidence: str


@dataclass(frozen=True)
class Coverage:
    """One programme, including its subprogrammes. ``aid``: euros of grants, None when no amount is known.

    ``projects_total``, ``aid_total``: None when no total is published. ``projects_share``, ``aid_share``: share of that
    total that the data holds (0 to 1), None when either is unknown. ``first``, ``last``: years of its rows, None if
    undated. ``compared``: number of projects compared with the total (`OF_YEARS`). ``complete``: first and last year of
    the list published in full, None without one.
    """

    programme: str
    projects: int
    aid: float | None
    first: int | None
    last: int | None
    projects_total: Official | None
    aid_total: Official | None
    projects_share: float | None
    aid_share: float | None
    compared: int
    complete: tuple[int, int] | None


def coverage(store: Store, programmes: tuple[str, ...]) -> tuple[Coverage, ...]:
    """Coverage of ``programmes``, or of all top-level ones when none is given. Filters don't change it."""
    slugs = programmes or tuple(slug for slug, term in store.programmes.items() if term.parent is None)
    projects = store.table("projects")
    grants = projects.aid_kind.isin([kind.value for kind in GRANTS])
    sums = store.run(
        projects.group_by("programme", "year").aggregate(
            projects=projects.count(), aid=projects.aid_eur.sum(where=grants)
        )
    )
    figures = store.run(store.table("figures")).set_index("key")
    whole = {slug: _whole(store, slug) for slug in slugs}
    return tuple(
        _one(slug, sums[sums["programme"].isin(subtree(store, (slug,)))], figures, whole[slug]) for slug in slugs
    )


def _whole(store: Store, slug: str) -> tuple[int, int] | None:
    years = {year for source in COMPLETE_LISTS.get(slug, ()) for year in covered_years(store.catalogue, source)}
    return (min(years), max(years)) if years else None


def _one(slug: str, rows: pd.DataFrame, figures: pd.DataFrame, whole: tuple[int, int] | None) -> Coverage:
    projects_key, aid_key = TOTALS.get(slug, (None, None))
    projects, aid = int(rows["projects"].sum()), _sum(rows["aid"])
    first, last = rows["year"].min(), rows["year"].max()
    projects_total, aid_total = _official(figures, projects_key), _official(figures, aid_key)
    held = rows[rows["year"].between(*OF_YEARS[slug])] if slug in OF_YEARS else rows
    compared, compared_aid = int(held["projects"].sum()), _sum(held["aid"])
    return Coverage(
        programme=slug,
        projects=projects,
        aid=aid,
        first=None if pd.isna(first) else int(first),
        last=None if pd.isna(last) else int(last),
        projects_total=projects_total,
        aid_total=aid_total,
        projects_share=None if projects_total is None else compared / projects_total.value,
        aid_share=None if aid_total is None or compared_aid is None else compared_aid / aid_total.value,
        compared=compared,
        complete=whole,
    )


def _sum(amounts: "pd.Series[float]") -> float | None:
    return float(amounts.sum()) if amounts.notna().any() else None


def _official(figures: pd.DataFrame, key: str | None) -> Official | None:
    if key is None:
        return None
    row = dict(figures.loc[key])
    return Official(row["value"] * EUROS.get(row["unit"], 1.0), row["as_of"], row["source"], row["confidence"])
