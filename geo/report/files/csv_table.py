"""CSV as expected by spreadsheets in the reader's language, written batch by batch.

UTF-8 with a byte order mark; French: semicolons and decimal commas, English: commas and decimal points.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

import pyarrow as pa

from geo.model import Language
from geo.report.files.cells import neutralised

MEDIA_TYPE = "text/csv; charset=utf-8"


def csv_chunks(
    columns: Sequence[str], batches: Iterable[pa.RecordBatch], language: Language, note: str = ""
) -> Iterator[bytes]:
    """One chunk for the header and one per batch; batches must have the columns ``columns`` in this order.

    ``note`` is written on a line of its own under the header, in the first column.
    """
    yield "\ufeff".encode() + _written([columns], language)
    if note:
        yield _written([[neutralised(note), *[""] * (len(columns) - 1)]], language)
    for batch in batches:
        values = [column.to_pylist() for column in batch.columns]
        rows = [[_cell(value, language) for value in row] for row in zip(*values, strict=True)]
        yield _written(rows, language)


def _written(rows: Iterable[Sequence[str]], language: Language) -> bytes:
    text = StringIO(newline="")
    csv.writer(text, delimiter=";" if language is Language.FRENCH else ",").writerows(rows)
    return text.getvalue().encode()


def _cell(value: object, language: Language) -> str:
    """Format a value: None and NaN as an empty cell, floats as the shortest decimal that round-trips."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        text = str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        return text.replace(".", ",") if language is Language.FRENCH else text
    if isinstance(value, int):
        return str(value)
    return value.isoformat() if isinstance(value, date) else neutralised(str(value))
