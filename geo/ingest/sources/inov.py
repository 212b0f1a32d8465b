"""Source: winners of the i-Nov contest, 2018–2025 (MESR, Bpifrance, ADEME)."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import fold
from geo.ingest.sources.taxonomy import Taxonomy
from geo.model import AidKind
from geo.tables.reasons import BuildReason

SOURCE_ID = "mesr-inov"
STEM = "inov_laureats_2018_2025"
FILE = f"{STEM}.csv"
NOT_STATED = ("autre", "innovation")
"""Sector and theme of the few winners whose topic is empty in the source: the theme is the contest's own."""
COLUMNS = [
    "vague",
    "datepublication",
    "thematique",
    "projet",
    "entreprise",
    "siren",
    "montantprojet",
    "subvention",
    "cityid",
    "lon",
    "lat",
]


def read(sources: Sources, taxonomy: Taxonomy, ledger: Ledger) -> pd.DataFrame:
    """One row per winning project. Rows without amounts that repeat a wave, firm and project are dropped."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "cityid", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    sources.check(rows, "siren", FILE, r"\d{9}", "not a SIREN")
    mapping = taxonomy.mapping.get((STEM, "thematique"), {})
    slugs = sources.map_category(rows, "thematique", FILE, mapping and {**mapping, "": NOT_STATED}, 2)
    frame = pd.DataFrame(
        {
            "key": rows["vague"] + "|" + rows["siren"] + "|" + rows["projet"].map(fold),
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": "i-nov",
            "call": rows["vague"],
            "sector": slugs[0] if len(rows) else "",
            "theme": slugs[1] if len(rows) else "",
            "title": rows["projet"],
            "beneficiary": rows["entreprise"],
            "siren": rows["siren"],
            "date": rows["datepublication"].str[:4],
            "cost_eur": sources.amounts(rows, "montantprojet", FILE),
            "aid_eur": sources.amounts(rows, "subvention", FILE),
            "aid_kind": AidKind.GRANT.value,
            "confidence": "official",
            "insee": rows["cityid"],
        }
    )
    empty = frame["cost_eur"].isna() & frame["aid_eur"].isna()
    twins = frame["key"].duplicated(keep=False) & empty
    entry = ledger.count(SOURCE_ID, len(frame), int((~twins).sum()))
    entry.dropped = [
        {"line": int(line), "key": key, "reason": BuildReason.REPEATED.value}
        for line, key in zip(frame.loc[twins, "source_row"], frame.loc[twins, "key"], strict=True)
    ]
    entry.notes["rows_without_topic"] = int((rows["thematique"] == "").sum())
    entry.notes["rows_without_aid"] = int(frame["aid_eur"].isna().sum())
    return frame[~twins]
