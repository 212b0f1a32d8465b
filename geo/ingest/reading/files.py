"""Reads source files, checks them against their contract, and collects every violation before anything is built."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import SourceError

LINE = "line"
"""Column that `read_csv` adds: the line of the file where the row starts (the header is line 1)."""


@dataclass
class Violations:
    """Violations found in the sources; raised all at once by `raise_if_any`."""

    found: list[str] = field(default_factory=list)

    def add(self, file: str, line: int | None, value: str, problem: str) -> None:
        """Note ``problem``, once, with the file, the line (None: the whole file) and the value that caused it."""
        place = file if line is None else f"{file}, line {line}"
        text = f"{place}: {problem}: {value!r}"
        if text not in self.found:  # two sources may read one file
            self.found.append(text)

    def raise_if_any(self) -> None:
        """Raise `SourceError` with every violation noted so far."""
        if self.found:
            raise SourceError(self.found)


@dataclass(frozen=True)
class Sources:
    """The folder of the published files, and the collector of their violations."""

    folder: Path
    violations: Violations

    def read_csv(self, file: str, columns: Iterable[str]) -> pd.DataFrame:
        """Rows of ``file`` as text ("" where empty) with their `LINE`; only ``columns``, all of which must exist.

        A missing file or column is a violation and yields an empty frame, so that the rest can still be checked.
        """
        wanted = list(columns)
        empty = pd.DataFrame({name: pd.Series(dtype=str) for name in wanted} | {LINE: pd.Series(dtype=int)})
        path = self.folder / file
        if not path.is_file():
            self.violations.add(file, None, str(path), "source file not found")
            return empty
        try:
            header, rows, lines = _cells(path)
        except (UnicodeDecodeError, csv.Error) as error:
            self.violations.add(file, None, str(error), "not a UTF-8 CSV file")
            return empty
        missing = [name for name in wanted if name not in header]
        for name in missing:
            self.violations.add(file, 1, name, "column is missing")
        uneven = [line for line, cells in zip(lines, rows, strict=True) if len(cells) != len(header)]
        for line in uneven:
            self.violations.add(file, line, "", f"row has not the {len(header)} cells of the header")
        if missing or uneven:
            return empty
        frame = pd.DataFrame(rows, columns=header, dtype=str)
        frame[LINE] = pd.Series(lines, dtype=int)
        return frame[[*wanted, LINE]]

    def read_parquet(self, file: str, columns: Iterable[str]) -> pd.DataFrame:
        """Rows of ``file`` with their types and their `LINE`, the number of the row from 1; otherwise as `read_csv`."""
        wanted = list(columns)
        empty = pd.DataFrame({name: pd.Series(dtype=object) for name in (*wanted, LINE)})
        path = self.folder / file
        if not path.is_file():
            self.violations.add(file, None, str(path), "source file not found")
            return empty
        try:
            missing = [name for name in wanted if name not in pq.read_schema(path).names]
            rows = pd.read_parquet(path, columns=[name for name in wanted if name not in missing])
        except (OSError, pa.ArrowException) as error:
            self.violations.add(file, None, str(error), "not a Parquet file")
            return empty
        for name in missing:
            self.violations.add(file, None, name, "column is missing")
        return empty if missing else rows.assign(**{LINE: range(1, len(rows) + 1)})

    def amounts(self, frame: pd.DataFrame, column: str, file: str) -> pd.Series:
        """``column`` in euros, rounded to the cent (NaN where empty). A decimal comma is accepted; an unreadable or
        negative amount is a violation and becomes NaN.
        """
        return pd.Series(
            [self._amount(file, line, text) for line, text in zip(frame[LINE], frame[column], strict=True)],
            index=frame.index,
            dtype=float,
        )

    def numbers(self, frame: pd.DataFrame, column: str, file: str) -> pd.Series:
        """Numbers of ``column`` (NaN where empty). A decimal comma is accepted; an unreadable one is a violation."""
        found = pd.to_numeric(frame[column].str.replace(",", ".").replace("", None), errors="coerce")
        for at in frame.index[(frame[column] != "") & found.isna()]:
            self.violations.add(file, int(frame[LINE][at]), frame[column][at], "not a number")
        return found.astype(float)

    def check(
        self, frame: pd.DataFrame, column: str, file: str, pattern: str, problem: str, *, required: bool = False
    ) -> None:
        """Record each value of ``column`` that does not fully match ``pattern``; empty ones only if ``required``."""
        matcher = re.compile(pattern)
        for line, text in zip(frame[LINE], frame[column], strict=True):
            if (text or required) and not matcher.fullmatch(text):
                self.violations.add(file, line, text, problem)

    def unique(self, frame: pd.DataFrame, column: str, file: str) -> pd.DataFrame:
        """The first row of each value of ``column``; every repetition is a violation."""
        again = frame[column].duplicated()
        for line, text in zip(frame.loc[again, LINE], frame.loc[again, column], strict=True):
            self.violations.add(file, line, text, f"{column} is repeated")
        return frame[~again]

    def map_category(
        self, frame: pd.DataFrame, column: str, file: str, mapping: Mapping[str, Sequence[str]], width: int
    ) -> pd.DataFrame:
        """The ``width`` slugs of each value of ``column`` by ``mapping``; an unknown one is a violation and gets ""."""
        if not mapping and len(frame):
            self.violations.add(file, None, column, "no category of this column is in mapping_categories.csv")
        for line, text in zip(frame[LINE], frame[column], strict=True):
            if mapping and text not in mapping:
                self.violations.add(file, line, text, f"category of column {column!r} is not in mapping_categories.csv")
        none = [""] * width
        return pd.DataFrame([mapping.get(text, none) for text in frame[column]], index=frame.index)

    def _amount(self, file: str, line: int, text: str) -> float:
        if not text:
            return float("nan")
        try:
            value = Decimal(text.replace(",", "."))
        except InvalidOperation:
            self.violations.add(file, line, text, "not an amount in euros")
            return float("nan")
        if not value.is_finite() or value < 0:
            self.violations.add(file, line, text, "an amount must be a positive number of euros")
            return float("nan")
        return float(round(value, 2))


def _cells(path: Path) -> tuple[list[str], list[list[str]], list[int]]:
    """Header, rows, and the line where each row starts, which differs from its number if cells contain line breaks."""
    with path.open(encoding="utf-8", newline="") as text:
        reader = csv.reader(text, strict=True)
        header, rows, lines, start = next(reader, []), [], [], reader.line_num + 1
        for cells in reader:
            if cells:
                rows.append(cells)
                lines.append(start)
            start = reader.line_num + 1
    return header, rows, lines


def siren_of(text: str) -> str:
    """The SIREN (9 digits) of ``text``: itself, or the start of a SIRET (14 digits); "" when it is neither.

    >>> siren_of("552 081 317"), siren_of("55208131766522"), siren_of("EDF")
    ('552081317', '552081317', '')
    """
    digits = text.replace(" ", "")
    return digits[:9] if re.fullmatch(r"\d{9}|\d{14}", digits) else ""
