"""Every measure at every level that offers it, and known values of each, computed independently from the tables."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.funding.projects import area_facts
from geo.ingest.sources.cog import Cog
from geo.measures.area_values import area_values
from geo.measures.catalogue import MEASURES
from geo.measures.measure import Measure
from geo.measures.states import State
from geo.model import GRANTS, OUTSIDE, SMALL_COMMUNE, AreaRef, Level, Perimeter, Unit, area_column, area_table
from geo.selection.selection import Selection
from geo.selection.vocabulary import DEFAULT_MEASURE
from geo.tables.declaration import Catalogue
from geo.tables.store import Store
from tests.chosen import selections

FEW = settings(max_examples=25, deadline=None)

EVERY_PROJECT = Selection(industry_only=False, local_grants=True)
OFFERED = [
    pytest.param(measure, level, perimeter, id=f"{measure.slug}-{area_table(level, perimeter)}")
    for measure in MEASURES.values()
    for level in measure.levels
    if level is not Level.COMMUNE
    for perimeter in (Perimeter if level is Level.TERRITORY else [Perimeter.SECOND_PHASE])
]


def values(store: Store, slug: str, level: Level, perimeter: Perimeter = Perimeter.SECOND_PHASE) -> pd.Series:
    selection = replace(EVERY_PROJECT, measure=slug, level=level, perimeter=perimeter)
    return area_values(store, selection).set_index("code")["value"]


@pytest.fixture(scope="module")
def grants(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects with their aid in euros if it is a grant, else NaN."""
    kinds = [kind.value for kind in GRANTS]
    return projects.assign(aid=projects["aid_eur"].where(projects["aid_kind"].isin(kinds)))


@pytest.fixture(scope="module")
def indicators(data_dir: Path) -> pd.Series:
    table: pd.DataFrame = pq.read_table(data_dir / "indicators.parquet").to_pandas()
    return table.set_index(["level", "perimeter", "indicator", "year", "code"])["value"].sort_index()


@pytest.mark.parametrize(("measure", "level", "perimeter"), OFFERED)
def test_a_measure_gives_one_value_or_unknown_for_each_area(
    store: Store, measure: Measure, level: Level, perimeter: Perimeter
) -> None:
    selection = replace(EVERY_PROJECT, measure=measure.slug, level=level, perimeter=perimeter)
    table = area_values(store, selection)
    areas = store.run(store.table(f"boundaries-{area_table(level, perimeter)}").select("code", "label"))
    assert list(table.columns) == ["code", "label", "regions", "projects", "aid", "value", "state"]
    assert table["code"].tolist() == sorted(areas["code"])
    assert dict(zip(table["code"], table["label"], strict=True)) == dict(areas.itertuples(index=False, name=None))
    found = table["value"].dropna()
    assert np.isfinite(found).all()
    # Areas with a value have no state; areas without one have a state that says why.
    assert (table["state"] == "").tolist() == table["value"].notna().tolist()
    assert set(table["state"]) <= set(State)
    assert len(found) > 0 or measure.floor is not None
    if measure.unit is Unit.SHARE:
        assert found.between(0, 1).all()
    elif not measure.diverging:
        assert (found >= 0).all()


@pytest.mark.parametrize("measure", MEASURES.values(), ids=list(MEASURES))
def test_a_measure_names_declared_sources(data_dir: Path, measure: Measure) -> None:
    assert measure.source_ids
    assert set(measure.source_ids) <= set(Catalogue.load(data_dir).sources)
    assert measure.label
    assert measure.formula
    assert measure.leaves_out


def test_every_level_offers_the_default_measure() -> None:
    assert set(MEASURES[DEFAULT_MEASURE].levels) == set(Level)


@pytest.mark.parametrize(
    "measure", [measure for measure in MEASURES.values() if not measure.funded], ids=lambda m: m.slug
)
def test_a_measure_of_the_area_itself_ignores_filters_of_projects(store: Store, measure: Measure) -> None:
    level = measure.levels[0]
    narrow = Selection(measure=measure.slug, level=level, programmes=("zibac",), years=(2024, 2025))
    filtered = area_values(store, narrow).set_index("code")["value"]
    pd.testing.assert_series_equal(filtered, values(store, measure.slug, level))


