"""Industrial sites as a file: its rows and columns; `geo.report.files` writes it."""
