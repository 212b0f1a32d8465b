"""The memory that cached results take: everything they reference, each object once."""

import sys
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape
from shapely import affinity

from geo.model import Level
from geo.tables.footprint import MANY, footprint
from geo.tables.memo import Memo

SHAPE = shapely.Point(0, 0).buffer(1, quad_segs=250)
"""A polygon with 1,001 vertices."""
BODY = bytes(1_000_000)


@dataclass(frozen=True, slots=True)
class Row:
    name: str
    body: bytes = b""


@dataclass
class Open:
    body: bytes
    held: list[Any] = field(default_factory=list)


class Plain:
    def __init__(self, body: bytes) -> None:
        self.body = body


@pytest.mark.parametrize(
    "answer",
    [
        BODY,
        bytearray(BODY),
        escape("x" * 1_000_000),
        [BODY],
        (1, {"a": {"b": [BODY]}}),
        frozenset({BODY}),
        {BODY: 1},
        Row("a", BODY),
        Open(BODY),
        Plain(BODY),
        np.zeros(125_000),
        np.zeros((125, 1000)),
        np.array([BODY, 1, None], dtype=object),
        pd.Series(np.zeros(125_000)),
        pd.DataFrame({"a": np.zeros(62_500), "b": np.ones(62_500)}),
        pd.DataFrame({"a": [Row("a", BODY)]}),
        pd.DataFrame({"a": pd.array(np.zeros(111_111), dtype="Float64")}),
        pd.DataFrame({"a": [1]}, index=pd.Index([BODY])),
        pa.table({"a": np.zeros(125_000)}),
        pa.array(np.zeros(125_000)),
        pd.DataFrame({"a": ["x" * 1000] * 1000}, dtype="str"),
        pd.DataFrame({"a": ["é" * 500] * 1000}, dtype=pd.StringDtype("pyarrow")),
        [f"{at:04}" + "x" * 896 for at in range(1000)],
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_what_holds_a_megabyte_weighs_one(answer: object) -> None:
    assert footprint(answer) == pytest.approx(1_000_000, rel=0.1)


def test_shapes_weigh_their_corners() -> None:
    one = footprint(SHAPE)
    assert one == pytest.approx(16 * 1001, rel=0.05)
    shapes = [affinity.translate(SHAPE, by) for by in range(100)]
    for answer in (shapes, np.array(shapes), gpd.GeoSeries(shapes), gpd.GeoDataFrame(geometry=shapes, crs=4326)):
        assert footprint(answer) == pytest.approx(100 * one, rel=0.05)
    assert footprint(shapely.multipolygons(shapes)) == pytest.approx(100 * one, rel=0.05)
    assert footprint(np.array([SHAPE, None, shapely.Point()])) == pytest.approx(one, rel=0.1)


def test_each_part_counts_once() -> None:
    assert footprint([BODY] * 100) == pytest.approx(footprint([BODY]), rel=0.01)
    numbers = np.zeros(125_000)
    assert footprint([numbers, numbers[:10], numbers.reshape(125, 1000)]) == pytest.approx(1_000_000, rel=0.01)


def test_a_part_of_an_array_keeps_all_of_it() -> None:
    assert footprint(np.zeros(125_000)[:3]) >= 1_000_000
    assert footprint(pa.table({"a": np.zeros(125_000)}).slice(0, 3)) >= 1_000_000


def test_what_holds_itself_is_weighed() -> None:
    ring = Open(BODY)
    ring.held.append(ring)
    assert footprint(ring) == pytest.approx(1_000_000, rel=0.01)


def test_what_the_process_holds_anyway_costs_nothing() -> None:
    answer = [None, Level.EPCI, Memo, footprint, pd]
    assert footprint(answer) == sys.getsizeof(answer)


@given(st.lists(st.tuples(st.text(max_size=30), st.binary(max_size=30)), min_size=1, max_size=20))
def test_a_sample_stands_for_many_of_a_kind(kinds: list[tuple[str, bytes]]) -> None:
    rows = tuple(
        Row(f"{at} {text}", bytes([*body])) for at, (text, body) in zip(range(MANY + 1), cycle(kinds), strict=False)
    )
    every = footprint(rows[:MANY]) + footprint(rows[MANY:])
    assert footprint(rows) == pytest.approx(every, rel=0.1)


@given(st.recursive(st.binary() | st.text() | st.integers(), lambda inner: st.lists(inner) | st.tuples(inner, inner)))
def test_more_never_weighs_less(answer: object) -> None:
    assert footprint([answer, BODY]) > footprint([answer]) >= footprint(answer) > 0