@pytest.mark.parametrize("slug", [slug for slug, measure in MEASURES.items() if Level.COMMUNE in measure.levels])
def test_a_measure_of_communes_covers_those_of_an_area(store: Store, communes: pd.DataFrame, slug: str) -> None:
    inside = AreaRef(Level.REGION, "76")
    table = area_values(store, replace(EVERY_PROJECT, measure=slug, level=Level.COMMUNE, within=inside))
    assert table["code"].tolist() == sorted(communes.index[communes["region"] == "76"])
    assert table["value"].notna().any()


def test_jobs_of_communes_make_those_of_their_department(store: Store) -> None:
    inside = AreaRef(Level.DEPARTMENT, "65")
    selection = replace(EVERY_PROJECT, measure="emploi_prive", level=Level.COMMUNE, within=inside)
    assert area_values(store, selection)["value"].sum() == values(store, "emploi_prive", Level.DEPARTMENT)["65"]


# Floors and states


def test_every_ratio_and_growth_declares_a_floor() -> None:
    for measure in MEASURES.values():
        is_ratio = measure.unit in (Unit.RATIO, Unit.SHARE, Unit.GROWTH) or "÷" in measure.formula
        assert is_ratio == (measure.floor is not None), measure.slug
        assert measure.unknown


@FEW
@given(selection=selections(), slug=st.sampled_from(sorted(MEASURES)))
def test_no_ratio_below_its_floor_has_a_value(store: Store, selection: Selection, slug: str) -> None:
    measure = MEASURES[slug]
    if measure.floor is None or selection.level not in measure.levels:
        return
    facts = store.run(area_facts(store, selection)).set_index("code")
    table = area_values(store, replace(selection, measure=slug)).set_index("code")
    reached = measure.floor.holds(facts).fillna(False).astype(bool).reindex(table.index)
    assert not (table["value"].notna() & ~reached).any()
    assert set(table.loc[~reached, "state"]) <= {State.FEW, State.UNKNOWN, State.NOTHING}


def test_an_area_without_projects_is_not_one_without_amounts(store: Store) -> None:
    table = area_values(store, Selection(measure="aide", programmes=("premiere-usine",))).set_index("code")
    assert set(table.loc[table["projects"] == 0, "state"]) == {State.NOTHING.value}
    assert set(table.loc[(table["projects"] > 0) & table["aid"].isna(), "state"]) == {State.UNKNOWN.value}


def test_growth_over_three_jobs_is_not_said(store: Store, indicators: pd.Series) -> None:
    inside = Selection(level=Level.COMMUNE, within=AreaRef(Level.DEPARTMENT, "65"), measure="croissance_emploi")
    table = area_values(store, inside).set_index("code")
    before = indicators["commune", "", "emploi_prive", 2019].reindex(table.index)
    assert table.loc[before < 100, "value"].isna().all()
    assert (table.loc[before < 100, "state"] == State.FEW).any()
    assert table.loc[before >= 100, "value"].notna().any()


# Known values


@pytest.mark.parametrize("perimeter", Perimeter)
@pytest.mark.parametrize("level", [level for level in Level if level is not Level.COMMUNE])
def test_sums_of_projects(store: Store, grants: pd.DataFrame, level: Level, perimeter: Perimeter) -> None:
    column = area_column(level, perimeter)
    groups = grants[grants[column] != OUTSIDE].groupby(column)
    count = values(store, "projets", level, perimeter)
    assert count[count > 0].to_dict() == groups.size().to_dict()
    once = grants.sort_values(["year", "id"]).drop_duplicates("operation")
    expected = {
        "aide": groups["aid"].sum(min_count=1),
        "investissement": once[once[column] != OUTSIDE].groupby(column)["cost_eur"].sum(min_count=1),
    }
    for slug, sums in expected.items():
        assert values(store, slug, level, perimeter).dropna().to_dict() == pytest.approx(sums.dropna().to_dict())


