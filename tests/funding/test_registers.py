"""Registers: never in a sum that the reader did not ask for, told when they are, placed probably on demand alone."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings

from geo.finder.opportunities import opportunities
from geo.funding.project_list import inside
from geo.funding.projects import BELOW_DEPARTMENTS, area_facts, funded
from geo.funding.sums import summary
from geo.measures.captions import doubling, scope, shown
from geo.model import GRANTS, REGISTER_KINDS, AidKind, AreaRef, Language, Level, Precision
from geo.profile.figures import money
from geo.programmes.coverage import coverage, covered
from geo.programmes.publication import concerned
from geo.selection.filters import REGISTERS
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.chosen import selections

LISTED = tuple(REGISTER_KINDS.values())
EVERYTHING = Selection(industry_only=False, local_grants=True, registers=True)
SAID = "les mêmes euros peuvent être comptés deux fois"


def euros_by_programme(store: Store, selection: Selection) -> "pd.Series[float]":
    table = funded(store, selection)
    rows = store.run(table.group_by("programme").aggregate(aid=table.aid.sum()))
    return rows.set_index("programme")["aid"].dropna()


@settings(max_examples=25)
@given(selections())
def test_no_euro_of_a_register_is_in_a_sum_of_other_kinds(store: Store, selection: Selection) -> None:
    held = set(euros_by_programme(store, selection).index)
    if set(selection.summed).isdisjoint(LISTED):
        assert held.isdisjoint(REGISTER_KINDS)
        for level in (Level.REGION, Level.DEPARTMENT):
            sums = store.run(area_facts(store, replace(selection, level=level)))["aid"].sum()
            rows = store.run(funded(store, replace(selection, level=level)))
            allowed = rows[~rows["programme"].isin(REGISTER_KINDS)]["aid"].sum()
            assert sums <= allowed + 0.01 or selection.regions
    elif len(selection.summed) > 1:
        assert doubling(selection)
        assert SAID in scope(replace(selection, language=Language.FRENCH), store)
    else:
        assert held <= {slug for slug, kind in REGISTER_KINDS.items() if kind in selection.summed}


def test_registers_are_hidden_until_they_are_asked_for(store: Store) -> None:
    table = funded(store, Selection(industry_only=False, local_grants=True))
    assert len(store.run(table.filter(table.programme.isin(REGISTERS)).select("id"))) == 0
    table = funded(store, EVERYTHING)
    assert len(store.run(table.filter(table.programme.isin(REGISTERS)).select("id"))) > 18_000


@pytest.mark.parametrize(("slug", "kind"), REGISTER_KINDS.items())
def test_a_register_that_is_shown_alone_is_summed(store: Store, slug: str, kind: AidKind) -> None:
    alone = Selection(programmes=(slug,), industry_only=False)
    assert alone.summed == (kind,)
    assert not alone.doubled
    assert euros_by_programme(store, alone).index.tolist() == [slug]
    assert Selection(programmes=("i-nov", slug)).summed == GRANTS
    assert Selection(programmes=(slug,), aid_kinds=(AidKind.EQUITY,)).summed == (AidKind.EQUITY,)


def test_the_sums_of_a_register_are_those_of_its_source(store: Store) -> None:
    assert summary(store, Selection(programmes=("aides-etat-tam",), industry_only=False)).aid == pytest.approx(
        17_022_753_317.61, abs=0.01
    )
    assert summary(store, Selection(programmes=("ademe",), industry_only=False)).aid == pytest.approx(
        1_952_252_018.24 - 205_422_266.42, abs=0.01
    )


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (GRANTS, False),
        (tuple(AidKind), True),
        ((AidKind.STATE_AID,), False),
        ((AidKind.STATE_AID, AidKind.ADEME), True),
        ((AidKind.GRANT, AidKind.ADEME), True),
    ],
)
def test_kinds_that_may_hold_the_same_euros_are_told(store: Store, kinds: tuple[AidKind, ...], said: bool) -> None:
    selection = replace(EVERYTHING, aid_kinds=kinds)
    assert selection.doubled is said
    assert (SAID in scope(selection, store)) is said


def test_probable_places_count_on_demand_alone(store: Store, projects: pd.DataFrame) -> None:
    likely = projects[projects["precision"] == "probable"]
    assert len(likely) > 40
    off, on = (
        store.run(funded(store, replace(EVERYTHING, probable=probable))).set_index("id") for probable in (False, True)
    )
    assert off.loc[likely["id"], [*BELOW_DEPARTMENTS]].isna().all(axis=None)
    assert (on.loc[likely["id"], "epci"] == likely.set_index("id")["epci"]).all()
    for name in ("departement", "region"):
        assert (off.loc[likely["id"], name] == likely.set_index("id")[name]).all()
    for level in (Level.TERRITORY, Level.EPCI):
        hidden, told = (
            summary(store, replace(EVERYTHING, level=level, probable=probable)) for probable in (False, True)
        )
        assert hidden.unplaced - told.unplaced == len(likely)
        assert hidden.projects == told.projects
    assert "y compris des localisations probables" in scope(replace(EVERYTHING, probable=True), store)


def test_a_profile_counts_a_probable_place_on_demand_alone(store: Store, projects: pd.DataFrame) -> None:
    row = projects[(projects["precision"] == "probable") & projects["ti_2024"].str.startswith("ti-")].iloc[0]
    area = AreaRef(Level.TERRITORY, row["ti_2024"])
    off, on = (money(store, replace(EVERYTHING, probable=probable), area) for probable in (False, True))
    assert on.projects > off.projects


def test_a_register_is_no_programme_to_apply_to(store: Store) -> None:
    found = opportunities(store, EVERYTHING, AreaRef(Level.TERRITORY, "ti-7510"), ())
    assert not {*found.used, *found.unused} & set(REGISTERS)


def test_coverage_and_years_tell_of_registers_when_they_are_there(store: Store) -> None:
    assert not set(covered(store, Selection())) & set(REGISTERS)
    assert set(REGISTERS) <= set(covered(store, EVERYTHING))
    assert covered(store, Selection(programmes=("ademe",))) == ("ademe",)
    (item,) = coverage(store, ("ademe",))
    assert (item.projects, item.complete) == (11_178, (2018, 2020))
    assert item.aid == pytest.approx(1_746_829_751.82, abs=0.01)
    assert not set(concerned(store, Selection())) & set(REGISTERS)
    assert set(concerned(store, EVERYTHING)["aides-etat-tam"]) == {*range(2016, 2021)}


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), ["mesr-inov"]),
        (EVERYTHING, ["mesr-inov", "tam-2016-2020", "ademe-2018-2020"]),
        (Selection(programmes=("ademe",)), ["mesr-inov", "ademe-2018-2020"]),
        (Selection(programmes=("i-nov",), registers=True), ["mesr-inov"]),
    ],
)
def test_sources_of_registers_are_named_when_they_are_there(selection: Selection, expected: list[str]) -> None:
    assert shown(("mesr-inov", "tam-2016-2020", "ademe-2018-2020"), selection) == expected


def test_a_probable_place_is_a_commune_of_the_list_only_where_it_counts(store: Store) -> None:
    for counted in (False, True):
        table = inside(store, Selection(programmes=("aides-etat-tam",), industry_only=False, probable=counted))
        rows = store.run(table.filter(table.precision == Precision.PROBABLE.value).select("commune"))
        assert len(rows)
        assert rows["commune"].notna().all() if counted else rows["commune"].isna().all()
