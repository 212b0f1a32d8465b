"""Rows of a workbook's sheet as SpreadsheetML (ECMA-376 part 1, 18.3), one batch at a time.

Cells are encoded column by column, and each distinct value only once: most cells repeat a few values.
"""

import datetime
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyarrow as pa

from geo.report.files.cells import neutralised
from geo.report.files.columns import Look

LONGEST = 32_767
"""Maximum characters of a cell."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_FIRST_DAY, _DAY_ZERO = datetime.date(1900, 3, 1), datetime.date(1899, 12, 30)
"""Spreadsheets count a 29 February 1900 that never existed: dates before 1 March 1900 are written as text."""
_ESCAPE = re.compile(r"_(?=x[0-9a-fA-F]{4}_)|[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_EDGE = re.compile(r"^\s|\s$")


@dataclass(frozen=True)
class Place:
    """A column of the sheet: its letters, the format of its values, and the index of that style in the workbook."""

    letters: str
    look: Look
    style: str


def rows_of(batch: pa.RecordBatch, places: Sequence[Place], first: int) -> bytes:
    """The rows of ``batch``, with columns ``places``, from row ``first`` of the sheet on; a null has no cell.

    Raises `ValueError` for NaN and infinite numbers.
    """
    numbers = range(first, first + batch.num_rows)
    columns = [_cells(column, place, numbers) for column, place in zip(batch.columns, places, strict=True)]
    written = zip(numbers, map("".join, zip(*columns, strict=True)), strict=True)
    return "".join([f'<row r="{number}">{cells}</row>' for number, cells in written]).encode()


def _cells(column: pa.Array, place: Place, numbers: Sequence[int]) -> Iterator[str]:
    """The cells of a column, "" for null. What follows a cell's address depends only on its value."""
    encoded = column.dictionary_encode()
    ends = [_end(value, place) for value in encoded.dictionary.to_pylist()]
    start = f'<c r="{place.letters}'
    for number, at in zip(numbers, encoded.indices.to_pylist(), strict=True):
        yield "" if at is None else f"{start}{number}{ends[at]}"


def _end(value: object, place: Place) -> str:
    if isinstance(value, int | float):
        return _number(value, place)
    if place.look is Look.DATE and (day := _day(str(value))) is not None:
        return _number((day - _DAY_ZERO).days, place)
    text = _ESCAPE.sub(lambda found: f"_x{ord(found[0]):04X}_", neutralised(str(value))[:LONGEST])
    space = ' xml:space="preserve"' if _EDGE.search(text) else ""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'" s="{place.style}" t="inlineStr"><is><t{space}>{text}</t></is></c>'


def _number(value: float, place: Place) -> str:
    if not math.isfinite(value):
        raise ValueError(f"column {place.letters}: {value} is no number that a cell holds; unknown is null")
    return f'" s="{place.style}"><v>{value:.16G}</v></c>'


def _day(text: str) -> datetime.date | None:
    """``text`` as a day if it is a full date; None for a year, a month, or an invalid or too early day."""
    try:
        day = datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
    return None if day is None or day < _FIRST_DAY else day
