"""The figures of a profile, checked against the tables read with pandas."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from geo.areas.perimeters import around_commune, change, held
from geo.model import GRANTS, AreaRef, Level, Perimeter
from geo.profile.figures import beside, jobs, large_sites, money, places
from geo.selection.selection import Selection
from geo.tables.store import Store

PAU = AreaRef(Level.TERRITORY, "ti-7510")
EVERYTHING = Selection(industry_only=False, local_grants=True, registers=True, probable=True)


@pytest.mark.parametrize("area", [PAU, AreaRef(Level.REGION, "76"), AreaRef(Level.DEPARTMENT, "971")])
def test_money_adds_up_to_the_table(store: Store, projects: pd.DataFrame, area: AreaRef) -> None:
    column = "ti_2024" if area.level is Level.TERRITORY else area.level.value
    rows = projects[projects[column] == area.code]
    grants = rows[rows["aid_kind"].isin([kind.value for kind in GRANTS])]["aid_eur"].sum()
    found = money(store, EVERYTHING, area)
    assert found.projects == len(rows)
    assert found.aid == pytest.approx(grants)
    for frame in (found.by_year, found.by_programme, found.by_sector, found.by_theme):
        assert frame["projects"].sum() == len(rows)
        assert frame["aid"].sum() == pytest.approx(grants)
    assert sum(found.by_kind.values()) == pytest.approx(rows["aid_eur"].sum())
    listed = found.largest["aid_eur"].dropna()
    assert listed.is_monotonic_decreasing
    assert listed.iloc[0] == rows["aid_eur"].max()


def test_an_area_without_projects_is_empty_not_zero(store: Store) -> None:
    found = money(store, Selection(programmes=("zibac",)), AreaRef(Level.DEPARTMENT, "976"))
    assert (found.projects, found.aid, found.largest.empty) == (0, None, True)


def test_the_filter_of_regions_does_not_cut_an_interregional_territory(store: Store) -> None:
    whole, cut = money(store, Selection(), PAU), money(store, Selection(regions=("76",)), PAU)
    assert cut.projects == whole.projects


def test_a_territory_of_two_regions_stands_beside_both(store: Store) -> None:
    rows = beside(store, Selection(), PAU)
    assert rows["label"].tolist() == ["Lacq – Pau – Tarbes", "Nouvelle-Aquitaine", "Occitanie", "France"]
    assert rows["population"].iloc[-1] == pytest.approx(
        store.run(store.table("communes"))["population"].sum(), rel=1e-6
    )
    assert rows["ref"].iloc[-1] is None
    assert beside(store, Selection(), AreaRef(Level.REGION, "76"))["label"].tolist() == ["Occitanie", "France"]


def test_jobs_are_an_index_of_the_first_year(store: Store) -> None:
    found = jobs(store, PAU, Perimeter.SECOND_PHASE)
    own = found[found["level"] == "ti"].set_index("year").astype({"index": float, "jobs": float})
    assert own["index"][2014] == 100
    assert own["index"][2024] == pytest.approx(own["jobs"][2024] / own["jobs"][2014] * 100)
    france, regions = found[found["level"] == "france"], found[found["level"] == "region"]
    assert france.set_index("year")["jobs"][2019] == pytest.approx(regions[regions["year"] == 2019]["jobs"].sum())


def test_mayotte_has_no_jobs(store: Store) -> None:
    area = AreaRef(Level.DEPARTMENT, "976")
    found = jobs(store, area, Perimeter.SECOND_PHASE)
    assert found[found["level"] == "departement"].empty
    assert np.isnan(beside(store, Selection(), area)["emploi_prive"].iloc[0])


def test_sites_are_those_of_the_table(store: Store, data_dir: Path) -> None:
    every = pd.read_parquet(data_dir / "sites.parquet")
    inside = every[(every["ti_2024"] == PAU.code) & (every["kind"] == "ets")]
    found = large_sites(store, PAU, Perimeter.SECOND_PHASE)
    assert sorted(found["name"]) == sorted(inside["name"])
    assert found["emissions_t"].is_monotonic_decreasing


@pytest.mark.parametrize("code", ["ti-7510", "ti-7505"])
def test_a_change_of_perimeter_is_told_by_communes(store: Store, communes: pd.DataFrame, code: str) -> None:
    found = change(store, code, Perimeter.SECOND_PHASE)
    now = set(communes.loc[communes["ti_2024"] == code, "insee"])
    main = found.overlaps["code"].iloc[0]
    before = set(communes.loc[communes["ti_2018"] == main, "insee"])
    assert (found.same, len(found.joined), len(found.left)) == (len(now & before), len(now - before), len(before - now))
    assert found.overlaps["shared"].is_monotonic_decreasing


def test_both_versions_tell_the_same_change(store: Store) -> None:
    later = change(store, "ti-7510", Perimeter.SECOND_PHASE)
    earlier = change(store, later.overlaps["code"].iloc[0], Perimeter.FIRST_PHASE)
    assert earlier.overlaps["code"].iloc[0] == "ti-7510"
    assert (earlier.joined, earlier.left, earlier.same) == (later.joined, later.left, later.same)


def test_areas_around(store: Store) -> None:
    found = held(store, AreaRef(Level.DEPARTMENT, "64"), Perimeter.SECOND_PHASE)
    assert "ti-7510" in set(found["code"])
    around = around_commune(store, "64445", Perimeter.SECOND_PHASE)
    assert [area.level for area in around] == [
        Level.EPCI,
        Level.TERRITORY,
        Level.EMPLOYMENT_AREA,
        Level.DEPARTMENT,
        Level.REGION,
    ]


def test_the_filters_count(store: Store) -> None:
    one = money(store, replace(EVERYTHING, programmes=("zibac",)), PAU)
    assert one.projects == 1
    assert one.by_programme["slug"].tolist() == ["zibac"]


def test_similar_areas_stand_below_france(store: Store) -> None:
    others = (AreaRef(Level.TERRITORY, "ti-2703"), AreaRef(Level.TERRITORY, "ti-0101"))
    rows = beside(store, Selection(), PAU, others)
    assert rows["ref"].tolist()[-3:] == [None, *others]
    assert rows["label"].tolist()[-2:] == ["Bourgogne Industrie", "Basse-Terre"]
    france = rows[rows["ref"].isna()].iloc[0]
    every = store.run(store.table("indicators"))
    known = every[(every["level"] == "region") & (every["indicator"] == "emploi_prive")]
    sums = known.groupby("year")["value"].sum()
    assert france["croissance_emploi"] == pytest.approx(sums[2024] / sums[2019] - 1)


def test_places_hold_the_projects_that_stand_somewhere(store: Store, projects: pd.DataFrame) -> None:
    inside = projects[(projects["ti_2024"] == PAU.code) & projects["lon"].notna()]
    found = places(store, EVERYTHING, PAU)
    assert found["projects"].sum() == len(inside)
    assert len(found) == len(inside[["lon", "lat"]].drop_duplicates())
    grants = inside[inside["aid_kind"].isin([kind.value for kind in GRANTS])]["aid_eur"].sum()
    assert found["aid"].sum() == pytest.approx(grants)
