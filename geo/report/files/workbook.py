"""An XLSX workbook: a sheet of typed rows and a sheet of metadata, written batch by batch to a file.

XlsxWriter makes everything except the rows, which it would write cell by cell, taking three times as long.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO
from zipfile import ZipFile

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from geo.language import Voice
from geo.report.files.columns import Column, Look
from geo.report.files.extract import Extract
from geo.report.files.read_me import write_read_me
from geo.report.files.sheet_rows import Place, rows_of

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_ROWS = 1_048_575
"""Maximum rows of a sheet below its header."""
_DATA = "xl/worksheets/sheet1.xml"
"""Path of the first sheet inside the package."""
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


def write_workbook(file: BinaryIO, extract: Extract) -> None:
    """Write ``extract`` to ``file``. Equal extracts give equal bytes. Raises ``ValueError`` above `MOST_ROWS` rows."""
    if extract.rows > MOST_ROWS:
        raise ValueError(f"{extract.rows} rows; a sheet holds {MOST_ROWS}")
    about = extract.about
    voice = Voice(about.language)
    frame = BytesIO()
    book = xlsxwriter.Workbook(frame, {"constant_memory": True})
    year, month = (int(part) for part in about.vintage.split("-")[:2])
    book.set_properties(
        {
            "title": about.title,
            "subject": ", ".join(about.filters),
            "comments": about.permalink,
            "created": datetime.datetime(year, month, 1),
        }
    )
    _write_head(book, book.add_worksheet(voice._("Data")), extract)
    write_read_me(book, book.add_worksheet(voice._("Read me")), about)
    book.close()
    with ZipFile(frame) as parts, ZipFile(file, "w") as whole:
        for part in parts.infolist():
            body = parts.read(part)
            with whole.open(part, "w") as written:
                for piece in _filled(body.decode(), extract) if part.filename == _DATA else (body,):
                    written.write(piece)


def _write_head(book: xlsxwriter.Workbook, sheet: Worksheet, extract: Extract) -> None:
    """Write the header, and below it one row of empty cells with the style of each column."""
    columns = extract.about.columns
    looks = {look: book.add_format({"num_format": pattern}) for look, pattern in _FORMATS.items()}
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for at, column in enumerate(columns):
        sheet.set_column(at, at, _width(column))
        sheet.write_string(0, at, column.label, head)
    for at, column in enumerate(columns):
        sheet.write_blank(1, at, None, looks[column.look])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, extract.rows, len(columns) - 1)


def _filled(sheet: str, extract: Extract) -> Iterator[bytes]:
    """The XML of ``sheet`` with all rows in place of the style row."""
    before, row, after = re.split(r'(<row r="2">.*?</row>)', sheet, maxsplit=1)
    cells = re.findall(r'<c r="([A-Z]+)2" s="([0-9]+)"/>', row)
    places = [
        Place(letters, column.look, style)
        for (letters, style), column in zip(cells, extract.about.columns, strict=True)
    ]
    extent = f'<dimension ref="A1:{places[-1].letters}{extract.rows + 1}"/>'
    yield re.sub(r'<dimension ref="[^"]*"/>', extent, before, count=1).encode()
    number = 2
    for batch in extract.batches():
        yield rows_of(batch, places, number)
        number += batch.num_rows
    yield after.encode()


def _width(column: Column) -> int:
    return max(_WIDTHS.get(column.look, _WIDTH), len(column.label) // 2 + 4)
