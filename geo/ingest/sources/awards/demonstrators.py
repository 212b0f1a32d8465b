"""Source: the 39 winners of the call "Démonstrateurs de la ville durable" of France 2030 (Banque des Territoires)."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.model import AidKind

SOURCE_ID = "cdc-ville-durable"
FILE = "france2030_demonstrateurs_ville_durable_39_2026-07.csv"
PROGRAMME = "demonstrateurs-ville-durable"
COLUMNS = ["nom_projet", "insee_com", "porteur", "montant_subvention_engagee_eur"]


def read(sources: Sources, ledger: Ledger) -> pd.DataFrame:
    """One row a project, with its grant for incubation; the file states no date."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "insee_com", FILE, r"\d[\dAB]\d{3}", "not an INSEE code", required=True)
    rows = sources.unique(rows, "nom_projet", FILE)
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["coverage"] = "incubation grants only, of 39 winners"
    return pd.DataFrame(
        {
            "key": rows["insee_com"] + "|" + rows["nom_projet"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": PROGRAMME,
            "sector": "construction",
            "theme": "transition",
            "title": rows["nom_projet"],
            "beneficiary": rows["porteur"],
            "aid_eur": sources.amounts(rows, "montant_subvention_engagee_eur", FILE),
            "aid_kind": AidKind.GRANT.value,
            "confidence": "official",
            "insee": rows["insee_com"],
        }
    )
