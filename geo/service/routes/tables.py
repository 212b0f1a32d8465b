"""Every table as a file: Parquet as it stands, CSV as spreadsheets of the reader's language open it, or its read-me.

CSV is written batch by batch while it is sent. Geometry is left out of it: the Parquet file holds it.
"""

import gzip
import hashlib
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from geo.errors import AbsentError, TableError
from geo.language import Voice
from geo.model import Language
from geo.report.files.csv_table import MEDIA_TYPE, csv_chunks
from geo.report.notices import text
from geo.report.notices.licences import licence_links
from geo.service.edge import route
from geo.service.http import ASK_AGAIN, attachment, packed, published_at, streamed, unchanged
from geo.settings import data_folder
from geo.tables.declaration import Catalogue

BATCH = 5_000
"""Rows that are in memory at a time."""
FORMATS = {"parquet": "application/vnd.apache.parquet", "csv": MEDIA_TYPE, "txt": text.MEDIA_TYPE}


def table_url(table: str, extension: str, language: Language) -> str:
    """URL of ``table`` as a file, relative to the application's base path."""
    return f"donnees/{table}.{extension}" + ("?lang=en" if language is Language.ENGLISH else "")


def routes(prefix: str) -> list[Route]:
    """The routes of the tables, under `prefix`."""
    return [route(f"{prefix}/donnees/{{table}}.{{extension}}", partial(_serve, prefix))]


def _serve(prefix: str, request: Request) -> Response:
    name, extension = request.path_params["table"], request.path_params["extension"]
    language = Language.ENGLISH if request.query_params.get("lang") == Language.ENGLISH else Language.FRENCH
    data = data_folder()
    catalogue = Catalogue.load(data)
    if name not in catalogue.tables or extension not in FORMATS:
        known = ", ".join(catalogue.tables)
        raise AbsentError(f"No file {name}.{extension}; there are {known}, as .parquet, .csv and .txt.")
    # The name comes from the declaration, never from the address.
    table = catalogue.tables[name]
    path, file = data / table.path, f"atlas_{table.name}_{catalogue.version}.{extension}"
    root = published_at(request, prefix)
    read_me = f'<{root}{table_url(name, "txt", language)}>; rel="describedby"; type="text/plain"'
    links = ", ".join([read_me, *licence_links(table.source_ids, catalogue)])
    said = text.table_read_me(table, catalogue, Voice(language), root).encode() if extension == "txt" else b""
    tag = _text_tag(said) if said else _tag(path, extension, language)
    headers = {"ETag": tag, **ASK_AGAIN, **attachment(file), "Link": links}
    if (same := unchanged(request, headers)) is not None:
        return same
    if said:
        return packed(request, gzip.compress(said, 6, mtime=0), FORMATS[extension], headers)
    if extension == "parquet":
        return FileResponse(path, media_type=FORMATS[extension], headers=headers)
    return streamed(request, lambda: _lines(path, language), FORMATS[extension], headers)


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


def _text_tag(said: bytes) -> str:
    return f'W/"{hashlib.sha256(said).hexdigest()[:16]}"'  # weak: the same text, zipped or not


@lru_cache(maxsize=64)
def _digest(path: Path, _modified: int, _size: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _lines(path: Path, language: Language) -> Iterator[bytes]:
    """The CSV of the file, in chunks of `BATCH` rows."""
    with pq.ParquetFile(path) as table:
        columns = [name for name in table.schema_arrow.names if name != "geometry"]
        yield from csv_chunks(columns, table.iter_batches(batch_size=BATCH, columns=columns), language)
