"""Firms funded by several programmes: an independent count, and grants published by two sources counted once."""

import pandas as pd
import pytest

from geo.funding.shared_firms import repeated, shared_firms
from geo.model import GRANTS
from geo.selection.selection import Selection
from geo.tables.store import Store

ALL = Selection(industry_only=False, local_grants=True)


def test_firms_are_those_of_an_independent_count(store: Store, projects: pd.DataFrame) -> None:
    found = shared_firms(store, ALL)
    known = projects[projects["siren"].notna()]
    several = {siren for siren, rows in known.groupby("siren") if rows["programme"].nunique() > 1}
    assert set(found.firms["siren"]) == several
    assert found.count == len(several) > 0
    summed = known["aid_eur"].where(known["aid_kind"].isin([kind.value for kind in GRANTS]))
    expected = summed.groupby([known["siren"], known["programme"]]).sum(min_count=1)
    amounts = found.firms.set_index(["siren", "programme"])["aid"]
    # In the current tables no two sources publish the same grant, so nothing is left out.
    assert found.doubles == 0
    assert amounts.astype(float).to_dict() == pytest.approx(expected.loc[amounts.index].astype(float).to_dict())


def test_each_firm_has_more_than_one_programme_and_one_name(store: Store) -> None:
    groups = shared_firms(store, ALL).firms.groupby("siren")
    assert (groups["programme"].nunique() > 1).all()
    assert (groups["beneficiary"].nunique() == 1).all()


def test_filters_and_words_narrow_the_firms(store: Store) -> None:
    assert shared_firms(store, Selection(programmes=("i-nov",))).count == 0
    every, some = (
        shared_firms(store, ALL),
        shared_firms(store, Selection(industry_only=False, local_grants=True, search="rénovation")),
    )
    assert set(some.firms["siren"]) < set(every.firms["siren"])


def row(source: str, aid: float | None = 10.0, year: int = 2023) -> dict[str, object]:
    return {"siren": "1", "year": year, "insee": "64445", "aid_eur": aid, "aid_kind": "subvention", "source_id": source}


@pytest.mark.parametrize(
    ("rows", "doubled", "alike"),
    [
        ([row("a"), row("b")], [False, True], [False, False]),
        ([row("a"), row("a")], [False, False], [True, True]),
        ([row("a"), row("b", aid=11.0)], [False, False], [False, False]),
        ([row("a"), row("b", year=2024)], [False, False], [False, False]),
        ([row("a", aid=None), row("b", aid=None)], [False, False], [False, False]),
        ([row("a"), row("b"), row("c")], [False, True, True], [False, False, False]),
    ],
)
def test_a_grant_that_two_sources_publish_counts_once(
    rows: list[dict[str, object]], doubled: list[bool], alike: list[bool]
) -> None:
    found = repeated(pd.DataFrame(rows))
    assert [series.tolist() for series in found] == [doubled, alike]


def test_names_without_siren_are_counted_but_not_merged(store: Store, projects: pd.DataFrame) -> None:
    found = shared_firms(store, ALL)
    assert found.nameless > 0
    assert found.namesakes > 0
    assert found.firms["siren"].notna().all()
    assert found.nameless <= int((projects["siren"].isna() & projects["beneficiary"].notna()).sum())
