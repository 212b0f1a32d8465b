"""What a file holds, whichever its format: rows in batches, the geometry of each, and what they are."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from geo.report.files.about import About

BATCH = 5_000
"""Rows that are in memory at a time."""
Shapes = npt.NDArray[np.object_]


@dataclass(frozen=True)
class Extract:
    """``batches`` starts the rows anew: columns as ``about.columns`` names them, in this order. ``shapes`` gives the
    geometry of each row of a batch in true degrees (EPSG:4326), None where there is none. ``rows``: how many there are.
    """

    about: About
    rows: int
    schema: pa.Schema
    batches: Callable[[], Iterator[pa.RecordBatch]]
    shapes: Callable[[pa.RecordBatch], Shapes]
