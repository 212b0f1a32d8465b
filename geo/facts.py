"""Projects under a selection, and their sums: for the whole country and for each area of a level."""

from dataclasses import dataclass

import ibis.expr.types as ir
import pandas as pd

from geo.boundaries import parent_column
from geo.model import GRANTS, OUTSIDE, SMALL_COMMUNE, AidKind, Level, Perimeter, area_column, area_table
from geo.selection import Selection
from geo.store import Store

ILE_DE_FRANCE = "11"
LOCAL_GRANTS = ("detr-dsil",)
"""Programmes of the State's grants to local authorities: added on demand, or when asked for by name."""
INDICATORS = {
    "emploi_prive": ("emploi_prive", 2024),
    "emploi_prive_2019": ("emploi_prive", 2019),
    "part_industrie": ("part_industrie", 2022),
    "chomage": ("chomage", 2022),
    "france_2030_engage": ("france_2030_engage", 2023),
    "sites_nets": ("sites_nets", 2023),
}
"""Columns of `area_facts` that come from the table of indicators: name → (indicator, year)."""


@dataclass(frozen=True)
class Summary:
    """Sums over all projects of a selection, placed or not. Shares are 0 to 1, None where nothing is known.

    ``projects``: all; ``shown``, ``outside``, ``unplaced``: located in an area of the level, known to lie outside any,
    or not located at it. ``aid`` and ``investment``: euros, None when no amount is known; ``priced``: projects with an
    amount of the summed kinds. ``aid_by_kind``: euros of every kind, summed or not. ``official``: projects that an
    official list vouches for; the press vouches for the others.
    """

    projects: int
    shown: int
    outside: int
    unplaced: int
    aid: float | None
    priced: int
    investment: float | None
    leverage: float | None
    outside_ile_de_france: float | None
    in_small_communes: float | None
    aid_by_kind: dict[AidKind, float]
    official: int


