"""Source: territories of the Rebond industriel scheme, compiled from public pages (5 of 19)."""

import pandas as pd

from geo.ingest.reading.confidence import confidence_of
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.model import AidKind

SOURCE_ID = "atlas-rebond"
FILE = "rebond_industriel.csv"
COLUMNS = ["territory", "epci", "date", "departement", "region", "aid_eur", "source"]


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """One row per territory; its amount is an envelope for many projects, not a grant to one."""
    rows = sources.read_csv(FILE, COLUMNS)
    amounts = sources.amounts(rows, "aid_eur", FILE)
    departement = places.departements_named(rows, FILE, sources.violations)
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["coverage"] = "5 of 19 territories"
    return pd.DataFrame(
        {
            "key": rows["territory"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": "rebond-industriel",
            "call": "",
            "sector": "industrie-futur",
            "theme": "relocalisation",
            "title": rows["territory"],
            "beneficiary": rows["epci"],
            "date": rows["date"],
            "aid_eur": amounts,
            "aid_kind": [AidKind.ENVELOPE.value if amount == amount else "" for amount in amounts],
            "confidence": rows["source"].map(confidence_of),
            "source_url": rows["source"],
            # A row may name several EPCI: only a territory that is a single EPCI is located there.
            "epci": [
                places.grouping_named(code, epci) if alone else ""
                for code, epci, alone in zip(
                    departement, rows["epci"], ~rows["territory"].str.contains(r"\+| et ", regex=True), strict=True
                )
            ],
            "departement": departement,
            "region_name": rows["region"],
            "place_basis": "zone",
        }
    )
