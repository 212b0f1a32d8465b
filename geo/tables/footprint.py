"""The memory that an answer takes, in bytes: what bounds how many answers are kept."""

import sys
from collections.abc import Collection, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import singledispatch
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import shapely
from geopandas.array import GeometryArray
from pandas.api.extensions import ExtensionArray

MANY = 4_096
"""Items of one kind that are weighed one by one; of more, a sample of `SAMPLE` stands for all."""
SAMPLE = 1_024
_PLAIN = frozenset({str, bytes, bytearray, int, float})
_SHARED = (type, ModuleType, FunctionType, BuiltinFunctionType, MethodType, Enum, type(None))
"""What stays in memory anyway: an answer that names one costs nothing more."""
_COORDINATE = 8
"""Bytes of one coordinate."""
_SHAPE = 200
"""Bytes of a geometry, and of each of its parts and rings, besides their coordinates."""

Opened = tuple[int, Iterable[object]]
"""The bytes of a part itself, and what it holds."""


def footprint(answer: object) -> int:
    """Bytes of ``answer`` with all that it holds, each part once; geometries and Python's own objects are estimated."""
    total, left = 0, [answer]
    found: dict[int, object] = {}
    while left:
        part = left.pop()
        if id(part) in found:
            continue
        found[id(part)] = part  # held until the end: what takes the place of a part that is gone would have its id
        if type(part) in _PLAIN:
            total += sys.getsizeof(part)
        elif not isinstance(part, _SHARED):
            size, held = _open(part)
            total += size
            left.extend(held)
    return total


@singledispatch
def _open(part: object) -> Opened:
    if is_dataclass(part):
        return sys.getsizeof(part), [getattr(part, field.name) for field in fields(part)]
    return sys.getsizeof(part), vars(part).values() if hasattr(part, "__dict__") else ()


@_open.register(list | tuple | AbstractSet)
def _items(part: Collection[object]) -> Opened:
    if len(part) <= MANY or len({type(item) for item in part}) > 1:
        return sys.getsizeof(part), part
    # The same at each time, and not in even steps, which would miss what alternates.
    items, chosen = [*part], np.random.default_rng(SAMPLE).choice(len(part), SAMPLE, replace=False)
    sample = [items[at] for at in chosen]
    return sys.getsizeof(part) + (footprint(sample) - sys.getsizeof(sample)) * len(part) // len(sample), ()


@_open.register
def _pairs(part: Mapping) -> Opened:  # type: ignore[type-arg]
    return sys.getsizeof(part), [*part.keys(), *part.values()]


@_open.register
def _frame(part: pd.DataFrame) -> Opened:
    return 0, [part.index, *(column.array for _name, column in part.items())]


@_open.register
def _column(part: pd.Series) -> Opened:
    return 0, [part.index, part.array]


@_open.register
def _index(part: pd.Index) -> Opened:
    if isinstance(part, pd.MultiIndex):
        return 0, [*part.levels, *part.codes]
    return (sys.getsizeof(part), ()) if isinstance(part, pd.RangeIndex) else (0, [part.array])


@_open.register
def _values(part: ExtensionArray) -> Opened:
    plain = isinstance(part, pd.arrays.NumpyExtensionArray | GeometryArray)
    return (0, [np.asarray(part)]) if plain else (part.nbytes, ())


@_open.register
def _array(part: np.ndarray) -> Opened:
    if isinstance(part.base, np.ndarray):
        return 0, [part.base]  # a cut of it keeps the whole
    if part.dtype != object:
        return part.nbytes, ()
    shapes = shapely.is_geometry(part)
    return part.nbytes + _shapes(part[shapes]), part[~shapes].tolist()


@_open.register(pa.Table | pa.RecordBatch | pa.ChunkedArray | pa.Array)
def _buffers(part: pa.Table) -> Opened:
    return part.get_total_buffer_size(), ()  # a slice keeps the whole of what it was cut from


@_open.register
def _shape(part: shapely.Geometry) -> Opened:
    return _shapes(np.array([part], dtype=object)), ()


def _shapes(shapes: npt.NDArray[np.object_]) -> int:
    parts = shapely.get_parts(shapes)
    rings = shapely.get_num_interior_rings(parts).sum() + len(parts)
    coordinates = shapely.get_num_coordinates(parts) * shapely.get_coordinate_dimension(parts)
    return int(coordinates.sum() * _COORDINATE + (len(shapes) + rings) * _SHAPE)
