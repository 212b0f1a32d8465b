"""Source: located projects of France 2030 and its calls, compiled row by row from public pages."""

import pandas as pd

from geo.ingest.reading.confidence import confidence_of
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.ingest.sources.taxonomy import Taxonomy
from geo.model import AidKind

SOURCE_ID = "atlas-compiled"
FILE = "projets_compiles.csv"
COLUMNS = [
    "id",
    "programme",
    "call",
    "project",
    "beneficiary",
    "date",
    "commune",
    "departement",
    "region",
    "insee",
    "place_basis",
    "sector_slug",
]
COLUMNS += ["theme", "aid_eur", "aid_kind", "investment_eur", "source"]
KINDS = {
    "État": AidKind.GRANT,
    "État / ADEME": AidKind.GRANT,
    "État, versé sur 15 ans": AidKind.SPREAD_GRANT,
    "État (subventions, avances, crédit d’impôt)": AidKind.MIXED,
    "État + Région + CUD": AidKind.MIXED,
    "pouvoirs publics (PIIEC)": AidKind.MIXED,
    "État, plafond": AidKind.CEILING,
    "État, plafond autorisé": AidKind.CEILING,
    "État, autorisé": AidKind.CEILING,
    "État (annonce)": AidKind.ANNOUNCED,
    "annoncé, non confirmé UE à la date de la source": AidKind.ANNOUNCED,
    "prise de participation État (pas une subvention)": AidKind.EQUITY,
    "Région": AidKind.LOCAL,
    "Région (voté)": AidKind.LOCAL,
    "collectivités (hors État)": AidKind.LOCAL,
    "Union européenne (Fonds innovation)": AidKind.EUROPEAN,
}
"""The source's wording for an amount → kind of aid; an authorised amount is a ceiling until it is granted."""


def read(sources: Sources, taxonomy: Taxonomy, places: Places, ledger: Ledger) -> pd.DataFrame:
    """One row per project; a zone named after a commune is located at the EPCI of that commune."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "insee", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    sources.check(rows, "date", FILE, r"\d{4}(-\d{2}){0,2}", "not a date")
    sources.check(rows, "place_basis", FILE, "site|company_seat|zone", "unknown basis of a place")
    slugs = {"programme": taxonomy.programmes, "sector_slug": taxonomy.sectors, "theme": taxonomy.themes}
    for column, terms in slugs.items():
        for line, slug in zip(rows[LINE], rows[column], strict=True):
            if slug not in set(terms["slug"]):
                sources.violations.add(FILE, line, slug, f"unknown {column}")
    amounts = sources.amounts(rows, "aid_eur", FILE)
    for line, kind, amount in zip(rows[LINE], rows["aid_kind"], amounts, strict=True):
        if amount == amount and kind not in KINDS:
            sources.violations.add(FILE, line, kind, "unknown kind of aid")
    zone = rows["place_basis"] == "zone"
    departement = places.departements_named(rows, FILE, sources.violations)
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["amounts_by_kind"] = {
        str(kind): int(count) for kind, count in rows["aid_kind"][amounts.notna()].value_counts().sort_index().items()
    }
    return pd.DataFrame(
        {
            "key": rows["id"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": rows["programme"],
            "call": rows["call"],
            "sector": rows["sector_slug"],
            "theme": rows["theme"],
            "title": rows["project"],
            "beneficiary": rows["beneficiary"],
            "date": rows["date"],
            "cost_eur": sources.amounts(rows, "investment_eur", FILE),
            "aid_eur": amounts,
            "aid_kind": [KINDS[kind].value if kind in KINDS else "" for kind in rows["aid_kind"]],
            "confidence": rows["source"].map(confidence_of),
            "source_url": rows["source"],
            "insee": rows["insee"],
            # A zone over several communes has no commune, even when the source names one to represent it.
            "epci": [
                "" if insee or not in_zone or not commune else places.epci_of(places.named(code, commune))
                for insee, in_zone, commune, code in zip(rows["insee"], zone, rows["commune"], departement, strict=True)
            ],
            "departement": departement,
            "region_name": rows["region"],
            "place_basis": rows["place_basis"],
        }
    )
