"""A value has the same class on the map, in the legend and in the table, for any values."""

import geopandas as gpd
import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from geo.areas.boundaries import areas as drawn_areas
from geo.cartography.choropleth import area_view
from geo.cartography.histogram import histogram
from geo.language import Voice
from geo.measures.area_values import area_values
from geo.model import Language, Method
from geo.selection.selection import Selection
from geo.tables.store import Store

VALUES = st.one_of(
    st.just(float("nan")),
    st.floats(allow_subnormal=False),
    st.floats(min_value=0, max_value=1e12, allow_subnormal=False),
    st.sampled_from([0.0, 1.0, 1e-9, 5e11, -1.0, float("inf"), float("-inf"), 1.7e308, -1.7e308]),
)
"""Unknown values, ties, extremes, infinities: anything that a table could contain."""
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


@given(
    tables(),
    st.none() | st.lists(VALUES, max_size=12),
    st.sampled_from(["aide", "croissance_emploi"]),
    st.sampled_from(list(Method)),
    st.integers(3, 7),
    st.sampled_from([(), ("75",), ("76",)]),
)
def test_a_class_is_the_same_in_table_payload_legend_and_histogram(
    drawn: tuple[gpd.GeoDataFrame, pd.DataFrame],
    reference: list[float] | None,
    measure: str,
    method: Method,
    classes: int,
    regions: tuple[str, ...],
) -> None:
    areas, values = drawn
    compared = None if reference is None else pd.DataFrame({"value": np.array(reference, dtype=float)})
    selection = Selection(measure=measure, method=method, classes=classes, regions=regions)
    view = area_view(areas, values, selection, reference=compared)
    letters, legend = view.letters, view.scale.legend(Voice(Language.FRENCH).number)
    seen = [letter for letter, visible in zip(letters, view.visible, strict=True) if visible]
    assert len(letters) == len(areas)
    assert [row.count for row in legend] == [*(seen.count(str(at)) for at in range(len(legend) - 1)), seen.count("-")]
    assert sum(row.count for row in legend) == view.visible.sum()
    for letter, value, visible in zip(letters, view.areas["value"], view.visible, strict=True):
        assert (letter == "-") == (not visible or not np.isfinite(value))
        if letter != "-":
            row = legend[int(letter)]
            assert row.lower is not None
            assert row.upper is not None
            assert row.lower <= value <= row.upper
    bars = histogram(view.values, view.scale.classes).bars
    for at, row in enumerate(legend[:-1]):
        assert sum(bar.count for bar in bars if bar.position == at) == row.count
    assert all(bar.left <= bar.right for bar in bars)
    if measure == "croissance_emploi":
        for letter, value in zip(letters, view.areas["value"], strict=True):
            if letter != "-" and value != 0:
                assert (int(letter) < view.scale.classes.negative) == (value < 0)


def test_filters_do_not_change_classes_that_are_kept() -> None:
    codes = [f"a{at}" for at in range(10)]
    shapes = [box(at, 0, at + 1, 1) for at in range(10)]
    areas = gpd.GeoDataFrame({"code": codes, "label": codes, "regions": "75"}, geometry=shapes, crs="EPSG:4326")

    def table(values: list[float]) -> pd.DataFrame:
        return pd.DataFrame({"code": codes, "value": values, "projects": 1, "aid": 1.0})

    every = table([float(at + 1) for at in range(10)])
    few = table([3.0, 4.0] + [float("nan")] * 8)
    whole = area_view(areas, every, Selection())
    kept = area_view(areas, few, Selection(), reference=every)
    assert kept.scale.classes.breaks == whole.scale.classes.breaks
    assert kept.scale.classes.counts == (0, 2, 0, 0, 0)
    assert kept.letters == "11--------"
    above = area_view(areas, table([3.0, 400.0] + [5.0] * 8), Selection(), reference=every)
    assert above.scale.classes.breaks == (*whole.scale.classes.breaks[:-1], 400.0)


def test_a_second_measure_keeps_to_the_visible_areas() -> None:
    areas = gpd.GeoDataFrame(
        {"code": ["a", "b"], "label": ["A", "B"], "regions": ["75", "76"]},
        geometry=[box(0, 0, 1, 1), box(1, 0, 2, 1)],
        crs="EPSG:4326",
    )
    values = pd.DataFrame({"code": ["a", "b"], "value": [1.0, 2.0], "projects": 1, "aid": 1.0})
    view = area_view(areas, values, Selection(second="projets", regions=("76",)), second=values)
    assert view.circles is not None
    assert view.circles.measure.slug == "projets"
    np.testing.assert_array_equal(view.circles.values, [np.nan, 2.0])


def test_areas_keep_the_order_of_the_boundaries(store: Store) -> None:
    selection = Selection()
    boundaries = drawn_areas(store, selection.level, selection.perimeter)
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
