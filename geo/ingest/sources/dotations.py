"""Source: State investment grants DETR, DSIL and DSID, category economy and jobs, 2018 and 2019 (DGCL).

Each year has its own schema. A row's beneficiary is a commune, an EPCI, a union of communes or a department.
"""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources.taxonomy import Taxonomy
from geo.model import AidKind

COMMON = ["id", "grant", "echelon", "departement", "territory", "beneficiary", "category", "title", "cost", "aid"]
SCHEMAS = {
    2018: dict(
        zip(
            [
                "IDENTIFIANT",
                "DOT",
                "ECHELON",
                "INSEEDEP",
                "CODGEO",
                "BENEFICIAIRE",
                "CATGEORIE",
                "DESCRIPTION",
                "COUT",
                "SUBVENTION",
                "LONG",
                "LAT",
            ],
            [*COMMON, "lon", "lat"],
            strict=True,
        )
    ),
    2019: dict(
        zip(
            [
                "id_projet",
                "dotation",
                "echelon",
                "id_dep",
                "id_terr",
                "nom_terr",
                "categorie",
                "description",
                "cout_total",
                "montant_sub",
                "long",
                "lat",
            ],
            [*COMMON, "lon", "lat"],
            strict=True,
        )
    ),
}
"""Columns of each year's file → common names."""
CORSICA = {"20A": "2A", "20B": "2B"}
"""Department codes of Corsica as written in the 2018 file → the official codes."""
ECHELONS = {"Commune", "commune", "EPCI", "epci", "Syndicat", "conseil_departemental"}


def read(sources: Sources, taxonomy: Taxonomy, ledger: Ledger) -> list[pd.DataFrame]:
    """One frame per year, one row per grant."""
    return [_year(year, sources, taxonomy, ledger) for year in SCHEMAS]


def _year(year: int, sources: Sources, taxonomy: Taxonomy, ledger: Ledger) -> pd.DataFrame:
    stem, source_id = f"dgcl_dotations_{year}_economie_emploi", f"dgcl-dotations-{year}"
    file, schema = f"{stem}.csv", SCHEMAS[year]
    category = next(name for name, word in schema.items() if word == "category")
    rows = sources.read_csv(file, schema)
    slugs = sources.map_category(rows, category, file, taxonomy.mapping.get((stem, category), {}), 2)
    rows = rows.rename(columns=schema)
    for line, echelon in zip(rows[LINE], rows["echelon"], strict=True):
        if echelon not in ECHELONS:
            sources.violations.add(file, line, echelon, "unknown kind of beneficiary")
    level = rows["echelon"].str.lower()
    commune, epci = level == "commune", level == "epci"
    sources.check(rows[commune], "territory", file, r"\d[\dAB]\d{3}", "not an INSEE code")
    sources.check(rows[epci], "territory", file, r"\d{9}", "not a SIREN of an EPCI")
    ledger.count(source_id, len(rows), len(rows)).notes["beneficiaries"] = {
        str(name): int(count) for name, count in level.value_counts().sort_index().items()
    }
    return pd.DataFrame(
        {
            "key": rows["id"],
            "source_id": source_id,
            "source_row": rows[LINE],
            "programme": "detr-dsil",
            "call": rows["grant"] + f" {year}",
            "sector": slugs[0] if len(rows) else "",
            "theme": slugs[1] if len(rows) else "",
            "title": rows["title"],
            "beneficiary": rows["beneficiary"],
            "siren": rows["territory"].where(~commune, ""),
            "date": str(year),
            "cost_eur": sources.amounts(rows, "cost", file),
            "aid_eur": sources.amounts(rows, "aid", file),
            "aid_kind": AidKind.GRANT.value,
            "confidence": "official",
            "insee": rows["territory"].where(commune, ""),
            "epci": rows["territory"].where(epci, ""),
            "departement": rows["departement"].replace(CORSICA),
            "lon": sources.numbers(rows, "lon", file),
            "lat": sources.numbers(rows, "lat", file),
        }
    )
