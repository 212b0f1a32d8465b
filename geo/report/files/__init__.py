"""A view as a file: CSV, XLSX, GeoJSON and GeoParquet, with what it says about itself."""
