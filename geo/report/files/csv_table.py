"""CSV as spreadsheets of the reader's language open it, written batch by batch.

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
    """One chunk for the header and one for each batch, whose columns are ``columns`` in this order.

    ``note`` stands in the first column of a line of its own, under the header.
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
    """Unknown is an empty cell; floats are the shortest decimals that read as themselves."""
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
