"""Sums over projects equal a plain recomputation under any filter, and areas add up to the totals."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.funding.projects import area_facts, by_year, funded
from geo.funding.sums import summary
from geo.measures.area_values import all_values
from geo.model import OUTSIDE, AidKind, AreaRef, AreaType, Level, Perimeter, area_column, area_table
from geo.selection.filters import REGISTERS, subtree
from geo.selection.selection import Selection
from geo.tables.store import Store

FEW = settings(max_examples=25, deadline=None)
# Registers name places that are only probable: chance draws them with the employment areas too seldom.
REGISTERS_BY_EMPLOYMENT_AREA = Selection(level=Level.EMPLOYMENT_AREA, industry_only=False, registers=True)
PROGRAMMES = ("france-2030", "i-nov", "fonds-vert", "fonds-vert-ti", "detr-dsil", "premiere-usine", "zibac")
SECTORS = ("autre", "construction", "sante", "hydrogene", "foncier-friches", "transition-locale")
THEMES = ("transition", "relocalisation", "circularite", "innovation", "foncier")
REGIONS = ("11", "28", "32", "76", "84", "94", "04")
CENT = 0.005


def some(choices: Collection[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(choices)), max_size=3).map(tuple)


LEVELS = [level for level in Level if level is not Level.COMMUNE]
SELECTIONS = st.builds(
    Selection,
    level=st.sampled_from(LEVELS),
    perimeter=st.sampled_from(Perimeter),
    programmes=some(PROGRAMMES),
    sectors=some(SECTORS),
    themes=some(THEMES),
    regions=some(REGIONS),
    years=st.none()
    | st.tuples(st.integers(2017, 2025), st.integers(0, 8)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    industry_only=st.booleans(),
    local_grants=st.booleans(),
    registers=st.booleans(),
    probable=st.booleans(),
    aid_kinds=st.lists(st.sampled_from(AidKind), max_size=4).map(tuple),
    least_aid=st.none() | st.sampled_from((1, 50_000, 1_000_000)),
)


@pytest.fixture(scope="module")
def rows(projects: pd.DataFrame, communes: pd.DataFrame, data_dir: object) -> pd.DataFrame:
    """Projects with the population of their commune, their parent programme and the regions of their areas."""
    programmes = pd.read_parquet(f"{data_dir}/programmes.parquet").set_index("slug")["parent"]
    return projects.assign(
        population=projects["insee"].map(communes["population"]),
        parent=projects["programme"].map(programmes),
        **{f"regions_{column}": projects[column].map(reached(data_dir, table)) for column, table in AREAS.items()},
    )


AREAS = {"ti_2018": "ti_2018-149", "ti_2024": "ti_2024-07-04", "epci": "epci", "zone_emploi": "zone-emploi"}


def reached(data_dir: object, table: str) -> dict[str, str]:
    """The regions that each area overlaps, joined by ";", by area code."""
    frame = pd.read_parquet(f"{data_dir}/boundaries/{table}.parquet", columns=["code", "regions"])
    return dict(zip(frame["code"], frame["regions"], strict=True))


def kept(rows: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The rows of a selection, by plain comparisons, with the aid of the kinds that are summed."""
    mask = pd.Series(True, index=rows.index)
    if not selection.probable:
        rows = located(rows)
    if selection.programmes:
        mask &= rows["programme"].isin(selection.programmes) | rows["parent"].isin(selection.programmes)
    else:
        mask &= selection.local_grants | (rows["programme"] != "detr-dsil")
        mask &= selection.registers | ~rows["programme"].isin(REGISTERS)
    for column, values in (("sector", selection.sectors), ("theme", selection.themes)):
        if values:
            mask &= rows[column].isin(values)
    if selection.regions:
        inside = rows["region"].isin(selection.regions)
        column = area_column(selection.level, selection.perimeter)
        if column in AREAS:
            # An area that overlaps a chosen region is kept whole.
            codes = rows[f"regions_{column}"].fillna("").str.split(";")
            inside |= codes.map(lambda found: not set(selection.regions).isdisjoint(found))
        mask &= inside
    if selection.years:
        mask &= rows["year"].between(*selection.years).fillna(False).astype(bool)
    if selection.industry_only:
        mask &= rows["industry"].notna()
    found = rows[mask]
    summed = found["aid_kind"].isin([kind.value for kind in selection.summed])
    found = found.assign(aid=found["aid_eur"].where(summed))
    return found if selection.least_aid is None else found[found["aid"] >= selection.least_aid]


