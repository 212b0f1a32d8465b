import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import rankdata

from geo.funding.sums import summary
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level
from geo.profile.comparison import compare, furthest, neighbours, standings
from geo.selection.selection import Selection
from geo.tables.store import Store

PAU, CHATELLERAULT = AreaRef(Level.TERRITORY, "ti-7510"), AreaRef(Level.TERRITORY, "ti-7507")
numbers = st.lists(st.none() | st.floats(-1e9, 1e9, width=32), min_size=2, max_size=40)


@given(numbers)
def test_ranks_and_medians_agree_with_scipy_and_numpy(values: list[float | None]) -> None:
    rows = pd.DataFrame({"code": [f"c{at}" for at in range(len(values))], "aide": pd.Series(values, dtype="float64")})
    found = standings(rows, ["aide"], rows["code"]).set_index("code").loc[rows["code"]]
    array = rows["aide"].to_numpy(float)
    known = np.isfinite(array)
    assert found["rank"].notna().tolist() == known.tolist()
    if known.any():
        assert found["rank"].to_numpy()[known].tolist() == rankdata(-array[known], method="min").tolist()
        assert found["median"].iloc[0] == pytest.approx(np.nanmedian(array))
        assert found["distance"].to_numpy()[known] == pytest.approx(array[known] - np.nanmedian(array))
    assert set(found["ranked"]) == {int(known.sum())}


def test_the_order_of_areas_does_not_matter(store: Store) -> None:
    one = compare(store, Selection(), (PAU, CHATELLERAULT)).figures
    other = compare(store, Selection(), (CHATELLERAULT, PAU)).figures
    keys = ["measure", "code"]
    pd.testing.assert_frame_equal(one.sort_values(keys, ignore_index=True), other.sort_values(keys, ignore_index=True))


def test_every_measure_of_the_level_is_compared(store: Store) -> None:
    regions = (AreaRef(Level.REGION, "11"), AreaRef(Level.REGION, "06"))
    found = compare(store, Selection(), regions)
    assert set(found.figures["measure"]) == {slug for slug, item in MEASURES.items() if Level.REGION in item.levels}
    mayotte = found.figures[(found.figures["code"] == "06") & (found.figures["measure"] == "emploi_prive")].iloc[0]
    assert pd.isna(mayotte["value"]), "Urssaf does not publish Mayotte: unknown is not zero"
    assert pd.isna(mayotte["rank"])


def test_money_of_all_regions_is_that_of_the_located_projects(store: Store, projects: pd.DataFrame) -> None:
    selection = Selection(industry_only=False, local_grants=True, registers=True, probable=True)
    regions = tuple(AreaRef(Level.REGION, code) for code in store.regions)
    found = compare(store, selection, regions)
    elsewhere = projects[~projects["region"].isin(list(store.regions))]
    grants = elsewhere.loc[elsewhere["aid_kind"].isin([kind.value for kind in selection.aid_kinds]), "aid_eur"].sum()
    total = summary(store, selection).aid
    assert total is not None
    assert found.money["aid"].sum() + grants == pytest.approx(total, abs=0.005)


def test_areas_of_two_levels_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="one level"):
        compare(store, Selection(), (PAU, AreaRef(Level.REGION, "75")))
    with pytest.raises(ValueError, match="one level"):
        compare(store, Selection(), ())


def test_what_is_furthest_apart_comes_first() -> None:
    rows = pd.DataFrame(
        {"code": list("abcd"), "aide": [4.0, 3, 2, 1], "projets": [1.0, 1, 1, 1], "levier": [1, 9, 2, 3]}
    )
    figures = standings(rows, ["aide", "projets", "levier"], ["a", "b"])
    assert furthest(figures, 3) == ["levier", "aide"], "equal ranks are not apart"


def test_neighbours_share_a_region_and_are_others(store: Store) -> None:
    found = neighbours(store, Selection(), PAU)
    assert len(found) == 3
    assert PAU not in found
    rows = store.run(store.table("boundaries-ti_2024-07-04").select("code", "regions")).set_index("code")["regions"]
    assert all({"75", "76"} & set(rows[area.code].split(";")) for area in found)
