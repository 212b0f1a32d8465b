"""A workbook of made-up rows: no cell is a formula, odd texts and dates stay what they are."""

import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import numpy as np
import openpyxl
import pyarrow as pa
import pytest

from geo.model import Language
from geo.report.files.about import About
from geo.report.files.columns import Column, Look
from geo.report.files.csv_table import csv_chunks
from geo.report.files.extract import Extract
from geo.report.files.workbook import write_workbook

SAID = ["=1+1", "+cmd", "-2+3", "@x", "\tx", "\rx", "-35", "plain", "x" * 40_000, "https://example.org/a", "مصنع 🏭"]
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
    # The format writes a carriage return as _x000D_; openpyxl leaves it so.
    read = [str(row[0].value).replace("_x000D_", "\r") for row in data.iter_rows(min_row=2)]
    assert read == KEPT
    assert {row[0].data_type for row in data.iter_rows(min_row=2)} == {"s"}
    starts = [str(cell)[0] for row in about.iter_rows(values_only=True) for cell in row if cell]
    assert not {"=", "+", "@"} & set(starts)


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