def test_aid_by_inhabitant_and_by_job(
    store: Store, grants: pd.DataFrame, communes: pd.DataFrame, indicators: pd.Series
) -> None:
    aid = grants.loc[grants["departement"] == "59", "aid"].sum()
    people = communes.loc[communes["departement"] == "59", "population"].sum()
    jobs = indicators["departement", "", "emploi_prive", 2024, "59"]
    assert values(store, "aide_par_habitant", Level.DEPARTMENT)["59"] == pytest.approx(aid / people)
    assert values(store, "aide_par_emploi", Level.DEPARTMENT)["59"] == pytest.approx(aid / jobs)


def test_aid_by_job_is_unknown_where_jobs_are(store: Store) -> None:
    assert math.isnan(values(store, "aide_par_emploi", Level.DEPARTMENT)["976"])
    assert values(store, "aide", Level.DEPARTMENT)["976"] > 0


def operations(grants: pd.DataFrame) -> pd.DataFrame:
    """One row per operation with both amounts, aid up to its cost and no warning: region of its first grant, cost, aid.

    ``aid`` is the sum over all its grants; both amounts are in euros.
    """
    rows = grants.sort_values(["year", "id"]).groupby("operation", sort=False)
    found = pd.DataFrame(
        {
            "region": rows["region"].first(),
            "cost": rows["cost_eur"].first(),
            "aid": rows["aid"].sum(min_count=1),
            "doubts": rows["check"].count(),
        }
    )
    return found[found["cost"].notna() & (found["aid"] <= found["cost"]) & (found["doubts"] == 0)]


def test_leverage_counts_the_cost_of_an_operation_once(grants: pd.DataFrame) -> None:
    several = grants[grants["operation"].duplicated(keep=False)]
    assert len(several) > 10
    assert (several.groupby("operation")["cost_eur"].nunique() == 1).all()
    assert len(operations(grants)) < (grants["aid"].notna() & grants["cost_eur"].notna()).sum()


def test_leverage_is_over_operations_with_both_amounts_and_has_a_floor(store: Store, grants: pd.DataFrame) -> None:
    groups = operations(grants).groupby("region")
    sums, counts = groups[["cost", "aid"]].sum(), groups.size()
    covered = sums["aid"] / grants.groupby("region")["aid"].sum()
    said = (counts >= 5) & (covered.reindex(counts.index) >= 0.5)
    assert said.any()
    assert not said.all()
    found = values(store, "levier", Level.REGION)
    assert found.dropna().to_dict() == pytest.approx((sums["cost"] / sums["aid"])[said].to_dict())
    # The ratio of the two totals shown on the map would mix costs and aid of different projects.
    region = found.dropna().index[0]
    assert found[region] != pytest.approx(
        values(store, "investissement", Level.REGION)[region] / values(store, "aide", Level.REGION)[region], rel=0.01
    )


def test_share_in_small_communes(store: Store, grants: pd.DataFrame, communes: pd.DataFrame) -> None:
    placed = grants[grants["insee"].notna()]
    small = communes.loc[placed["insee"], "population"].to_numpy() < SMALL_COMMUNE
    groups = pd.Series(small, index=placed["region"]).groupby(level=0)
    known = groups.size() / grants.groupby("region").size()
    enough = (groups.size() >= 5) & (known.reindex(groups.size().index) >= 0.5)
    expected = groups.mean()[enough].drop(OUTSIDE, errors="ignore")
    found = values(store, "part_petites_communes", Level.REGION)
    assert found.dropna().to_dict() == pytest.approx(expected.to_dict())


def test_growth_of_jobs(store: Store, indicators: pd.Series) -> None:
    now = indicators["ti", "2024-07-04", "emploi_prive", 2024, "ti-7510"]
    then = indicators["ti", "2024-07-04", "emploi_prive", 2019, "ti-7510"]
    assert values(store, "croissance_emploi", Level.TERRITORY)["ti-7510"] == pytest.approx(now / then - 1)


