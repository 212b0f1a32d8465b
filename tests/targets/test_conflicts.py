"""Contradictions: each is in the tables, its values differ, it gives a reason, and it shows nothing unconfirmed."""

from geo.tables.store import Store
from geo.targets.conflicts import CONFLICTS, conflicts, industry_share, judged
from geo.targets.targets import targets


def test_every_listed_conflict_is_found_whole(store: Store) -> None:
    found = conflicts(store)
    assert [conflict.listed for conflict in found] == list(CONFLICTS)
    assert all(len(conflict.claims) == len(conflict.listed.cells) for conflict in found)


def test_claims_differ_in_value_unit_or_date(store: Store) -> None:
    for conflict in conflicts(store):
        said = {(claim.quantity.value, claim.quantity.unit, claim.dated) for claim in conflict.claims}
        assert len(said) == len(conflict.claims), conflict.listed.name
        assert conflict.listed.reason
        assert all(claim.source and claim.confidence for claim in conflict.claims)


def test_a_target_that_is_not_displayed_is_no_side_of_a_conflict(store: Store) -> None:
    hidden = {target.id for target in targets(store) if not target.displayed}
    assert hidden
    assert not hidden & {cell.key for listed in CONFLICTS for cell in listed.cells if cell.column}


def test_values_of_a_conflict_are_those_of_the_tables(store: Store) -> None:
    found = {claim.key: claim.quantity.value for conflict in conflicts(store) for claim in conflict.claims}
    assert (found["fr2030_committed_2023"], found["fr2030_barometer_2023_12"]) == (21.0, 29.9)


def test_france_stands_beside_germany(store: Store) -> None:
    found = industry_share(store)
    assert {country: claim and (claim.quantity.value, claim.dated) for country, claim in found.items()} == {
        "France": (10.0, "2025"),
        "Germany": (20.0, "2025"),
    }


def test_a_target_of_a_conflict_gets_no_progress(store: Store) -> None:
    contested = {target.id for target in judged(store) if target.contested}
    assert contested == {cell.key for listed in CONFLICTS for cell in listed.cells if cell.column}
    assert all(target.progress is None for target in judged(store) if target.contested)
    assert any(target.progress is not None for target in judged(store)), "the rule leaves the others alone"
