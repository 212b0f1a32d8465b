"""Two hundred thousand projects are exported while memory use stays flat."""

import os
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from geo.report.files.csv_table import csv_chunks
from geo.report.files.extract import Extract
from geo.report.files.project_extract import project_extract
from geo.selection.selection import Selection
from geo.tables.store import Store

pytestmark = pytest.mark.cluster
ROWS = 200_000
WARM = 60_000
"""Rows after which the allocators have reached their working size."""
MEGABYTE = 1e6


@pytest.fixture(scope="module")
def many(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Extract:
    """An extract of 200,000 projects: the shipped ones repeated under new ids."""
    folder = tmp_path_factory.mktemp("many")
    for path in data_dir.rglob("*"):
        if path.is_file() and path.name != "projects.parquet":
            link = folder / path.relative_to(data_dir)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    shipped = pq.read_table(data_dir / "projects.parquet")
    schema = shipped.schema
    with pq.ParquetWriter(folder / "projects.parquet", schema) as writer:
        for first in range(0, ROWS, len(shipped)):
            part = shipped.slice(0, ROWS - first)
            names = pa.array([f"p-{first + at}" for at in range(len(part))], schema.field("id").type)
            writer.write_table(part.set_column(schema.get_field_index("id"), schema.field("id"), names))
    selection = Selection(industry_only=False, local_grants=True, registers=True)
    extract = project_extract(Store(folder), selection, "http://atlas.test/")
    assert extract.rows == ROWS
    return extract


def resident() -> float:
    """The resident memory of this process, in megabytes."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / MEGABYTE


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs the memory figures of Linux")
def test_memory_stays_flat(many: Extract) -> None:
    before, kept = resident(), pa.total_allocated_bytes()
    sent, rows, held, arrow = 0, 0, [], 0
    columns = [column.name for column in many.about.columns]
    for chunk in csv_chunks(columns, many.batches(), many.about.language):
        sent += len(chunk)
        rows += chunk.count(b"p-")
        held.append((rows, resident() - before))
        arrow = max(arrow, pa.total_allocated_bytes() - kept)
    assert rows >= ROWS
    assert sent > 75 * MEGABYTE
    assert arrow < 40 * MEGABYTE, "batches, not the whole answer"
    warm = max(growth for done, growth in held if done <= WARM)
    assert warm < 150
    assert max(growth for _, growth in held) < warm + 50
