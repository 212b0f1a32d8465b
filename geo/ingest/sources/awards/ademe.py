"""Source: ADEME's grants of 2018 to 2020. The file states no place, and repeats a project's amount on each partner."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.classification import ademe_topics, nace
from geo.ingest.reading.files import LINE, Sources, siren_of
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.persons import unnamed
from geo.ingest.reading.places import Places
from geo.model import AidKind
from geo.tables.reasons import BuildReason

SOURCE_ID = "ademe-2018-2020"
FILE = "ademe_aides_financieres_2018_2020.csv"
PROGRAMME = "ademe"
COLUMNS = ["date_convention", "reference", "beneficiaire", "siret", "titre_projet", "montant_eur", "part_versee"]
COLUMNS += ["dep_dans_titre"]
IREP_FILE = "irep_etablissements_industriels_2019.csv"
IREP_COLUMNS = ["siret", "code_ape", "insee_com", "latitude", "longitude", "geocodage_qualite"]
WELL_PLACED = 0.5
"""Score of a geocoding (0 to 1) from which its point is believed; "commune" instead of a score is none."""


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """One row a convention (``reference``), with its amount once and, of its partners, the one with the largest share.

    The commune is that of the partner's site in the pollutant register (same SIRET), else the department is the one in
    brackets in the title, else the place is not known.
    """
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "siret", FILE, r"\d{14}", "not a SIRET")
    sources.check(rows, "date_convention", FILE, r"\d{4}-\d{2}-\d{2}", "not a date", required=True)
    sources.check(rows, "dep_dans_titre", FILE, r"\d[\dAB]", "not a department code")
    rows = rows.assign(aid=sources.amounts(rows, "montant_eur", FILE), share=sources.numbers(rows, "part_versee", FILE))
    for line, reference in zip(*_contradictions(rows), strict=True):
        sources.violations.add(FILE, line, reference, "a convention has two amounts or titles")
    ordered = rows.sort_values(["reference", "share", LINE], ascending=[True, False, True])
    kept = ordered.drop_duplicates("reference").sort_values(LINE)
    register = _register(sources, places)
    found = kept["siret"].map(register.get)
    insee = found.map(lambda site: site[0] if site else "")
    activity = found.map(lambda site: site[1] if site else "")
    hidden = unnamed(kept["beneficiaire"])
    placed = (insee != "") | (kept["dep_dans_titre"] != "")
    _account(rows, kept, insee, hidden, ledger)
    topics = kept["titre_projet"].map(ademe_topics.topic)
    sectors = activity.map(nace.sector).where(activity.map(nace.manufactures), topics.str[0])
    return pd.DataFrame(
        {
            "key": kept["reference"],
            "source_id": SOURCE_ID,
            "source_row": kept[LINE],
            "programme": PROGRAMME,
            "sector": sectors,
            "theme": topics.str[1],
            "title": kept["titre_projet"],
            "beneficiary": kept["beneficiaire"].where(~hidden, ""),
            "siren": kept["siret"].map(siren_of).where(~hidden, ""),
            "date": kept["date_convention"],
            "aid_eur": kept["aid"],
            "aid_kind": AidKind.ADEME.value,
            "activity": activity,
            "confidence": "official",
            "insee": insee,
            "departement": kept["dep_dans_titre"],
            "place_basis": ["site" if code else "" for code in insee],
            "place_reason": [
                "" if known else (BuildReason.SIRET_ALONE if siret else BuildReason.NO_PLACE).value
                for known, siret in zip(placed, kept["siret"], strict=True)
            ],
        }
    )


def _contradictions(rows: pd.DataFrame) -> tuple[list[int], list[str]]:
    """Lines and references of conventions of which two rows state another amount or title."""
    groups = rows.groupby("reference")
    odd = (groups["montant_eur"].transform("nunique") > 1) | (groups["titre_projet"].transform("nunique") > 1)
    return rows.loc[odd, LINE].tolist(), rows.loc[odd, "reference"].tolist()


def _account(rows: pd.DataFrame, kept: pd.DataFrame, insee: pd.Series, hidden: pd.Series, ledger: Ledger) -> None:
    """Count rows and cents: those of the file = those kept + those that repeat a convention on another partner."""
    cents = (rows["aid"].fillna(0) * 100).round().astype("int64")
    repeated = ~rows.index.isin(kept.index)
    groups = rows["reference"].map(rows["reference"].value_counts())
    same = rows.groupby(["date_convention", "titre_projet", "montant_eur"])["reference"]
    alike, first = same.transform("size") > 1, ~rows.duplicated(["date_convention", "titre_projet", "montant_eur"])
    conventions = same.nunique()
    entry = ledger.count(SOURCE_ID, len(rows), len(kept))
    entry.notes = {
        "source_aid_cents": int(cents.sum()),
        "kept_aid_cents": int(cents[~repeated].sum()),
        "repeated_rows": int(repeated.sum()),
        "repeated_aid_cents": int(cents[repeated].sum()),
        "conventions_with_partners": {
            "conventions": int(rows.loc[groups > 1, "reference"].nunique()),
            "rows": int((groups > 1).sum()),
        },
        "same_date_title_and_amount": {
            "groups": int((alike & first).sum()),
            "rows": int(alike.sum()),
            "aid_cents_above_one_each": int(cents[~first].sum()),
            "groups_of_several_conventions": int((conventions > 1).sum()),
            "conventions_above_one_each": int((conventions - 1).sum()),
        },
        "placed_at_a_site_of_the_pollutant_register": int((insee != "").sum()),
        "beneficiaries_not_published": int((hidden | (kept["beneficiaire"] == "")).sum()),
    }
    entry.dropped = [
        {"line": int(line), "key": key, "reason": BuildReason.PARTNER.value}
        for line, key in zip(rows.loc[repeated, LINE], rows.loc[repeated, "reference"], strict=True)
    ]


def _register(sources: Sources, places: Places) -> Mapping[str, tuple[str, str]]:
    """INSEE code and NAF activity of each site of the pollutant register, by SIRET; only sites that have a place."""
    rows = sources.read_csv(IREP_FILE, IREP_COLUMNS)
    lon, lat = (sources.numbers(rows, name, IREP_FILE) for name in ("longitude", "latitude"))
    score = pd.to_numeric(rows["geocodage_qualite"], errors="coerce")
    found = {}
    for at, (siret, ape, insee) in enumerate(rows[["siret", "code_ape", "insee_com"]].itertuples(index=False)):
        code = insee
        if not code and score.iloc[at] >= WELL_PLACED and lon.notna().iloc[at] and lat.notna().iloc[at]:
            code = places.at(lon.iloc[at], lat.iloc[at])
        if siret and code:
            found[str(siret)] = (str(code), str(ape))
    return found
