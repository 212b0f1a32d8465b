"""What charts are said to show, against sums of their own."""

import pandas as pd
import pytest

from geo.model import Level
from geo.programmes.families import Family, family, placed
from geo.programmes.findings import NAMED, first_sectors, peak
from geo.programmes.flows import flows
from geo.selection.filters import REGISTERS
from geo.selection.selection import Selection
from geo.tables.store import Store


@pytest.mark.parametrize("column", ["aid", "projects"])
def test_the_first_sectors_are_those_of_the_flows(store: Store, column: str) -> None:
    rows = flows(store, Selection())
    found = first_sectors(rows, column)
    sums = rows.groupby("sector")[column].sum()
    sums = sums[sums > 0]
    assert found.total == pytest.approx(sums.sum())
    assert found.known == len(sums)
    assert dict(found.first) == pytest.approx(sums.nlargest(NAMED).to_dict())
    assert found.share == pytest.approx(sums.nlargest(NAMED).sum() / sums.sum())


def test_no_flow_has_no_first_sector() -> None:
    nothing = pd.DataFrame({"sector": ["a"], "aid": [float("nan")]})
    found = first_sectors(nothing, "aid")
    assert (found.total, found.known, found.first, found.share) == (0, 0, (), 0)


def test_the_strongest_year_is_the_earliest_of_equal_ones_and_undated_rows_have_none() -> None:
    rows = pd.DataFrame({"year": [2021.0, 2020.0, 2020.0, None], "aid": [5.0, 2.0, 3.0, 99.0]})
    found = peak(rows, "aid")
    assert (found.year, found.value, found.dated) == (2020, 5, 10)
    assert peak(rows[rows["year"].isna()], "aid").year is None


def test_what_is_placed_is_counted_as_in_the_table(store: Store, projects: pd.DataFrame) -> None:
    asked = Selection(level=Level.TERRITORY, industry_only=False)
    found = placed(store, asked)
    sure = projects[projects["precision"] != "probable"]
    for slug in ("i-lab", "ademe", "i-nov", "zibac"):
        own = sure[sure["programme"] == slug]
        inside = own["ti_2024"].notna() & (own["ti_2024"] != "hors")
        regional = own["region"].notna() & (own["region"] != "hors")
        assert found[slug].projects == len(own)
        assert found[slug].at_level == inside.sum()
        assert found[slug].in_region == regional.sum()
    assert found["france-relance"].projects == 0
    assert found["france-2030"].projects >= found["i-nov"].projects + found["zibac"].projects


def test_every_programme_has_one_family(store: Store) -> None:
    families = {slug: family(store, slug) for slug in store.programmes}
    assert {slug for slug, kind in families.items() if kind is Family.REGISTERS} == set(REGISTERS)
    for slug, term in store.programmes.items():
        if term.parent is not None:
            assert families[slug] is families[term.parent]
    assert set(families.values()) == set(Family)
