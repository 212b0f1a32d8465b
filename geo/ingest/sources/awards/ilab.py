"""Source: winners of the i-Lab contest, national jury, since 2016 (MESR, Bpifrance). No amounts; place: a region."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.reading.files import LINE, Sources, siren_of
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.persons import unnamed
from geo.tables.reasons import BuildReason

SOURCE_ID = "mesr-ilab"
FILE = "ilab_laureats_1999_2025.csv"
PROGRAMME = "i-lab"
NATIONAL = "National"
FIRST = "2016"
"""Earlier winners are of years of which the atlas has no other list, when the two juries' awards were mixed."""
JURIES = {NATIONAL, "Régional", ""}
COLUMNS = ["dossier_aide", "annee", "type_candidature", "domaine", "code_region_publie", "region", "jury", "siren"]
COLUMNS += ["entreprise", "identifiant"]
SECTORS: Mapping[str, str] = {
    "Services informatiques et autres": "numerique",
    "Électronique, Signal & Télécommunications": "electronique",
    "Biotechnologies et pharmacie": "sante",
    "Pharmacie, Sciences du vivant & Biotechnologies": "sante",
    "Informatique, logiciel & TIC": "numerique",
    "Pharmacie & biotechnologies": "sante",
    "Numérique, technologies logicielles & communication": "numerique",
    "Génie des procédés": "industrie-futur",
    "Chimie et matériaux": "chimie-materiaux",
    "Mécanique & Travail des métaux": "metallurgie-mines",
    "Technologies médicales": "sante",
    "Électronique, traitement du signal & instrumentation": "electronique",
    "Matériaux, mécanique & procédés industriels": "industrie-futur",
    "Chimie & Sciences des matériaux": "chimie-materiaux",
    "Chimie & environnement": "chimie-materiaux",
    "Chimie & Environnement": "chimie-materiaux",
}
"""Technology field of the contest → sector."""
COLLECTIVITIES: Mapping[str, str] = {"D987": "987", "D988": "988"}
"""Published codes of overseas collectivities → the codes that other sources use as departments."""


def read(sources: Sources, ledger: Ledger) -> pd.DataFrame:
    """One row for each winner of the national jury since `FIRST`; the others are left out, each with its reason."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "annee", FILE, r"\d{4}", "not a year", required=True)
    sources.check(rows, "siren", FILE, r"\d{8,9}", "not a SIREN")  # one of 8 digits, which is left out
    for line, field, jury in zip(rows[LINE], rows["domaine"], rows["jury"], strict=True):
        if field not in SECTORS:
            sources.violations.add(FILE, line, field, "unknown technology field")
        if jury not in JURIES:
            sources.violations.add(FILE, line, jury, "unknown jury")
    national = rows["jury"] == NATIONAL
    won = rows[national & (rows["annee"] >= FIRST)]
    hidden = unnamed(won["entreprise"])
    entry = ledger.count(SOURCE_ID, len(rows), len(won))
    kept = set(won[LINE])
    entry.dropped = [
        {"line": int(line), "reason": (BuildReason.EARLIER if own else BuildReason.OTHER_JURY).value}
        for line, own in zip(rows[LINE], national, strict=True)
        if line not in kept
    ]
    entry.notes = {
        "juries": {jury or "not stated": int(n) for jury, n in rows["jury"].value_counts().sort_index().items()},
        "winners_with_siren": int((won["siren"].map(siren_of) != "").sum()),
        "beneficiaries_not_published": int((hidden | (won["entreprise"] == "")).sum()),
    }
    key = won["annee"]
    for column in ("dossier_aide", "identifiant", "siren", "entreprise", "domaine", "region"):
        key = key + "|" + won[column]
    collectivity = won["code_region_publie"].map(COLLECTIVITIES).fillna("")
    return pd.DataFrame(
        {
            "key": key,
            "source_id": SOURCE_ID,
            "source_row": won[LINE],
            "programme": PROGRAMME,
            "call": won["annee"].radd("i-Lab "),
            "sector": won["domaine"].map(SECTORS).fillna(""),
            "theme": "innovation",
            "title": won["domaine"],
            "beneficiary": won["entreprise"].where(~hidden, ""),
            "siren": won["siren"].where(~hidden, ""),
            "date": won["annee"],
            "confidence": "official",
            "departement": collectivity,
            "region_name": won["region"].where(collectivity == "", ""),
        }
    )
