"""A view as a file, with its metadata: CSV, XLSX, GeoJSON and GeoParquet."""
