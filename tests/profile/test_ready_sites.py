"""Key-in-hand sites of an area, against the table of sites read by pandas alone."""

from pathlib import Path

import pandas as pd
import pytest

from geo.model import AreaRef, Perimeter
from geo.profile.around.ready_sites import ready_sites
from geo.tables.store import Store


@pytest.mark.parametrize(
    ("area", "column", "departments"),
    [
        ("ti-7510", "ti_2024", {"64", "65"}),
        ("ti-3201", "ti_2024", {"59"}),
        ("ti-2802", "ti_2024", {"76"}),
        ("departement-64", "departement", {"64"}),
        ("region-76", "region", set()),
        ("epci-200067254", "epci", {"64"}),
    ],
)
def test_they_are_those_of_the_table(
    store: Store, data_dir: Path, area: str, column: str, departments: set[str]
) -> None:
    ref = AreaRef.parse(area)
    assert ref is not None
    found = ready_sites(store, ref, Perimeter.SECOND_PHASE)
    sites = pd.read_parquet(data_dir / "sites.parquet")
    sites = sites[sites["kind"] == "cle-en-main"]
    inside = sites[sites[column] == ref.code]
    perhaps = sites[sites[column].isna() & sites["departement"].isin(departments)]
    assert {*found.loc[found["inside"], "name"]} == {*inside["name"]}
    assert {*found.loc[~found["inside"], "name"]} == {*perhaps["name"]}
    assert found["hectares"].sum() == pytest.approx(inside["hectares"].sum() + perhaps["hectares"].sum())
    known = found["hectares"].dropna()
    assert list(known) == sorted(known, reverse=True)
    assert found["hectares"].head(len(known)).notna().all(), "an unknown size comes last and is never zero"
