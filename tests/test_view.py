"""A value's class is the same on the map, in the legend and in the table, for any values."""

import geopandas as gpd
import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from geo.classify import Method
from geo.language import Formatter
from geo.model import Language
from geo.selection import Selection
from geo.view import area_view

VALUES = st.one_of(
    st.just(float("nan")),
    st.floats(min_value=0, max_value=1e12, allow_subnormal=False),
    st.sampled_from([0.0, 1.0, 1e-9, 5e11]),
)
REGIONS = st.sampled_from(["75", "76", "75;76"])


@st.composite
def tables(draw: st.DrawFn) -> tuple[gpd.GeoDataFrame, pd.DataFrame]:
    drawn = draw(st.lists(st.tuples(VALUES, REGIONS), min_size=1, max_size=40))
    codes = [f"a{at:02d}" for at in range(len(drawn))]
    regions = [region for _, region in drawn]
    shapes = [box(at, 0, at + 1, 1) for at in range(len(drawn))]
    areas = gpd.GeoDataFrame({"code": codes, "label": codes, "regions": regions}, geometry=shapes, crs="EPSG:4326")
    values = pd.DataFrame({"code": codes, "value": [value for value, _ in drawn], "projects": 1, "aid": 1.0})
    return areas, values.sample(frac=1, random_state=1)


@given(tables(), st.sampled_from(list(Method)), st.integers(3, 7), st.sampled_from([(), ("75",), ("76",)]))
def test_legend_letters_and_counts_agree(
    drawn: tuple[gpd.GeoDataFrame, pd.DataFrame], method: Method, classes: int, regions: tuple[str, ...]
) -> None:
    areas, values = drawn
    view = area_view(areas, values, Selection(method=method, classes=classes, regions=regions))
    letters, legend = view.letters, view.scale.legend(Formatter(Language.FRENCH).number)
    seen = [letter for letter, visible in zip(letters, view.visible, strict=True) if visible]
    assert len(letters) == len(areas)
    assert [row.count for row in legend] == [*(seen.count(str(at)) for at in range(len(legend) - 1)), seen.count("-")]
    assert sum(row.count for row in legend) == view.visible.sum()
    for letter, value, visible in zip(letters, view.areas["value"], view.visible, strict=True):
        assert (letter == "-") == (not visible or np.isnan(value))
        if letter != "-":
            row = legend[int(letter)]
            assert row.lower is not None
            assert row.upper is not None
            assert row.lower <= value <= row.upper


def test_areas_keep_the_order_of_the_boundaries(store) -> None:  # type: ignore[no-untyped-def]
    from geo.boundaries import areas
    from geo.measures import area_values

    selection = Selection()
    boundaries = areas(store.data, selection.level, selection.perimeter)
    view = area_view(boundaries, area_values(store, selection), selection)
    assert view.areas["code"].tolist() == boundaries["code"].tolist()
    assert view.orphans == ()


def test_values_that_name_no_area_are_reported() -> None:
    areas = gpd.GeoDataFrame(
        {"code": ["a"], "label": ["A"], "regions": ["75"]}, geometry=[box(0, 0, 1, 1)], crs="EPSG:4326"
    )
    values = pd.DataFrame({"code": ["a", "gone"], "value": [1.0, 2.0], "projects": 1, "aid": 1.0})
    view = area_view(areas, values, Selection())
    assert view.orphans == ("gone",)
    assert view.letters == "0"
