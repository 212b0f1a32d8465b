"""Every table as a file: Parquet as it stands, or CSV as spreadsheets of the reader's language open it.

CSV is UTF-8 with a byte order mark; French: semicolons and decimal commas, English: commas and decimal points. It is
written batch by batch while it is sent. Geometry is left out of CSV: the Parquet file holds it.
"""

import csv
import hashlib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from io import StringIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from geo.catalogue import Catalogue, data_folder
from geo.errors import TableError
from geo.model import Language

BATCH = 5_000
"""Rows that are in memory at a time."""
FORMATS = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv; charset=utf-8"}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?", re.ASCII)


def table_url(table: str, extension: str, language: Language) -> str:
    """URL of ``table`` as a file, relative to the application's base path."""
    return f"donnees/{table}.{extension}" + ("?lang=en" if language is Language.ENGLISH else "")


def routes(prefix: str) -> list[Route]:
    """The routes of the tables, under `prefix`."""
    return [Route(f"{prefix}/donnees/{{table}}.{{extension}}", _serve)]


def neutralised(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula; plain numbers stay as they are."""
    return f"'{text}" if text.startswith(_FORMULA) and not _PLAIN_NUMBER.fullmatch(text) else text


def _serve(request: Request) -> Response:
    name, extension = request.path_params["table"], request.path_params["extension"]
    language = Language.ENGLISH if request.query_params.get("lang") == Language.ENGLISH else Language.FRENCH
    data = data_folder()
    try:
        catalogue = Catalogue.load(data)
        if name not in catalogue.tables or extension not in FORMATS:
            known = ", ".join(catalogue.tables)
            raise HTTPException(404, f"No file {name}.{extension}; there are {known}, as .parquet and .csv.")
        path = data / catalogue.tables[name].path
        tag = _tag(path, extension, language)
    except TableError as error:
        return PlainTextResponse(f"Table {error.table!r}: {error.reason}. Rebuild it: {error.command}", 503)
    # The name comes from the declaration, never from the address.
    file = f"atlas_{catalogue.tables[name].name}_{catalogue.version}.{extension}"
    headers = {"ETag": tag, "Cache-Control": "no-cache", "Content-Disposition": f'attachment; filename="{file}"'}
    if _matches(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers={"ETag": tag, "Cache-Control": "no-cache"})
    if extension == "parquet":
        return FileResponse(path, media_type=FORMATS[extension], headers=headers)
    if request.method == "HEAD":
        return Response(media_type=FORMATS[extension], headers=headers)
    return StreamingResponse(_lines(path, language), media_type=FORMATS[extension], headers=headers)


def _tag(path: Path, extension: str, language: Language) -> str:
    """The validator of a file: changes with its bytes, and for CSV with the language. `TableError` if unreadable."""
    try:
        status = path.stat()
        pq.read_schema(path)
        digest = _digest(path, status.st_mtime_ns, status.st_size)
    except FileNotFoundError as error:
        raise TableError(path.stem, path, "is missing") from error
    except (OSError, pa.ArrowException) as error:
        raise TableError(path.stem, path, f"is damaged ({error})") from error
    return f'"{digest}-{extension}{f"-{language}" if extension == "csv" else ""}"'


@lru_cache(maxsize=64)
def _digest(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _matches(asked: str, tag: str) -> bool:
    """Whether ``If-None-Match`` names ``tag``; a proxy that compresses makes it weak."""
    known = {item.strip().removeprefix("W/") for item in asked.split(",")}
    return tag in known or "*" in known


def _lines(path: Path, language: Language) -> Iterator[bytes]:
    """The CSV of the file, in chunks of `BATCH` rows; the first holds the byte order mark and the header."""
    with pq.ParquetFile(path) as table:
        columns = [name for name in table.schema_arrow.names if name != "geometry"]
        yield "\ufeff".encode() + _written([columns], language)
        for batch in table.iter_batches(batch_size=BATCH, columns=columns):
            values = [column.to_pylist() for column in batch.columns]
            rows = [[_cell(value, language) for value in row] for row in zip(*values, strict=True)]
            yield _written(rows, language)


def _written(rows: list[list[str]], language: Language) -> bytes:
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
