"""Projects under a selection, and their sums: for the whole country and for each area of a level."""

from dataclasses import replace

import ibis
import ibis.expr.types as ir
import pandas as pd

from geo.areas.boundaries import parent_column
from geo.industry import ETS, Branch
from geo.model import GRANTS, SMALL_COMMUNE, AidKind, Level, Perimeter, Precision, area_column, area_table
from geo.selection.selection import Selection
from geo.tables.store import Store

ILE_DE_FRANCE = "11"
COARSE = (Level.DEPARTMENT, Level.REGION)
BELOW_DEPARTMENTS = (
    *dict.fromkeys(area_column(level, perimeter) for level in Level if level not in COARSE for perimeter in Perimeter),
    "lon",
    "lat",
)
"""Columns of projects that say where a project is more exactly than its department does."""
INDICATORS = {
    "emploi_prive": ("emploi_prive", 2024),
    "emploi_prive_2019": ("emploi_prive", 2019),
    "part_industrie": ("part_industrie", 2022),
    "chomage": ("chomage", 2022),
    "france_2030_engage": ("france_2030_engage", 2023),
    "sites_nets": ("sites_nets", 2023),
    "industry_2013": ("emissions_ets_industrie", 2013),
    "industry_2022": ("emissions_ets_industrie", 2022),
}
"""Columns of `area_facts` taken from the table of indicators: name → (indicator, year)."""


def funded(store: Store, selection: Selection) -> ir.Table:
    """Projects that ``selection`` keeps, with the columns that sums need.

    ``aid``: euros of the summed kinds, else null. ``cost``: euros, once per operation, on the row of its first grant;
    ``aid_paired`` and ``cost_paired``: on that row too, the summed aid and the cost of an operation that has both,
    whose aid doesn't exceed its cost and whose rows note no doubt (``check``). ``small``: whether in a small commune,
    null where the commune is unknown.
    """
    kinds, probable = selection.summed, selection.probable
    if kinds == GRANTS and not probable:
        # The default kinds are kept ready: generating the SQL of these columns takes a third of the time of a query.
        table = store.keep("funded_grants", lambda: _summing(_prepared(store, probable=False), GRANTS))
    else:
        name = "funded_probable" if probable else "funded"
        table = _summing(store.keep(name, lambda: _prepared(store, probable=probable)), kinds)
    if selection.types:
        table = typed(store, table, selection)
    for item, value in selection.filter_values():
        if value != item.widest:
            table = table.filter(item.keeps(table, value, store))
    return table


def typed(store: Store, table: ir.Table, selection: Selection) -> ir.Table:
    """``table`` (rows with the codes of their areas) with ``area_type``: that of the row's area at the level of
    ``selection``; null where the row has no area there, or the area no known type.
    """
    name = area_table(selection.level, selection.perimeter)
    types = store.table(f"boundaries-{name}").select(area_code="code", area_type="type")
    code = table[area_column(selection.level, selection.perimeter)]
    return table.left_join(types, code == types.area_code).drop("area_code")


def _prepared(store: Store, *, probable: bool) -> ir.Table:
    """Projects with ``small``; unless ``probable``, those whose place is only probable have none below a department."""
    projects = store.table("projects")
    if not probable:
        known = projects.precision != Precision.PROBABLE.value
        projects = projects.mutate(**{name: known.ifelse(projects[name], None) for name in BELOW_DEPARTMENTS})
    communes = store.table("communes").select("insee", "population")
    joined = projects.left_join(communes, "insee").drop("insee_right")
    return joined.mutate(small=joined.population < SMALL_COMMUNE)


def _summing(table: ir.Table, kinds: tuple[AidKind, ...]) -> ir.Table:
    """``table`` with the amounts of ``kinds`` (see `funded`)."""
    table = table.mutate(aid=table.aid_kind.isin([kind.value for kind in kinds]).ifelse(table.aid_eur, None))
    same = ibis.window(group_by=table.operation)
    order = ibis.window(group_by=table.operation, order_by=[table.year, table.id])
    first, grants = ibis.row_number().over(order) == 0, table.aid.sum().over(same)
    cost, doubts = first.ifelse(table.cost_eur, None), table.check.count().over(same)
    paired = cost.notnull() & grants.notnull() & (doubts == 0) & (grants <= table.cost_eur)
    return table.mutate(cost=cost, aid_paired=paired.ifelse(grants, None), cost_paired=paired.ifelse(cost, None))


def vouched(table: ir.Table) -> dict[str, ir.NumericValue]:
    """Aggregates of ``table`` (rows of `funded`) that show who vouches for its euros.

    ``official``: projects from official lists; ``press_aid``: euros of ``aid`` reported by the press alone, null if
    none; ``press``: number of projects with such aid.
    """
    from_press = table.confidence != "official"
    return {
        "official": (~from_press).sum(),
        "press_aid": table.aid.sum(where=from_press),
        "press": table.aid.count(where=from_press),
    }


