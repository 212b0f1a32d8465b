"""A workbook of made-up rows: no cell is a formula, and odd texts and dates are kept unchanged."""

import datetime
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter.utility import xl_col_to_name

from geo.model import Language
from geo.report.files.about import About
from geo.report.files.cells import neutralised
from geo.report.files.columns import Column, Look
from geo.report.files.csv_table import csv_chunks
from geo.report.files.extract import Extract
from geo.report.files.sheet_rows import Place, rows_of
from geo.report.files.workbook import write_workbook

SAID = ["=1+1", "+cmd", "-2+3", "@x", "\tx", "\rx", "-35", "plain", "x" * 40_000, "https://example.org/a", "مصنع 🏭"]
CELL = r'<c r="([A-Z]+[0-9]+)" s="[0-9]+"(.*?)</c>'
KEPT = ["'=1+1", "'+cmd", "'-2+3", "'@x", "'\tx", "'\rx", "-35", "plain", "x" * 32_767, *SAID[-2:]]
DATES = ["2024", "2024-05", "2024-05-06", "2024-02-31", None]


def made_up(title: str = "=title", permalink: str = "http://atlas.test/?q=" + "a" * 3_000) -> Extract:
    days = (DATES * 3)[: len(SAID)]
    rows = pa.RecordBatch.from_pydict({"text": SAID, "day": days, "euros": [-1.5] * len(SAID)})
    columns = (
        Column("text", "=heading", "@said"),
        Column("day", "Day", "", Look.DATE),
        Column("euros", "Euros", "", Look.EUROS, "€"),
    )
    about = About(
        Language.ENGLISH,
        title,
        ("=filter",),
        (("=count", None),),
        (),
        (),
        columns,
        "2026-11",
        "2024",
        permalink,
        ("+note",),
    )
    return Extract(about, len(SAID), rows.schema, lambda: iter([rows]), lambda _batch: np.empty(0, dtype=object))


@pytest.fixture(scope="module")
def body() -> bytes:
    file = BytesIO()
    write_workbook(file, made_up())
    return file.getvalue()


def test_no_cell_is_a_formula_and_texts_stay_texts(body: bytes) -> None:
    with ZipFile(BytesIO(body)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    data, about = openpyxl.load_workbook(BytesIO(body)).worksheets
    # The format encodes a carriage return as _x000D_, which openpyxl does not decode.
    read = [str(row[0].value).replace("_x000D_", "\r") for row in data.iter_rows(min_row=2)]
    assert read == KEPT
    assert {row[0].data_type for row in data.iter_rows(min_row=2)} == {"s"}
    starts = [str(cell)[0] for row in about.iter_rows(values_only=True) for cell in row if cell]
    assert not {"=", "+", "@"} & set(starts)


def _cells(rows: pa.RecordBatch, looks: list[Look]) -> list[tuple[str, str]]:
    """The reference and content of each cell, as written by this project."""
    places = [Place(xl_col_to_name(at), look, "7") for at, look in enumerate(looks)]
    return re.findall(CELL, rows_of(rows, places, 2).decode(), re.DOTALL)


def _oracle(rows: pa.RecordBatch, looks: list[Look]) -> list[tuple[str, str]]:
    """The same as written by XlsxWriter, cell by cell."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        sheet, form = book.add_worksheet(), book.add_format({"bold": True})
        for row, values in enumerate(zip(*(column.to_pylist() for column in rows.columns), strict=True), start=1):
            for at, (value, look) in enumerate(zip(values, looks, strict=True)):
                if isinstance(value, int | float):
                    sheet.write_number(row, at, value, form)
                elif look is Look.DATE and value is not None:
                    sheet.write_datetime(row, at, datetime.date.fromisoformat(value), form)
                elif value is not None:
                    sheet.write_string(row, at, neutralised(value), form)
    with ZipFile(file) as parts:
        return re.findall(CELL, parts.read("xl/worksheets/sheet1.xml").decode(), re.DOTALL)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8) | st.sampled_from(["_x0041_", " a", "a\n", "&<>"])
DAYS = st.dates(datetime.date(1900, 3, 1), datetime.date(9999, 12, 31)).map(datetime.date.isoformat)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53).map(float)


@given(st.lists(st.tuples(st.none() | TEXTS, st.none() | NUMBERS, st.none() | DAYS), min_size=1, max_size=6))
def test_every_cell_is_written_as_xlsxwriter_does(rows: list[tuple[str | None, float | None, str | None]]) -> None:
    looks = [Look.TEXT, Look.EUROS, Look.DATE]
    kinds = [pa.string(), pa.float64(), pa.string()]
    columns = [pa.array(values, kind) for values, kind in zip(zip(*rows, strict=True), kinds, strict=True)]
    batch = pa.RecordBatch.from_arrays(columns, ["text", "euros", "day"])
    assert _cells(batch, looks) == _oracle(batch, looks)


def test_days_before_those_that_spreadsheets_count_stay_texts() -> None:
    days = pa.RecordBatch.from_pydict({"day": ["1900-02-28", "1900-03-01", "0001-01-01"]})
    found = dict(_cells(days, [Look.DATE]))
    assert "1900-02-28" in found["A2"]
    assert "<v>61</v>" in found["A3"]
    assert "0001-01-01" in found["A4"]


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="column A"):
        _cells(pa.RecordBatch.from_pydict({"euros": [value]}), [Look.EUROS])


def test_a_book_without_rows_has_a_header_alone() -> None:
    file, full = BytesIO(), made_up()
    write_workbook(file, replace(full, rows=0, batches=lambda: iter([])))
    data = openpyxl.load_workbook(file).worksheets[0]
    assert (data.dimensions, data.auto_filter.ref) == ("A1:C1", "A1:C1")
    assert [cell.value for cell in data[1]] == ["=heading", "Day", "Euros"]


def test_the_sheet_says_how_far_it_reaches(body: bytes) -> None:
    data = openpyxl.load_workbook(BytesIO(body)).worksheets[0]
    assert (data.dimensions, data.auto_filter.ref) == (f"A1:C{len(SAID) + 1}",) * 2
    assert [cell.number_format for cell in data[4]] == ["@", "yyyy-mm-dd", '#,##0 "€"']


def test_days_are_dates_and_nothing_else_is(body: bytes) -> None:
    data = openpyxl.load_workbook(BytesIO(body)).worksheets[0]
    found = [row[1].value for row in data.iter_rows(min_row=2, max_row=6)]
    assert found == ["2024", "2024-05", datetime.datetime(2024, 5, 6), "2024-02-31", None]
    assert sum(row[2].value for row in data.iter_rows(min_row=2)) == -1.5 * len(SAID)


def test_equal_rows_give_equal_bytes(body: bytes) -> None:
    again = BytesIO()
    write_workbook(again, made_up())
    assert again.getvalue() == body


def test_csv_neutralises_the_same_cells(tmp_path: Path) -> None:
    extract = made_up()
    (tmp_path / "x.csv").write_bytes(b"".join(csv_chunks(["text", "day", "euros"], extract.batches(), Language.FRENCH)))
    text = (tmp_path / "x.csv").read_text("utf-8-sig")
    assert all(f"{cell};" in text for cell in KEPT[:4])
    assert "-1,5" in text
