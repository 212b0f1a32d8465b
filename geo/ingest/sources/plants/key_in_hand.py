"""Source: ready-to-build industrial sites (*sites clés en main*)."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.identity import stable_ids
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Places

SOURCE_ID, FILE = "atlas-key-in-hand", "sites_cles_en_main.csv"
COLUMNS = [
    "site",
    "generation",
    "date",
    "commune",
    "departement",
    "region",
    "insee",
    "place_basis",
    "hectares",
    "availability",
    "source",
]


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Rows of the table ``sites``, each at its commune's point, or at its department without one."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "insee", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    found = []
    for row in rows.to_dict("records"):
        place = places.commune(row["insee"]) or places.departement(places.departement_named(row["departement"]))
        if place is None:
            sources.violations.add(FILE, row[LINE], row["insee"] or row["departement"], "site can't be placed")
        found.append(place or Places.nowhere())
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["coverage"] = "27 of the 55 sites of 2024, and older ones"
    key = rows["site"] + "|" + rows["departement"]
    return pd.DataFrame(
        {
            "id": stable_ids(["cle"] * len(key), key),
            "kind": "cle-en-main",
            "name": rows["site"],
            "hectares": sources.numbers(rows, "hectares", FILE),
            "availability": rows["availability"],
            "generation": rows["generation"],
            "date": rows["date"],
            "lon": [place.lon for place in found],
            "lat": [place.lat for place in found],
            "precision": [place.precision.value for place in found],
            "source_id": SOURCE_ID,
            "source_url": rows["source"],
            "insee": [place.insee or None for place in found],
            **{name: [place.codes[name] for place in found] for name in LEVELS},
        }
    )
