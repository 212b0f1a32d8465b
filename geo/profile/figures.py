"""The contents of an area's profile: figures beside its regions and France, money, projects, jobs, large sites."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from geo.funding.largest_projects import largest
from geo.funding.projects import funded, industrial_sites, known, vouched
from geo.funding.sums import summary
from geo.industry import ETS
from geo.measures.area_values import all_values
from geo.model import AidKind, AreaRef, Level, Perimeter, area_column
from geo.selection.fields import Group
from geo.selection.selection import Selection
from geo.tables.store import Store

FIRST_YEAR = 2014
"""Base year of the job index (100)."""
SHARES = ("part_industrie", "chomage")
FIGURES = (
    "population",
    "projets",
    "aide",
    "aide_par_habitant",
    "levier",
    "emploi_prive",
    "croissance_emploi",
    "part_industrie",
    "chomage",
    "emissions_ets",
)
"""Figures shown side by side: ``population`` (inhabitants), and slugs of measures."""
LISTED = 25
"""Number of projects listed in a profile."""


@dataclass(frozen=True)
class Money:
    """The projects of an area under a selection. Amounts are euros of the summed kinds, None or NaN if none is known.

    ``by_year``: year (null: undated), programme, projects, aid. ``by_programme``, ``by_sector``, ``by_theme``: slug,
    projects, aid, most aid first. ``by_kind``: euros of every kind of aid, summed or not. ``official``: projects that
    an official list vouches for; ``press_aid``: euros of ``aid`` that none vouches for, None if there are none;
    ``press``: number of projects with such aid. ``sources``: ids of the sources of all projects. ``largest``: the first
    `LISTED` by published amount of any kind, then those without one (`geo.funding.largest_projects.COLUMNS`).
    """

    projects: int
    aid: float | None
    priced: int
    official: int
    press_aid: float | None
    press: int
    by_year: pd.DataFrame
    by_programme: pd.DataFrame
    by_sector: pd.DataFrame
    by_theme: pd.DataFrame
    by_kind: dict[AidKind, float]
    sources: tuple[str, ...]
    largest: pd.DataFrame


def everywhere(selection: Selection) -> Selection:
    """``selection`` without the filters of places, with the default level and measures: the area sets the place."""
    plain = Selection()
    asked = replace(selection, regions=(), types=(), level=plain.level, within=None)
    return replace(asked, measure=plain.measure, second=plain.second)


def of_area(selection: Selection, area: AreaRef) -> Selection:
    """The facts of ``selection`` inside ``area`` alone, in its language: equal for all views that show the same."""
    return replace(everywhere(selection).only(Group.FACTS, "language"), area=area)


def money(store: Store, selection: Selection, area: AreaRef) -> Money:
    """The projects that ``selection`` keeps inside ``area``; its filter of regions is ignored."""
    table = funded(store, everywhere(selection))
    inside = table.filter(table[area_column(area.level, selection.perimeter)] == area.code)
    sums = store.run(
        inside.group_by("year", "programme", "sector", "theme", "aid_kind", "source_id").aggregate(
            projects=inside.count(),
            **vouched(inside),
            priced=inside.aid.count(),
            aid=inside.aid.sum(),
            published=inside.aid_eur.sum(),
        )
    )
    published = sums.dropna(subset=["aid_kind", "published"]).groupby("aid_kind")["published"].sum()
    return Money(
        projects=int(sums["projects"].sum()),
        aid=known(sums["aid"].sum(min_count=1)),
        priced=int(sums["priced"].sum()),
        official=int(sums["official"].sum()),
        press_aid=known(sums["press_aid"].sum(min_count=1)),
        press=int(sums["press"].sum()),
        by_year=_summed(sums, ["year", "programme"]),
        by_programme=_ranked(sums, "programme"),
        by_sector=_ranked(sums, "sector"),
        by_theme=_ranked(sums, "theme"),
        by_kind={AidKind(str(kind)): float(euros) for kind, euros in published.items()},
        sources=tuple(sorted(set(sums["source_id"].dropna()))),
        largest=largest(store, inside, LISTED),
    )


def places(store: Store, selection: Selection, area: AreaRef) -> pd.DataFrame:
    """The points of the projects of `money`, one row per point: lon, lat (EPSG:4326), projects, aid (euros or NaN).

    Projects located only by their EPCI, department or region have no point and are left out.
    """
    table = funded(store, everywhere(selection))
    inside = table.filter(table[area_column(area.level, selection.perimeter)] == area.code)
    standing = inside.filter(inside.lon.notnull() & inside.lat.notnull())
    sums = standing.group_by("lon", "lat").aggregate(projects=standing.count(), aid=standing.aid.sum())
    return store.run(sums.order_by("lon", "lat"))


def beside(store: Store, selection: Selection, area: AreaRef, others: tuple[AreaRef, ...] = ()) -> pd.DataFrame:
    """``area``, its regions, France, and ``others`` of its level: ref (None for France), label, `FIGURES` in their
    units.

    NaN where unknown. France also counts projects without a place; its shares are averages over the regions that
    publish one, weighted by inhabitants, its jobs and growth those of the regions with jobs in both years.
    """
    asked = everywhere(selection)
    regions = all_values(store, replace(asked, level=Level.REGION))
    rows = regions if area.level is Level.REGION else all_values(store, replace(asked, level=area.level))
    by_code = rows.set_index("code", drop=False)
    own = by_code.loc[[area.code]]
    codes = [] if area.level is Level.REGION else str(own["regions"].iloc[0]).split(";")
    # An overseas department and its region are the same area.
    around = regions[regions["code"].isin(codes) & ~regions["label"].isin(own["label"])]
    refs = [area, *(AreaRef(Level.REGION, code) for code in around["code"]), None, *others]
    labels = ["label", *FIGURES]
    country = pd.DataFrame([_france(store, asked, regions)])
    like = by_code.loc[[other.code for other in others]]
    pieces = [frame[labels] for frame in (own, around, country, like) if len(frame)]
    return pd.concat(pieces, ignore_index=True).assign(ref=pd.Series(refs, dtype="object"))


def jobs(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Private-sector employees by year from `FIRST_YEAR`: year, code (of ``area``, or of a region), level, jobs, index.

    ``index``: `FIRST_YEAR` = 100. France (level "france", code "") sums the regions known in every year. Areas without
    jobs in the first year (Mayotte) are left out.
    """
    table = store.table("indicators")
    version = perimeter.value if area.level is Level.TERRITORY else ""
    mine = (table.level == area.level.value) & (table.code == area.code) & (table.perimeter == version)
    wanted = (table.indicator == "emploi_prive") & (mine | (table.level == Level.REGION.value))
    frame = store.run(table.filter(wanted & (table.year >= FIRST_YEAR)).select("level", "code", "year", "value"))
    frame = frame.astype({"year": "int64", "value": "float64"}).dropna(subset=["value"])
    regions = frame[frame["level"] == Level.REGION.value]
    whole = regions.groupby("code")["year"].transform("nunique") == regions["year"].nunique()
    country = regions[whole].groupby("year", as_index=False)["value"].sum().assign(level="france", code="")
    series = pd.concat([frame, country], ignore_index=True)
    first = series[series["year"] == FIRST_YEAR].set_index(["level", "code"])["value"]
    base = pd.MultiIndex.from_frame(series[["level", "code"]]).map(first.to_dict())
    indexed: pd.DataFrame = series.assign(index=series["value"] / np.asarray(base, dtype=float) * 100).rename(
        columns={"value": "jobs"}
    )
    return indexed.dropna(subset=["index"]).sort_values(["level", "code", "year"], ignore_index=True)


