"""The build pipeline, from the published sources to the tables of ``data/``. Never imported by the app."""
