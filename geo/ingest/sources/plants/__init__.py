"""One reader per source of industrial sites; `geo.ingest.sources.sites` puts their rows together."""
