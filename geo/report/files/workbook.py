"""A workbook: the rows as typed cells, and a second sheet that says what they are. Written row by row to a file."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geo.language import translator
from geo.report.files.cells import neutralised
from geo.report.files.columns import Column, Look
from geo.report.files.extract import Extract
from geo.report.files.read_me import write_read_me

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Rows that a sheet holds under its header."""
LONGEST = 32_767
"""Characters that a cell holds."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_FORMATS: Mapping[Look, str] = {
    Look.TEXT: "@",
    Look.LONG_TEXT: "@",
    Look.DATE: "yyyy-mm-dd",
    Look.COUNT: "#,##0",
    Look.PLAIN: "0",
    Look.EUROS: '#,##0 "€"',
    Look.CENTS: '#,##0.00 "€"',
    Look.RATIO: '0.00 "×"',
    Look.SHARE: "0.0%",
    Look.GROWTH: "+0.0%;-0.0%;0.0%",
    Look.DEGREES: "0.000000",
}
_WIDTHS: Mapping[Look, int] = {Look.LONG_TEXT: 44, Look.EUROS: 18, Look.CENTS: 18, Look.DATE: 12, Look.PLAIN: 9}
_WIDTH = 16
Cell = Callable[[Worksheet, int, int, object, Format], None]


def write_workbook(file: BinaryIO, extract: Extract) -> None:
    """Write ``extract`` to ``file``. Equal extracts give equal bytes. Raises ``ValueError`` above `MOST_ROWS` rows."""
    if extract.rows > MOST_ROWS:
        raise ValueError(f"{extract.rows} rows; a sheet holds {MOST_ROWS}")
    about = extract.about
    _ = translator(about.language)
    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    year, month = (int(part) for part in about.vintage.split("-")[:2])
    book.set_properties(
        {
            "title": about.title,
            "subject": ", ".join(about.filters),
            "comments": about.permalink,
            "created": datetime.datetime(year, month, 1),
        }
    )
    _write_rows(book, book.add_worksheet(_("Data")), extract)
    write_read_me(book, book.add_worksheet(_("Read me")), about)
    book.close()


def _write_rows(book: xlsxwriter.Workbook, sheet: Worksheet, extract: Extract) -> None:
    columns = extract.about.columns
    looks = {look: book.add_format({"num_format": pattern}) for look, pattern in _FORMATS.items()}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _width(column))
        sheet.write_string(0, at, column.label, head)
    row = 0
    for batch in extract.batches():
        for values in zip(*(column.to_pylist() for column in batch.columns), strict=True):
            row += 1
            for at, (column, value) in enumerate(zip(columns, values, strict=True)):
                if value is not None:
                    _write(sheet, row, at, value, column.look, looks[column.look])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, row, len(columns) - 1)


def _write(sheet: Worksheet, row: int, at: int, value: object, look: Look, form: Format) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, at, value, form)
    elif look is Look.DATE and (day := _day(str(value))) is not None:
        sheet.write_datetime(row, at, day, form)
    else:
        sheet.write_string(row, at, neutralised(str(value))[:LONGEST], form)


def _day(text: str) -> datetime.date | None:
    """The day that ``text`` says in full; None for a year, a month, or a day that is none."""
    try:
        return datetime.date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _width(column: Column) -> int:
    return max(_WIDTHS.get(column.look, _WIDTH), len(column.label) // 2 + 4)