def located(rows: pd.DataFrame) -> pd.DataFrame:
    """``rows`` where a place that is only probable is none, below departments."""
    fine = ["insee", *AREAS, "lon", "lat", "population", *(f"regions_{name}" for name in AREAS)]
    known = rows["precision"] != "probable"
    return rows.assign(**{name: rows[name].where(known) for name in fine})


def total(values: pd.Series) -> float | None:
    return float(values.sum()) if values.notna().any() else None


def costs(rows: pd.DataFrame, found: pd.DataFrame, selection: Selection) -> pd.DataFrame:
    """The operations whose first grant is in ``found``: their cost, and the aid of all their grants; NaN if unknown."""
    aid = rows["aid_eur"].where(rows["aid_kind"].isin([kind.value for kind in selection.summed]))
    whole = rows.assign(aid=aid).sort_values(["year", "id"]).groupby("operation", sort=False)
    operations = pd.DataFrame(
        {
            "id": whole["id"].first(),
            "cost": whole["cost_eur"].first(),
            "aid": whole["aid"].sum(min_count=1),
            "doubts": whole["check"].count(),
        }
    )
    return operations[operations["id"].isin(found["id"])]


def paired(operations: pd.DataFrame) -> pd.DataFrame:
    return operations[
        operations["cost"].notna() & (operations["aid"] <= operations["cost"]) & (operations["doubts"] == 0)
    ]


@FEW
@given(selection=SELECTIONS)
@example(selection=REGISTERS_BY_EMPLOYMENT_AREA)
def test_the_summary_is_that_of_the_rows(store: Store, rows: pd.DataFrame, selection: Selection) -> None:
    found, expected = summary(store, selection), kept(rows, selection)
    code = expected[area_column(selection.level, selection.perimeter)]
    assert found.projects == len(expected)
    assert found.outside == (code == OUTSIDE).sum()
    assert found.unplaced == code.isna().sum()
    assert found.aid == pytest.approx(total(expected["aid"]), abs=CENT)
    assert found.priced == expected["aid"].notna().sum()
    operations = costs(rows, expected, selection)
    assert found.investment == pytest.approx(total(operations["cost"]), abs=CENT)
    pairs = paired(operations)
    said = len(pairs) >= 5 and pairs["aid"].sum() >= 0.5 * expected["aid"].sum()
    assert found.operations == len(pairs)
    assert found.leverage == pytest.approx(pairs["cost"].sum() / pairs["aid"].sum() if said else None)
    parts = (found.aid_shown, found.aid_outside, found.aid_unplaced)
    assert sum(part or 0.0 for part in parts) == pytest.approx(found.aid or 0.0, abs=CENT)
    press = expected[(expected["confidence"] != "official") & expected["aid"].notna()]
    assert (found.press, found.press_aid or 0.0) == (len(press), pytest.approx(press["aid"].sum(), abs=CENT))
    assert found.areas == code[code.notna() & (code != OUTSIDE)].nunique()
    priced = expected[expected["aid_eur"].notna()]
    by_kind = priced.groupby("aid_kind")["aid_eur"].sum().to_dict()
    assert {kind.value: euros for kind, euros in found.aid_by_kind.items()} == pytest.approx(by_kind)


@FEW
@given(selection=SELECTIONS)
def test_shown_and_outside_and_unplaced_make_all_projects(store: Store, selection: Selection) -> None:
    found = summary(store, selection)
    assert found.shown + found.outside + found.unplaced == found.projects
    assert min(found.shown, found.outside, found.unplaced) >= 0
    areas = store.run(area_facts(store, selection))
    assert areas["projects"].sum() == found.shown


