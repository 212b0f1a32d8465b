"""Source: the project's own classification (programmes, sectors, themes, and the mapping of source categories)."""

from dataclasses import dataclass

import pandas as pd

from geo.ingest.classification.programmes import ADDED
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger

PROGRAMMES_FILE = "taxonomy_programmes.csv"
MAPPING_FILE = "mapping_categories.csv"
SOURCE_ID = "atlas-taxonomy"


@dataclass(frozen=True)
class Taxonomy:
    """The three tables, and ``mapping``: (source file, column) → category → (sector, theme)."""

    programmes: pd.DataFrame
    sectors: pd.DataFrame
    themes: pd.DataFrame
    mapping: dict[tuple[str, str], dict[str, tuple[str, str]]]


def read(sources: Sources, ledger: Ledger) -> Taxonomy:
    """Read the classification, with the project's own programmes (`ADDED`).

    A parent, sector or theme that does not exist is a violation, and so is a programme that the published file has too.
    """
    programmes = sources.read_csv(PROGRAMMES_FILE, ["slug", "label_fr", "label_en", "operator", "parent", "note_fr"])
    read_rows = len(programmes)
    programmes = pd.concat([programmes, pd.DataFrame(ADDED).assign(**{LINE: 0})], ignore_index=True)
    programmes = sources.unique(programmes, "slug", PROGRAMMES_FILE)
    sectors = sources.read_csv("taxonomy_sectors.csv", ["slug", "label_fr", "label_en"])
    themes = sources.read_csv("taxonomy_themes.csv", ["slug", "label_fr", "label_en"])
    rows = sources.read_csv(MAPPING_FILE, ["source", "column", "value", "sector", "theme"])
    known = {"sector": set(sectors["slug"]), "theme": set(themes["slug"])}
    for column, slugs in known.items():
        for line, slug in zip(rows[LINE], rows[column], strict=True):
            if slug not in slugs:
                sources.violations.add(MAPPING_FILE, line, slug, f"unknown {column}")
    for line, parent in zip(programmes[LINE], programmes["parent"], strict=True):
        if parent and parent not in set(programmes["slug"]):
            sources.violations.add(PROGRAMMES_FILE, line, parent, "unknown parent")
    mapping: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
    for row in rows.to_dict("records"):
        mapping.setdefault((row["source"], row["column"]), {})[row["value"]] = (row["sector"], row["theme"])
    read_rows += len(sectors) + len(themes) + len(rows)
    ledger.count(SOURCE_ID, read_rows, read_rows).notes["programmes_of_our_own"] = [row["slug"] for row in ADDED]
    tables = [table.drop(columns=LINE).replace("", None) for table in (programmes, sectors, themes)]
    return Taxonomy(tables[0], tables[1], tables[2], mapping)
