"""The join of boundaries and values: order, geometry and CRS are kept, and everything unmatched is named."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.cartography.join import join_values

CODES = st.lists(st.sampled_from([f"ti-{n:04d}" for n in range(12)]), unique=True, max_size=12)
CRS = st.sampled_from(["EPSG:4326", "EPSG:2154"])


def areas(codes: list[str], crs: str = "EPSG:4326") -> gpd.GeoDataFrame:
    boxes = [shapely.box(n, 0, n + 1, 1) for n in range(len(codes))]
    labels = pd.Series([f"label of {code}" for code in codes], dtype=object)
    return gpd.GeoDataFrame({"code": pd.Series(codes, dtype=object), "label": labels}, geometry=boxes, crs=crs)


def figures(codes: list[str]) -> pd.DataFrame:
    numbers = np.arange(len(codes), dtype=float)
    return pd.DataFrame({"code": pd.Series(codes, dtype=object), "value": numbers, "label": "not this one"})


@given(CODES, CODES, CRS)
def test_each_area_stays_in_its_place_with_its_own_value(known: list[str], named: list[str], crs: str) -> None:
    boundaries, values = areas(known, crs), figures(named)
    joined = join_values(boundaries, values)
    assert isinstance(joined.areas, gpd.GeoDataFrame)
    assert joined.areas.crs == crs
    assert joined.areas["code"].tolist() == known
    assert joined.areas["label"].tolist() == boundaries["label"].tolist()
    assert joined.areas.geometry.geom_equals(boundaries.geometry, align=False).all()
    given_values = dict(zip(named, values["value"], strict=True))
    expected = [given_values.get(code, np.nan) for code in known]
    np.testing.assert_array_equal(joined.areas["value"].to_numpy(float), expected)


@given(CODES, CODES)
def test_what_does_not_match_is_named(known: list[str], named: list[str]) -> None:
    joined = join_values(areas(known), figures(named))
    assert joined.orphans == tuple(sorted(set(named) - set(known)))
    assert joined.bare == tuple(sorted(set(known) - set(named)))


@given(CODES, CODES)
def test_the_frames_of_the_caller_do_not_change(known: list[str], named: list[str]) -> None:
    boundaries, values = areas(known), figures(named)
    join_values(boundaries, values)
    pd.testing.assert_frame_equal(values, figures(named))
    assert list(boundaries.columns) == ["code", "label", "geometry"]


@given(CODES.filter(len), st.data())
def test_repeated_codes_raise_and_are_named(codes: list[str], data: st.DataObject) -> None:
    again = data.draw(st.sampled_from(codes))
    with pytest.raises(ValueError, match=again):
        join_values(areas(codes), figures([*codes, again]))


def test_repeated_areas_raise() -> None:
    with pytest.raises(ValueError, match="unique"):
        join_values(areas(["ti-0001", "ti-0001"]), figures(["ti-0001"]))
