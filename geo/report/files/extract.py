"""Content of a file, independent of its format: rows in batches, their geometry, and metadata."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geo.report.files.about import About

BATCH = 5_000
"""Rows held in memory at a time."""
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Extract:
    """``batches`` returns a new iterator over all rows, with the columns of ``about.columns`` in this order. ``shapes``
    returns the geometry of each row of a batch in true degrees (EPSG:4326), None where there is none. ``rows``: total
    number of rows.
    """

    about: About
    rows: int
    schema: pa.Schema
    batches: Callable[[], Iterator[pa.RecordBatch]]
    shapes: Callable[[pa.RecordBatch], Shapes]
