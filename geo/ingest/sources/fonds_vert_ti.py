"""Source: Fonds vert 2024, measure "Territoires d'industrie", Provence-Alpes-Côte d'Azur only."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.model import AidKind

SOURCE_ID = "fonds-vert-ti-2024-paca"
FILE = "fonds_vert_2024_territoires_industrie_paca.csv"
COLUMNS = ["code_commune", "code_departement", "nom", "montant", "beneficiaire", "siren"]


def read(sources: Sources, ledger: Ledger) -> pd.DataFrame:
    """One row per project. The file has no sector, so it is "autre", with the theme of the measure itself."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "code_commune", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["coverage"] = "one region of eighteen"
    return pd.DataFrame(
        {
            "key": rows["siren"] + "|" + rows["code_commune"] + "|" + rows["montant"] + "|" + rows["nom"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": "fonds-vert-ti",
            "call": "2024",
            "sector": "autre",
            "theme": "transition",
            "title": rows["nom"],
            "beneficiary": rows["beneficiaire"],
            "siren": rows["siren"],
            "date": "2024",
            "aid_eur": sources.amounts(rows, "montant", FILE),
            "aid_kind": AidKind.GRANT.value,
            "confidence": "official",
            "insee": rows["code_commune"],
            "departement": rows["code_departement"],
        }
    )