@FEW
@given(selection=SELECTIONS)
@example(selection=REGISTERS_BY_EMPLOYMENT_AREA)
def test_each_area_has_the_sums_of_its_rows(store: Store, rows: pd.DataFrame, selection: Selection) -> None:
    areas = store.run(area_facts(store, selection)).set_index("code").sort_index()
    expected = kept(rows, selection)
    groups = expected.groupby(area_column(selection.level, selection.perimeter))
    assert areas["projects"].tolist() == groups.size().reindex(areas.index, fill_value=0).tolist()
    operations = costs(rows, expected, selection)
    once = expected.assign(investment=expected["id"].map(operations.set_index("id")["cost"]))
    for column in ("aid", "investment"):
        # min_count: an area whose amounts are all unknown has an unknown sum, not zero.
        amounts = once.groupby(area_column(selection.level, selection.perimeter))[column]
        sums = amounts.sum(min_count=1).reindex(areas.index).to_numpy(float)
        np.testing.assert_allclose(areas[column].to_numpy(float), sums, atol=CENT, err_msg=column)


@pytest.mark.parametrize("area", ["ti-7510", "epci-200067254", "departement-2A", "region-76"])
@given(selection=SELECTIONS)
@settings(max_examples=10)
def test_communes_of_an_area_and_what_is_not_placed_make_the_area(
    store: Store, rows: pd.DataFrame, communes: pd.DataFrame, area: str, selection: Selection
) -> None:
    within = AreaRef.parse(area)
    assert within is not None
    inside = replace(selection, level=Level.COMMUNE, within=within)
    column = area_column(within.level, selection.perimeter)
    found = store.run(area_facts(store, inside))
    assert sorted(found["code"]) == sorted(communes.index[communes[column] == within.code])
    expected = kept(rows, inside)
    here = expected[expected[column] == within.code]
    assert found["projects"].sum() + here["insee"].isna().sum() == len(here)
    assert found["aid"].sum() == pytest.approx(here.loc[here["insee"].notna(), "aid"].sum())
    sums = summary(store, inside)
    assert sums.shown == here["insee"].notna().sum()
    assert sums.unplaced == here["insee"].isna().sum()
    assert sums.shown + sums.outside + sums.unplaced == sums.projects == len(here)


@pytest.mark.parametrize(("level", "perimeter"), [(level, perimeter) for level in LEVELS for perimeter in Perimeter])
def test_there_is_one_row_for_each_area(store: Store, level: Level, perimeter: Perimeter) -> None:
    selection = Selection(level=level, perimeter=perimeter, programmes=("zibac",))
    codes = store.run(area_facts(store, selection).select("code"))["code"]
    table = store.run(store.table(f"boundaries-{area_table(level, perimeter)}").select("code"))["code"]
    assert sorted(codes) == sorted(table)


def test_unknown_is_not_zero(store: Store) -> None:
    areas = store.run(area_facts(store, Selection(level=Level.DEPARTMENT, programmes=("premiere-usine",))))
    without = areas[areas["projects"] == 0]
    assert len(without) > 80
    assert without[["aid", "investment", "small"]].isna().all(axis=None)
    unpriced = areas[(areas["projects"] > 0) & areas["aid"].isna()]
    assert len(unpriced) > 0


def test_a_filter_that_keeps_nothing_has_no_sums(store: Store) -> None:
    found = summary(store, Selection(years=(1990, 1991)))
    assert (found.projects, found.shown, found.outside, found.unplaced, found.priced) == (0, 0, 0, 0, 0)
    assert found.aid is found.investment is found.leverage is None
    assert found.aid_by_kind == {}


def test_the_least_aid_is_of_the_kinds_that_are_summed(store: Store) -> None:
    for kinds in ((), (AidKind.CEILING,), (AidKind.GRANT, AidKind.EQUITY)):
        selection = Selection(aid_kinds=kinds, least_aid=1_000_000)
        found = store.run(funded(store, selection).select("aid", "aid_kind"))
        every = store.run(funded(store, selection.cleared("least_aid")).select("aid"))["aid"]
        assert set(found["aid_kind"]) <= {kind.value for kind in selection.summed}
        assert found["aid"].min() >= 1_000_000
        assert 0 < len(found) == int((every >= 1_000_000).sum()) < len(every)


