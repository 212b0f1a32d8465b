"""GeoParquet 1.1, written batch by batch, with field descriptions and file metadata."""

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
import shapely
from pyproj import CRS

from geo.report.files.extract import Extract

MEDIA_TYPE = "application/vnd.apache.parquet"
_GEOMETRY = "geometry"


def write_geoparquet(file: BinaryIO, extract: Extract) -> None:
    """Write ``extract`` to ``file``; the metadata key ``atlas`` holds `About.as_json`."""
    described = {column.name: column for column in extract.about.columns}
    fields = [
        field.with_metadata({"description": described[field.name].description, "unit": described[field.name].unit})
        for field in extract.schema
    ]
    geo: Mapping[str, Any] = {
        "version": "1.1.0",
        "primary_column": _GEOMETRY,
        "columns": {
            _GEOMETRY: {
                "encoding": "WKB",
                "geometry_types": [],  # unspecified: known only once everything is written
                "crs": CRS("EPSG:4326").to_json_dict(),
            }
        },
    }
    metadata = {"geo": json.dumps(geo), "atlas": json.dumps(extract.about.as_json(), ensure_ascii=False)}
    schema = pa.schema([*fields, pa.field(_GEOMETRY, pa.binary())], metadata=metadata)
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in extract.batches():
            shapes = extract.shapes(batch)
            wkb = pa.array([None if shape is None else shapely.to_wkb(shape) for shape in shapes], pa.binary())
            writer.write_batch(pa.RecordBatch.from_arrays([*batch.columns, wkb], schema=schema))
