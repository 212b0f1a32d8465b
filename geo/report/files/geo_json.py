"""GeoJSON (RFC 7946), written batch by batch, with metadata in a foreign member, ``atlas``."""

import json
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import shapely

from geo.report.files.extract import Extract, Shapes

MEDIA_TYPE = "application/geo+json"


def geojson_chunks(extract: Extract) -> Iterator[bytes]:
    """A FeatureCollection with one feature per row; the first column is the id, and a missing geometry is null."""
    yield f'{{"type":"FeatureCollection","atlas":{_written(extract.about.as_json())},"features":['.encode()
    before = "\n"
    for batch in extract.batches():
        if batch.num_rows:
            yield (before + ",\n".join(_features(batch, extract.shapes(batch)))).encode()
            before = ",\n"
    yield b"\n]}\n"


def _features(batch: pa.RecordBatch, shapes: Shapes) -> Iterator[str]:
    geometries = shapely.to_geojson(shapes)
    for row, geometry in zip(batch.to_pylist(), geometries, strict=True):
        name = _written(next(iter(row.values())))
        yield f'{{"type":"Feature","id":{name},"properties":{_written(row)},"geometry":{geometry or "null"}}}'


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
