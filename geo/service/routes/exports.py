"""The view as a file: ``export/zones``, ``export/projets``, ``export/sites`` as .csv, .xlsx, .geojson, .parquet, .txt.

The query is that of the page; what it says that is unknown is ignored, as there, and named in
the file and in the header ``X-Atlas-Ignored``. ``zones`` are the areas of the map;
``projets`` the rows of the page of projects: those of one area alone where ``zone`` names it; ``sites`` the
industrial sites in the chosen regions and in that area. CSV and GeoJSON are sent
while they are read from the store; the others, whose ends must be known first, are written to a file on the disk.
A CSV file holds rows alone: the .txt of the same query is its read-me, and the header ``Link`` names that and the
licences.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from geo import report
from geo.atlas import opened, vocabulary
from geo.errors import AbsentError, ExcessiveError
from geo.language import CATALOGUE
from geo.report.files import csv_table, geo_json, geo_parquet, workbook
from geo.report.files.about import ignored_in_words
from geo.report.files.extract import Extract
from geo.report.files.names import project_file, site_file, zone_file
from geo.report.files.project_extract import project_extract
from geo.report.files.zone_extract import zone_extract
from geo.report.notices import text
from geo.report.notices.licences import licence_links
from geo.report.plants.site_extract import site_extract
from geo.selection.selection import Selection
from geo.service.edge import route
from geo.service.http import ASK_AGAIN, attachment, ignored_header, published_at, streamed, unchanged
from geo.settings import data_folder
from geo.tables.declaration import PACKAGE
from geo.tables.store import Store

CHUNK = 1 << 18
"""Bytes of a finished file that are sent at a time."""


@dataclass(frozen=True)
class _Kind:
    extract: Callable[[Store, Selection, str], Extract]
    name: Callable[[Selection, str, str], str]


KINDS: Mapping[str, _Kind] = {
    "zones": _Kind(zone_extract, zone_file),
    "projets": _Kind(project_extract, project_file),
    "sites": _Kind(site_extract, site_file),
}
FORMATS: Mapping[str, str] = {
    "csv": csv_table.MEDIA_TYPE,
    "xlsx": workbook.MEDIA_TYPE,
    "geojson": geo_json.MEDIA_TYPE,
    "parquet": geo_parquet.MEDIA_TYPE,
    "txt": text.MEDIA_TYPE,
}


def export_url(kind: str, extension: str, selection: Selection) -> str:
    """URL of ``selection`` as a file, relative to the application's base path."""
    query = selection.query_string()
    return f"export/{kind}.{extension}" + (f"?{query}" if query else "")


def routes(prefix: str) -> list[Route]:
    """The route of the exports, under `prefix`."""
    return [route(f"{prefix}/export/{{kind}}.{{extension}}", partial(_serve, prefix))]


def _serve(prefix: str, request: Request) -> Response:
    asked, extension = request.path_params["kind"], request.path_params["extension"]
    if asked not in KINDS or extension not in FORMATS:
        known = ", ".join(f"{kind}.{suffix}" for kind in KINDS for suffix in FORMATS)
        raise AbsentError(f"No export '{asked}.{extension}'; there are {known}.")
    kind, root, store = KINDS[asked], published_at(request, prefix), opened(data_folder())
    parsed = Selection.from_query(request.query_params.multi_items(), vocabulary(store))
    selection, ignored = parsed.selection, ignored_header(parsed.notices)
    # What is ignored is named in the file: it is another file.
    tag = _tag(store, f"{root}{asked}.{extension}?{selection.query_string()} {[*ignored.values()]}")
    headers = {"ETag": tag, **ASK_AGAIN, **ignored}
    if (same := unchanged(request, headers)) is not None:
        return same
    extract = kind.extract(store, selection, root)
    if extension == "xlsx" and extract.rows > workbook.MOST_ROWS:
        voice = selection.voice
        said = voice._("{n} rows: a spreadsheet holds at most {most}. Use the CSV or Parquet file, or add filters.")
        raise ExcessiveError(said.format(n=extract.rows, most=workbook.MOST_ROWS))
    named = ignored_in_words(parsed.notices, selection.voice)
    extract = replace(extract, about=replace(extract.about, ignored=named))
    headers |= {
        **attachment(kind.name(selection, store.catalogue.version, extension)),
        "X-Atlas-Rows": str(extract.rows),
        "Link": ", ".join(_links(extract, export_url(asked, "txt", selection), root, store)),
    }
    if extract.about.empty:
        headers["X-Atlas-Note"] = "No row matches; the file says why."
    return streamed(request, lambda: _body(extract, extension), FORMATS[extension], headers)


def _links(extract: Extract, read_me: str, root: str, store: Store) -> list[str]:
    licences = licence_links((origin.id for origin in extract.about.origins), store.catalogue)
    return [f'<{root}{read_me}>; rel="describedby"; type="text/plain"', *licences]


def _body(extract: Extract, extension: str) -> Iterator[bytes]:
    if extension == "txt":
        return iter([text.read_me(extract.about).encode()])
    if extension == "csv":
        names = [column.name for column in extract.about.columns]
        return csv_table.csv_chunks(names, extract.batches(), extract.about.language, extract.about.empty)
    if extension == "geojson":
        return geo_json.geojson_chunks(extract)
    return _spooled(_WRITERS[extension], extract)


_WRITERS: Mapping[str, Callable[[BinaryIO, Extract], None]] = {
    "xlsx": workbook.write_workbook,
    "parquet": geo_parquet.write_geoparquet,
}


def _spooled(write: Callable[[BinaryIO, Extract], None], extract: Extract) -> Iterator[bytes]:
    """What ``write`` writes, from a file on the disk that is gone with the answer."""
    with TemporaryFile() as file:
        write(file, extract)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def _tag(store: Store, asked: str) -> str:
    """The validator of a file: changes with the tables, with what is asked, and with the code that writes it."""
    return f'"{hashlib.sha256(f"{_stamp(store)} {asked}".encode()).hexdigest()[:20]}"'


@lru_cache(maxsize=2)
def _stamp(store: Store) -> str:
    stamp = hashlib.sha256((store.data / PACKAGE).read_bytes())
    written_by = sorted(Path(report.__file__).parent.rglob("*.py"))
    for path in (*written_by, CATALOGUE):
        stamp.update(path.read_bytes())
    return stamp.hexdigest()
