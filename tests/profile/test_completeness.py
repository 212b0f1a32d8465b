"""The declared completeness of each list of places agrees with the tables and cites the source of its totals."""

import pandas as pd
import pytest

from geo.labels import PLACE_KINDS
from geo.profile.completeness import ENOUGH, EXISTING, Completeness, Existing, completeness
from geo.tables.store import Store


@pytest.fixture(scope="module")
def places(store: Store) -> pd.DataFrame:
    return store.run(store.table("ecosystem"))


def test_every_kind_of_place_is_declared(places: pd.DataFrame) -> None:
    assert set(EXISTING) == set(PLACE_KINDS) == set(places["kind"])


def test_counts_are_those_of_the_table(store: Store, places: pd.DataFrame) -> None:
    for kind, found in completeness(store).items():
        rows = places[places["kind"] == kind]
        assert found.known == len(rows)
        assert found.usable == int((rows["verified"].astype(bool) & rows["lon"].notna() & rows["lat"].notna()).sum())


def test_a_list_needs_four_fifths_of_what_exists() -> None:
    exists = Existing(10, "2023", "someone")
    assert not Completeness("x", 10, 7, exists).is_enough
    assert Completeness("x", 10, 8, exists).is_enough
    assert Completeness("x", 12, 12, exists).share == 1.0
    assert not Completeness("x", 4_000, 4_000, None).is_enough, "no total, no claim"


def test_lists_that_are_known_to_be_partial_make_no_claim(store: Store) -> None:
    lists = completeness(store)
    for kind in ("village_by_ca", "incubateur", "pole_competitivite", "french_tech_communaute", "ite"):
        assert not lists[kind].is_enough, kind
    assert all(found.share is None or found.is_enough == (found.share >= ENOUGH) for found in lists.values())


def test_every_total_says_who_counts_it_and_when() -> None:
    for kind, found in EXISTING.items():
        if found is not None:
            assert found.total > 0, kind
            assert found.source, kind
            assert not found.address or found.address.startswith(("http://", "https://")), kind
            assert not found.as_of or 2000 <= int(found.as_of[:4]) <= 2026, kind