def subtree(store: Store, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """``slugs`` of programmes with those that they hold."""
    held = [slug for slug, term in store.programmes.items() if slug in slugs or term.parent in slugs]
    return tuple(held)


def funded(store: Store, selection: Selection) -> ir.Table:
    """Projects that ``selection`` keeps, with what sums need.

    ``aid``: euros of the summed kinds, else null; ``aid_paired`` and ``cost_paired``: aid and cost of rows that have
    both and no doubt noted; ``small``: in a small commune, null where the commune is not known.
    """
    if selection.aid_kinds == GRANTS:
        # What nearly all readers sum is kept: writing the SQL of these columns takes a third of the time of a question.
        table = store.keep("funded_grants", lambda: _summing(_prepared(store), GRANTS))
    else:
        table = _summing(store.keep("funded", lambda: _prepared(store)), selection.aid_kinds)
    if selection.programmes:
        table = table.filter(table.programme.isin(subtree(store, selection.programmes)))
    elif not selection.local_grants:
        table = table.filter(~table.programme.isin(LOCAL_GRANTS))
    for column, values in (("sector", selection.sectors), ("theme", selection.themes), ("region", selection.regions)):
        if values:
            table = table.filter(table[column].isin(values))
    if selection.years:
        table = table.filter(table.year.between(*selection.years))
    return table.filter(table.industry.notnull()) if selection.industry_only else table


def _prepared(store: Store) -> ir.Table:
    """Projects with ``small``."""
    projects = store.table("projects")
    communes = store.table("communes").select("insee", "population")
    joined = projects.left_join(communes, "insee").drop("insee_right")
    return joined.mutate(small=joined.population < SMALL_COMMUNE)


def _summing(table: ir.Table, kinds: tuple[AidKind, ...]) -> ir.Table:
    """``table`` with the amounts of ``kinds``, as of `funded`."""
    aid = table.aid_kind.isin([kind.value for kind in kinds]).ifelse(table.aid_eur, None)
    paired = aid.notnull() & table.cost_eur.notnull() & table.check.isnull()
    return table.mutate(aid=aid, aid_paired=paired.ifelse(aid, None), cost_paired=paired.ifelse(table.cost_eur, None))


def summary(store: Store, selection: Selection) -> Summary:
    """The sums of ``selection`` over the whole country, remembered."""
    asked = selection.facts()
    return store.remember(("summary", asked), lambda: summed(store, asked, funded(store, asked)))


def summed(store: Store, selection: Selection, table: ir.Table) -> Summary:
    """The sums of ``table``: rows of `funded` that a page has narrowed further."""
    code = table[area_column(selection.level, selection.perimeter)]
    row = store.run(
        table.aggregate(
            projects=table.count(),
            unplaced=code.isnull().sum(),
            outside=_outside(table, selection).sum(),
            aid=table.aid.sum(),
            priced=table.aid.count(),
            investment=table.cost_eur.sum(),
            leverage=table.cost_paired.sum() / table.aid_paired.sum().nullif(0),
            elsewhere=(table.region != ILE_DE_FRANCE).mean(),
            small=table.small.mean(),
            official=(table.confidence == "official").sum(),
            **{kind.name: table.aid_eur.sum(where=table.aid_kind == kind.value) for kind in AidKind},
        )
    ).iloc[0]
    by_kind = {kind: known(row[kind.name]) for kind in AidKind}
    projects, unplaced, outside = (_count(row[name]) for name in ("projects", "unplaced", "outside"))
    return Summary(
        projects=projects,
        shown=projects - unplaced - outside,
        outside=outside,
        unplaced=unplaced,
        aid=known(row["aid"]),
        priced=_count(row["priced"]),
        investment=known(row["investment"]),
        leverage=known(row["leverage"]),
        outside_ile_de_france=known(row["elsewhere"]),
        in_small_communes=known(row["small"]),
        aid_by_kind={kind: euros for kind, euros in by_kind.items() if euros is not None},
        official=_count(row["official"]),
    )


def _outside(table: ir.Table, selection: Selection) -> ir.BooleanValue:
    """Whether a project is known to lie outside every area that is shown."""
    code = table[area_column(selection.level, selection.perimeter)]
    if selection.within is None:
        return code == OUTSIDE
    inside = table[area_column(selection.within.level, selection.perimeter)] == selection.within.code
    return code.notnull() & ~inside.fill_null(False)


def area_facts(store: Store, selection: Selection) -> ir.Table:
    """One row for each area of the level: its facts, and the sums of its projects under ``selection``.

    Communes: those inside ``selection.within``. Columns: code, label, population, area_km2, regions, `INDICATORS`,
    emissions (t CO2e of EU ETS sites, null where the area has none), projects, aid, investment, aid_paired,
    cost_paired, small (share of 0 to 1), all null where unknown.
    """
    name = area_table(selection.level, selection.perimeter)
    areas = store.keep(f"areas_{name}", lambda: _areas(store, selection.level, selection.perimeter))
    table = funded(store, selection)
    code = table[area_column(selection.level, selection.perimeter)]
    sums = table.group_by(code=code).aggregate(
        projects=table.count(),
        aid=table.aid.sum(),
        investment=table.cost_eur.sum(),
        aid_paired=table.aid_paired.sum(),
        cost_paired=table.cost_paired.sum(),
        small=table.small.mean(),
    )
    if selection.within is not None:
        areas = areas.filter(areas[parent_column(selection.within, selection.perimeter)] == selection.within.code)
    joined = areas.left_join(sums, "code").drop("code_right")
    return joined.mutate(projects=joined.projects.fill_null(0))


def without(store: Store, selection: Selection) -> dict[str, int]:
    """For each filter of ``selection``, how many projects it would keep if that filter alone were cleared."""
    counts = {}
    for name in selection.active_filters():
        wider = funded(store, selection.cleared(name))
        counts[name] = int(store.run(wider.aggregate(projects=wider.count()))["projects"].iloc[0])
    return counts


def by_year(store: Store, selection: Selection) -> pd.DataFrame:
    """Projects and aid by year (null: undated) and programme: year, programme, projects, aid (euros, NaN: unknown)."""
    table = funded(store, selection)
    sums = table.group_by("year", "programme").aggregate(projects=table.count(), aid=table.aid.sum())
    return store.run(sums.order_by("year", "programme"))


def _areas(store: Store, level: Level, perimeter: Perimeter) -> ir.Table:
    """The areas of a level with the figures that no filter changes."""
    name = area_table(level, perimeter)
    # Communes also say what they are inside of: only those of one area are shown.
    parents = ("departements", "epci", *(version.column for version in Perimeter)) if level is Level.COMMUNE else ()
    columns = ("code", "label", "population", "area_km2", "regions", *parents)
    table = store.table(f"boundaries-{name}").select(*columns)
    indicators = store.table("indicators")
    version = perimeter.value if level is Level.TERRITORY else ""
    here = indicators.filter((indicators.level == level.value) & (indicators.perimeter == version))
    for column, (indicator, year) in INDICATORS.items():
        one = here.filter((here.indicator == indicator) & (here.year == year)).select("code", value="value")
        table = table.left_join(one, "code").drop("code_right").rename({column: "value"})
    sites = store.table("sites")
    emitted = sites.group_by(code=sites[area_column(level, perimeter)]).aggregate(emissions=sites.emissions_t.sum())
    return table.left_join(emitted, "code").drop("code_right")


def known(value: object) -> float | None:
    """A number of a result, None where it is null or NaN."""
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]


def _count(value: object) -> int:
    return 0 if pd.isna(value) else int(value)  # type: ignore[call-overload]