def large_sites(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Sites under the EU ETS inside ``area``: name, operator, sector, branch, emissions_t, year; the largest first."""
    table = store.table("sites")
    inside = table.filter((table.kind == ETS) & (table[area_column(area.level, perimeter)] == area.code))
    return store.run(
        inside.order_by(inside.emissions_t.desc(nulls_first=False), inside.id).select(
            "name", "operator", "sector", "branch", "emissions_t", "year"
        )
    )


def _france(store: Store, selection: Selection, regions: pd.DataFrame) -> dict[str, object]:
    totals = summary(store, replace(selection, level=Level.REGION))
    population = float(regions["population"].sum())
    facts = regions.dropna(subset=["emploi_prive", "croissance_emploi"])
    before = (facts["emploi_prive"] / (1 + facts["croissance_emploi"])).sum()
    sites = industrial_sites(store)
    emitted = store.run(sites.aggregate(emissions=sites.emissions_t.sum()))["emissions"].iloc[0]
    shares = {}
    for slug in SHARES:
        published = regions.dropna(subset=[slug, "population"])
        weights = published["population"].to_numpy(float)
        shares[slug] = float(np.average(published[slug].to_numpy(float), weights=weights)) if len(published) else np.nan
    return {
        "label": "France",
        "population": population,
        "projets": float(totals.projects),
        "aide": np.nan if totals.aid is None else totals.aid,
        "aide_par_habitant": np.nan if totals.aid is None else totals.aid / population,
        "levier": np.nan if totals.leverage is None else totals.leverage,
        "emploi_prive": float(facts["emploi_prive"].sum()),
        "croissance_emploi": float(facts["emploi_prive"].sum() / before - 1),
        "emissions_ets": float(emitted),
        **shares,
    }


def _summed(sums: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    groups = sums.groupby(by, dropna=False, as_index=False)
    return groups.agg(projects=("projects", "sum"), aid=("aid", lambda aid: aid.sum(min_count=1)))


def _ranked(sums: pd.DataFrame, column: str) -> pd.DataFrame:
    found = _summed(sums, [column]).rename(columns={column: "slug"})
    return found.sort_values(["aid", "projects", "slug"], ascending=[False, False, True], ignore_index=True)