def drawn(store: Store, selection: Selection) -> ir.Table:
    """The projects on a map of ``selection``: those of `funded`, for whole areas and nothing else.

    A filter of regions keeps all projects of an area that extends into one of them, so that sums divided by an area's
    inhabitants or jobs cover the whole area too. For communes inside an area: the projects of that area.
    """
    table = funded(store, replace(selection, regions=()))
    if selection.regions:
        whole = table[area_column(selection.level, selection.perimeter)].isin(straddling(store, selection))
        table = table.filter(table.region.isin(selection.regions) | whole.fill_null(False))
    if selection.within is not None:
        table = table.filter(table[area_column(selection.within.level, selection.perimeter)] == selection.within.code)
    return table


def straddling(store: Store, selection: Selection) -> dict[str, str]:
    """Areas partly in a chosen region and partly in one that is not chosen, counted whole: code → label."""
    if selection.level not in (Level.TERRITORY, Level.EPCI, Level.EMPLOYMENT_AREA):
        return {}
    areas = store.ask(_regions_of, area_table(selection.level, selection.perimeter))
    chosen = set(selection.regions)
    return {
        code: label
        for code, label, regions in areas.itertuples(index=False)
        if (reached := set(regions.split(";"))) & chosen and reached - chosen
    }


def area_facts(store: Store, selection: Selection) -> ir.Table:
    """One row per area of the level: its facts, and the sums of its projects under ``selection``.

    Communes: those inside ``selection.within``. Columns: code, label, population, area_km2, regions, `INDICATORS`,
    emissions (t CO2e of industrial EU ETS sites, null where the area has none), projects, priced (those with an
    amount), aid, investment, operations, aid_paired, cost_paired, small (share, 0 to 1), located (projects whose
    commune is known). Null where unknown, except counts. Amounts in euros.
    """
    name = area_table(selection.level, selection.perimeter)
    areas = store.keep(f"areas_{name}", lambda: _areas(store, selection.level, selection.perimeter))
    table = drawn(store, selection)
    code = table[area_column(selection.level, selection.perimeter)]
    sums = table.group_by(code=code).aggregate(
        projects=table.count(),
        priced=table.aid.count(),
        aid=table.aid.sum(),
        investment=table.cost.sum(),
        operations=table.cost_paired.count(),
        aid_paired=table.aid_paired.sum(),
        cost_paired=table.cost_paired.sum(),
        small=table.small.mean(),
        located=table.small.count(),
    )
    if selection.within is not None:
        areas = areas.filter(areas[parent_column(selection.within, selection.perimeter)] == selection.within.code)
    joined = areas.left_join(sums, "code").drop("code_right")
    counts = ("projects", "priced", "operations", "located")
    return joined.mutate(**{name: joined[name].fill_null(0) for name in counts})


def without(store: Store, selection: Selection) -> dict[str, int]:
    """For each filter of ``selection``, how many projects it would keep if that filter alone were cleared."""
    counts = {}
    for name in selection.active_filters():
        wider = funded(store, selection.cleared(name))
        counts[name] = int(store.run(wider.aggregate(projects=wider.count()))["projects"].iloc[0])
    return counts


def by_year(store: Store, selection: Selection) -> pd.DataFrame:
    """What a map draws by year (null: undated) and programme: year, programme, projects, aid (euros, NaN: unknown)."""
    return years_of(store, drawn(store, selection))


def years_of(store: Store, table: ir.Table) -> pd.DataFrame:
    """The same of ``table``: rows of `funded`."""
    sums = table.group_by("year", "programme").aggregate(projects=table.count(), aid=table.aid.sum())
    return store.run(sums.order_by("year", "programme"))


def _regions_of(store: Store, name: str) -> pd.DataFrame:
    return store.run(store.table(f"boundaries-{name}").select("code", "label", "regions").order_by("code"))


def _areas(store: Store, level: Level, perimeter: Perimeter) -> ir.Table:
    """The areas of a level with the figures that no filter changes."""
    name = area_table(level, perimeter)
    # Communes also carry the codes of the areas around them, as only those of one area are shown.
    above = ("departements", "epci", "zone_emploi", *(version.column for version in Perimeter))
    parents = above if level is Level.COMMUNE else ()
    columns = ("code", "label", "population", "area_km2", "regions", "type", *parents)
    table = store.table(f"boundaries-{name}").select(*columns)
    indicators = store.table("indicators")
    version = perimeter.value if level is Level.TERRITORY else ""
    here = indicators.filter((indicators.level == level.value) & (indicators.perimeter == version))
    for column, (indicator, year) in INDICATORS.items():
        one = here.filter((here.indicator == indicator) & (here.year == year)).select("code", value="value")
        table = table.left_join(one, "code").drop("code_right").rename({column: "value"})
    sites = industrial_sites(store)
    emitted = sites.group_by(code=sites[area_column(level, perimeter)]).aggregate(emissions=sites.emissions_t.sum())
    return table.left_join(emitted, "code").drop("code_right")


def industrial_sites(store: Store) -> ir.Table:
    """Industrial sites under the EU ETS: no power station, heat network, service, or site of unknown branch."""
    sites = store.table("sites")
    return sites.filter((sites.kind == ETS) & (sites.branch == Branch.INDUSTRY.value))


def known(value: object) -> float | None:
    """``value`` as a float; None if null or NaN."""
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload,arg-type]
