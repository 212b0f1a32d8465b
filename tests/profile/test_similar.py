"""Similar areas, checked against scikit-learn's scaling and distances."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics.pairwise import nan_euclidean_distances
from sklearn.preprocessing import RobustScaler

from geo.model import AreaRef, Level, Perimeter
from geo.profile.similar import FEWEST, TRAITS, similar, traits
from geo.selection.selection import Selection
from geo.tables.store import Store

SLUGS = [trait.slug for trait in TRAITS]


def oracle(frame: pd.DataFrame, code: str, count: int = 5) -> list[tuple[str, float]]:
    """The same rule by other means: quartile scaling, distances over shared figures, no pair that shares too few."""
    known = frame[SLUGS].to_numpy(float).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        known[:, :2] = np.where(known[:, :2] > 0, np.log(known[:, :2]), np.nan)
    scaled = RobustScaler().fit_transform(known)
    spread = np.nanpercentile(known, 75, axis=0) - np.nanpercentile(known, 25, axis=0)
    scaled[:, ~(spread > 0)] = np.nan
    own = frame["code"].tolist().index(code)
    # scikit-learn scales the squared distance up to all figures; ours is a mean over those that both areas have.
    distances = nan_euclidean_distances(scaled[[own]], scaled)[0] / np.sqrt(len(SLUGS))
    shared = (np.isfinite(scaled) & np.isfinite(scaled[own])).sum(axis=1)
    distances[(shared < FEWEST) | (np.arange(len(frame)) == own)] = np.inf
    order = np.lexsort((frame["code"], distances))[:count]
    return [(frame["code"].iloc[at], distances[at]) for at in order if np.isfinite(distances[at])]


def found(frame: pd.DataFrame, area: AreaRef) -> list[tuple[str, float]]:
    return [(item.area.code, item.distance) for item in similar(frame, area)]


def agree(mine: list[tuple[str, float]], theirs: list[tuple[str, float]]) -> None:
    assert [code for code, _ in mine] == [code for code, _ in theirs]
    assert [at for _, at in mine] == pytest.approx([at for _, at in theirs])


@pytest.mark.parametrize("perimeter", list(Perimeter))
def test_every_territory_agrees_with_scikit_learn(store: Store, perimeter: Perimeter) -> None:
    frame = traits(store, replace(Selection(), perimeter=perimeter))
    for code in frame["code"]:
        agree(found(frame, AreaRef(Level.TERRITORY, code)), oracle(frame, code))


@pytest.mark.parametrize(("level", "code"), [(Level.EPCI, "200067254"), (Level.DEPARTMENT, "64"), (Level.REGION, "76")])
def test_other_levels_agree_with_scikit_learn(store: Store, level: Level, code: str) -> None:
    frame = traits(store, replace(Selection(), level=level))
    agree(found(frame, AreaRef(level, code)), oracle(frame, code))


def test_a_missing_figure_is_left_out_and_named(store: Store) -> None:
    frame = traits(store, Selection())
    overseas = similar(frame, AreaRef(Level.TERRITORY, "ti-0101"))
    assert overseas
    assert all({"part_industrie", "chomage"} <= set(item.left_out) for item in overseas), "none published overseas"
    assert all(not set(item.alike) & set(item.left_out) for item in overseas)


def test_too_few_figures_compare_with_nobody(store: Store) -> None:
    frame = traits(store, replace(Selection(), level=Level.DEPARTMENT))
    assert frame.loc[frame["code"] == "976", "emploi_prive"].isna().all()
    assert similar(frame, AreaRef(Level.DEPARTMENT, "976")) == ()


def test_filters_of_projects_change_nothing(store: Store) -> None:
    filtered = replace(Selection(), programmes=("i-nov",), regions=("76",), years=(2020, 2021))
    pd.testing.assert_frame_equal(traits(store, filtered), traits(store, Selection()))


def test_an_unknown_area_is_named(store: Store) -> None:
    with pytest.raises(KeyError, match="ti-9999"):
        similar(traits(store, Selection()), AreaRef(Level.TERRITORY, "ti-9999"))


values = st.one_of(st.just(np.nan), st.integers(0, 1000).map(float))


@given(st.lists(st.tuples(*[values] * len(SLUGS)), min_size=6, max_size=20))
def test_any_table_agrees_on_distances(rows: list[tuple[float, ...]]) -> None:
    frame = pd.DataFrame(rows, columns=SLUGS).assign(code=[f"ti-{n:04}" for n in range(len(rows))], label="x")
    if frame[SLUGS].isna().all().any() or (frame[["population", "emploi_prive"]].fillna(0) <= 0).all().any():
        return  # scikit-learn warns of columns without a value; ours leaves them out
    mine = similar(frame, AreaRef(Level.TERRITORY, "ti-0000"))
    # scikit-learn expands the square, so for nearly equal rows rounding errors remain where terms should cancel out.
    assert [item.distance for item in mine] == pytest.approx([at for _, at in oracle(frame, "ti-0000")], abs=1e-4)
    assert all(len(SLUGS) - len(item.left_out) >= FEWEST for item in mine)
