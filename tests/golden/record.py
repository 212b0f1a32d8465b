"""Records the atlas's current answers: `python -m tests.golden.record [--keep FOLDER]`.

A change that should not affect any answer leaves ``answers.json`` unchanged. After one that should, record again: the
diff of that file names the answers that changed. ``--keep`` also writes each answer as text, so that two runs can be
compared line by line.
"""

import argparse
import gzip
import hashlib
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pypdfium2 as pdfium
from pptx import Presentation
from starlette.applications import Starlette
from streamlit.testing.v1 import AppTest

from geo.service.routes import routes
from tests.golden.views import PAGES, ROUTES
from tests.pages.reading import pieces
from tests.service.client import Client

ROOT = Path(__file__).parents[2]
RECORDED = Path(__file__).with_name("answers.json")
MAIN = str(ROOT / "pages" / "main.py")
STAMP = re.compile(r"\b[0-9a-f]{10,64}\b")
"""Content hashes in URLs: they change with the code that writes an answer, not only with the answer."""


def answers() -> Iterator[tuple[str, str]]:
    """The name and answer of every view, as text, then the name and SHA-256 of every committed Parquet table."""
    client = Client(Starlette(routes=routes()))
    for path in ROUTES:
        yield path, route_text(client, path)
    for page, query in PAGES:
        yield f"page {page or 'map'}?{query}", page_text(page, query)
    for table in sorted((ROOT / "data").rglob("*.parquet")):
        yield table.relative_to(ROOT).as_posix(), hashlib.sha256(table.read_bytes()).hexdigest()


def route_text(client: Client, path: str) -> str:
    """Status, the atlas's headers and body of one response, in any format, as text without content hashes."""
    response, body = client.get_raw(f"/{path}")
    if response.headers.get("content-encoding") == "gzip":
        body = gzip.decompress(body)
    read = _READERS.get(path.partition("?")[0].rpartition(".")[2], bytes.decode)
    told = {name: value for name, value in response.headers.items() if name.startswith(("x-atlas", "content-"))}
    told.pop("content-length", None)
    return STAMP.sub("…", f"{response.status_code} {told}\n{read(body) if response.is_success else body.decode()}")


def page_text(page: str, query: str) -> str:
    """All texts of a page after its first run, visible or not, without content hashes."""
    app = AppTest.from_file(MAIN, default_timeout=60)
    for pair in filter(None, query.split("&")):
        key, _, value = pair.partition("=")
        app.query_params[key] = [*app.query_params.get(key, []), value]
    app.run()
    if page:
        app.switch_page(page).run()
    return STAMP.sub("…", "\n".join(pieces(app)))


def _cells(body: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(body), read_only=True)
    return "\n".join(f"{sheet.title}\t{row}" for sheet in book for row in sheet.iter_rows(values_only=True))


def _rows(body: bytes) -> str:
    table = pq.read_table(pa.BufferReader(body))
    meta = {key.decode(): value.decode() for key, value in (table.schema.metadata or {}).items()}
    meta.pop("ARROW:schema", None)
    return f"{table.schema.remove_metadata()}\n{meta}\n" + "\n".join(map(str, table.to_pylist()))


def _pages(body: bytes) -> str:
    return "\n\f".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(body))


def _slides(body: bytes) -> str:
    return "\n\f".join("\n".join(_words(slide.shapes)) for slide in Presentation(io.BytesIO(body)).slides)


def _words(shapes: object) -> Iterator[str]:
    for shape in shapes:  # type: ignore[attr-defined]
        yield from [shape.name, *([shape.text_frame.text] if shape.has_text_frame else [])]
        if shape.has_table:
            yield from (cell.text for row in shape.table.rows for cell in row.cells)
        if shape.has_chart:
            yield from (f"{plot.name} {[*plot.values]}" for plot in shape.chart.plots[0].series)
        if shape.shape_type == 6:
            yield from _words(shape.shapes)


_READERS: Mapping[str, Callable[[bytes], str]] = {"xlsx": _cells, "parquet": _rows, "pdf": _pages, "pptx": _slides}


def digest(text: str) -> str:
    """What is recorded for an answer: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    """Record every answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="a folder for the answers as text")
    keep: Path | None = parser.parse_args().keep
    found = {}
    for name, text in answers():
        found[name] = digest(text)
        if keep is not None:
            keep.mkdir(parents=True, exist_ok=True)
            (keep / f"{re.sub(r'[^A-Za-z0-9_.=-]+', '_', name)[:150]}.txt").write_text(text, "utf-8")
    RECORDED.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