@pytest.mark.parametrize("perimeter", Perimeter)
def test_jobs_are_those_of_the_perimeter(store: Store, indicators: pd.Series, perimeter: Perimeter) -> None:
    found = values(store, "emploi_prive", Level.TERRITORY, perimeter)
    assert found.dropna().to_dict() == indicators["ti", perimeter.value, "emploi_prive", 2024].to_dict()
    # Mayotte, whose jobs are not published, is one of the 183.
    assert found.isna().sum() == (perimeter is Perimeter.SECOND_PHASE)


def test_emissions_are_those_of_industrial_sites_alone(store: Store, data_dir: Path) -> None:
    every = pd.read_parquet(data_dir / "sites.parquet")
    sites = every[every["branch"] == "industrie"]
    expected = sites.groupby("ti_2024")["emissions_t"].sum(min_count=1).drop(OUTSIDE).dropna()
    found = values(store, "emissions_ets", Level.TERRITORY)
    assert found.dropna().to_dict() == pytest.approx(expected.to_dict())
    assert found.isna().any()
    whole = values(store, "emissions_ets", Level.REGION).sum()
    assert whole == pytest.approx(sites["emissions_t"].sum())
    power = every.loc[every["branch"] == "energie", "emissions_t"].sum()
    assert power > 20e6
    assert whole < every["emissions_t"].sum() - power


def test_census_is_unknown_overseas(store: Store) -> None:
    for slug in ("chomage", "part_industrie"):
        found = values(store, slug, Level.DEPARTMENT)
        assert set(found[found.isna()].index) == {"971", "972", "973", "974", "976"}


def test_money_of_france_2030_by_region(store: Store) -> None:
    found = values(store, "france_2030_engage", Level.REGION)
    assert found.sum() / 1e9 == pytest.approx(18.17, abs=0.01)


# Against the published files


@pytest.mark.sources
@pytest.mark.parametrize("perimeter", Perimeter)
def test_jobs_of_territories_are_those_of_their_communes(
    communes: pd.DataFrame, indicators: pd.Series, sources_dir: Path, geography: Cog, perimeter: Perimeter
) -> None:
    published = pd.read_parquet(sources_dir / "urssaf_emploi_prive_communes_2014_2024.parquet")
    today = published["insee_com"].map(lambda code: geography.aliases.get(code, code))
    territory = today.map(communes[perimeter.column])
    sums = published.groupby(["annee", territory])["emploi_salarie_prive"].sum()
    assert published["annee"].nunique() == 11
    for year in published["annee"].unique():
        assert indicators["ti", perimeter.value, "emploi_prive", year].to_dict() == sums[year].to_dict()


@pytest.mark.sources
def test_jobs_of_the_country_are_those_of_the_file(indicators: pd.Series, sources_dir: Path) -> None:
    published = pd.read_parquet(sources_dir / "urssaf_emploi_prive_communes_2014_2024.parquet")
    totals = published.groupby("annee")["emploi_salarie_prive"].sum()
    for year, total in totals.items():
        for level in ("departement", "region"):
            assert indicators.loc[level, "", "emploi_prive", int(str(year))].sum() == total, (level, year)


@pytest.mark.sources
def test_a_census_value_of_one_epci_is_the_published_one(
    indicators: pd.Series, data_dir: Path, sources_dir: Path
) -> None:
    published = pd.read_csv(sources_dir / "insee_rp2022_epci.csv", dtype={"siren_epci": str}).set_index("siren_epci")
    table = pd.read_parquet(data_dir / "indicators.parquet")
    estimated = set(table.loc[(table["level"] == "epci") & table["estimated"], "code"])
    assert 0 < len(estimated) < 20
    for name, column in (
        ("chomage", "taux_chomage_rp_1564_2022_pct"),
        ("part_industrie", "part_industrie_emploi_lt_2022_pct"),
    ):
        ours = indicators["epci", "", name, 2022].drop(list(estimated))
        both = ours.index.intersection(published.index)
        assert len(both) == len(ours) > 1200
        assert (ours[both] * 100).to_numpy() == pytest.approx(published.loc[both, column].to_numpy(), abs=1e-6)