@pytest.mark.parametrize("parent", ["france-2030", "fonds-vert", "territoires-industrie"])
def test_a_parent_is_the_union_of_its_children(store: Store, projects: pd.DataFrame, parent: str) -> None:
    children = tuple(slug for slug, term in store.programmes.items() if term.parent == parent)
    assert children
    assert set(subtree(store, (parent,))) == {parent, *children}
    whole = summary(store, Selection(programmes=(parent,), industry_only=False, local_grants=True))
    parts = summary(store, Selection(programmes=(parent, *children), industry_only=False, local_grants=True))
    alone = [summary(store, Selection(programmes=(slug,), industry_only=False, local_grants=True)) for slug in children]
    own = int((projects["programme"] == parent).sum())
    assert whole == parts
    assert whole.projects == own + sum(child.projects for child in alone) > 0


def test_every_programme_is_in_the_tree(store: Store, data_dir: object) -> None:
    slugs = pd.read_parquet(f"{data_dir}/programmes.parquet")["slug"]
    assert set(store.programmes) == set(slugs)
    tree = list(store.programmes.values())
    for place, term in enumerate(tree):
        assert term.parent is None or term.parent in [held.slug for held in tree[:place]]


def test_years_and_programmes_add_up(store: Store, rows: pd.DataFrame) -> None:
    selection = Selection(industry_only=False, local_grants=True)
    table, expected = by_year(store, selection), kept(rows, selection)
    sums = expected.groupby(["year", "programme"], dropna=False)["aid"]
    assert table["projects"].sum() == len(expected)
    assert table["year"].isna().any()
    found = table.sort_values(["year", "programme"], na_position="last")
    assert found["projects"].tolist() == sums.size().tolist()
    np.testing.assert_allclose(found["aid"].to_numpy(float), sums.sum(min_count=1).to_numpy(float), atol=CENT)


def test_wider_kinds_add_up_to_their_sums(store: Store) -> None:
    grants = Selection(industry_only=False, local_grants=True)
    every = summary(store, replace(grants, aid_kinds=tuple(AidKind)))
    assert every.aid == pytest.approx(sum(every.aid_by_kind.values()))
    assert every.projects == summary(store, grants).projects


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.COMMUNE])
def test_a_type_keeps_whole_areas_and_the_projects_in_them(store: Store, data_dir: Path, level: Level) -> None:
    selection = Selection(level=level, industry_only=False, types=(AreaType.INTERMEDIATE, AreaType.INDUSTRIAL))
    areas = gpd.read_parquet(data_dir / "boundaries" / f"{area_table(level, selection.perimeter)}.parquet")
    codes = set(areas.loc[areas["type"].isin(["urbain-intermediaire", "rural-industriel"]), "code"])
    column = area_column(level, selection.perimeter)
    every = store.run(funded(store, replace(selection, types=())))
    kept = store.run(funded(store, selection))
    assert 0 < len(kept) < len(every)
    assert set(kept["id"]) == set(every.loc[every[column].isin(codes), "id"])
    shown, whole = (all_values(store, asked).set_index("code") for asked in (selection, replace(selection, types=())))
    pd.testing.assert_frame_equal(shown.loc[sorted(codes)], whole.loc[sorted(codes)])
    assert (shown.loc[~shown.index.isin(codes), "projects"] == 0).all()
    assert summary(store, selection).unplaced == summary(store, selection).outside == 0


@FEW
@given(SELECTIONS)
def test_types_part_the_areas(store: Store, selection: Selection) -> None:
    # The types, and the areas without one, share out what is located at a level.
    plain = replace(selection, types=(), regions=())
    whole = summary(store, plain)
    parts = [summary(store, replace(plain, types=(kind,))) for kind in AreaType]
    assert sum(part.projects for part in parts) <= whole.shown
    every = summary(store, replace(plain, types=tuple(AreaType)))
    assert every.projects == sum(part.projects for part in parts)
