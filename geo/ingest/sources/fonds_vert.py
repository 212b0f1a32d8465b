"""Source: projects funded by the Fonds vert in 2023, with Cerema's data on the brownfields among them."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.sources.taxonomy import Taxonomy
from geo.model import AidKind

SOURCE_ID, BROWNFIELD_ID = "fonds-vert-2023", "cerema-brownfields-2023"
STEM, BROWNFIELD_STEM = "fonds_vert_2023", "fonds_vert_2023_recyclage_foncier"
FILE, BROWNFIELD_FILE = f"{STEM}.csv", f"{BROWNFIELD_STEM}.csv"
COLUMNS = ["nom_region", "code_departement", "code_commune", "nom_demarche_ds", "numero_dossier_ds", "nom_du_projet"]
COLUMNS += ["nom_beneficiaire_principal", "siren", "montant_engage"]
INDUSTRIAL = "Friche industrielle ou minière"
NATURES = {
    INDUSTRIAL: "industrielle",
    "Friche urbaine – îlots anciens dégradés": "urbaine",
    "Friche urbaine - autres": "urbaine",
    "Friche urbaine – îlots anciens dégradés et friche commerciale": "urbaine",
    "Friche administrative ou hospitalière": "administrative",
    "Friche commerciale": "commerciale",
    "Friche militaire": "militaire",
    "Friche portuaire, aéroportuaire, routière, ou ferroviaire": "transport",
    "Friche complexe": "autre",
    "Autre friche": "autre",
    "": "",
    "0": "",
}
"""Cerema's brownfield types → ours; "" and "0" mean that the type is not stated."""


def read(sources: Sources, taxonomy: Taxonomy, ledger: Ledger) -> pd.DataFrame:
    """One row per funded operation; brownfield data enriches rows and never adds a row or an amount."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "code_commune", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    sources.check(rows, "code_departement", FILE, r"\d[\dAB]|\d{3}", "not a department code")
    slugs = sources.map_category(rows, "nom_demarche_ds", FILE, taxonomy.mapping.get((STEM, "nom_demarche_ds"), {}), 2)
    frame = pd.DataFrame(
        {
            "key": rows["numero_dossier_ds"]
            + "|"
            + rows["siren"]
            + "|"
            + rows["code_commune"]
            + "|"
            + rows["montant_engage"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": "fonds-vert",
            "call": rows["nom_demarche_ds"],
            "sector": slugs[0] if len(rows) else "",
            "theme": slugs[1] if len(rows) else "",
            "title": rows["nom_du_projet"],
            "beneficiary": rows["nom_beneficiaire_principal"],
            "siren": rows["siren"],
            "date": "2023",
            "aid_eur": sources.amounts(rows, "montant_engage", FILE),
            "aid_kind": AidKind.GRANT.value,
            "confidence": "official",
            "insee": rows["code_commune"],
            "departement": rows["code_departement"],
            "region_name": rows["nom_region"],
            "brownfield": _brownfields(sources, rows, ledger),
        }
    )
    ledger.count(SOURCE_ID, len(rows), len(frame)).notes["repeated_file_numbers"] = int(
        rows["numero_dossier_ds"].duplicated(keep=False).sum()
    )
    return frame


def _brownfields(sources: Sources, rows: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Brownfield type of each row, matched on file number, SIREN and amount; "" where none is stated."""
    columns = ["numero_dossier_ds", "siren", "montant_engage", "nat_friche"]
    lands = sources.read_csv(BROWNFIELD_FILE, columns)
    for line, nature in zip(lands[LINE], lands["nat_friche"], strict=True):
        if nature not in NATURES:
            sources.violations.add(BROWNFIELD_FILE, line, nature, "unknown nature of brownfield")
    amounts = sources.amounts(lands, "montant_engage", BROWNFIELD_FILE)
    keys = _operation(lands)
    natures = dict(zip(keys, lands["nat_friche"].map(NATURES), strict=True))
    alone = ~keys.isin(_operation(rows))
    for line, dossier in zip(lands.loc[alone, LINE], lands.loc[alone, "numero_dossier_ds"], strict=True):
        sources.violations.add(BROWNFIELD_FILE, line, dossier, f"operation is not in {FILE}")
    industrial = lands["nat_friche"] == INDUSTRIAL
    entry = ledger.count(BROWNFIELD_ID, len(lands), len(lands))
    entry.notes = {
        "role": "enriches rows of fonds-vert-2023, adds none",
        "industrial_rows": int(industrial.sum()),
        "industrial_aid_cents": int((amounts[industrial] * 100).round().sum()),
        "nature_not_stated": int(lands["nat_friche"].isin(["", "0"]).sum()),
    }
    return _operation(rows).map(natures).fillna("")


def _operation(frame: pd.DataFrame) -> pd.Series:
    return frame["numero_dossier_ds"] + "|" + frame["siren"] + "|" + frame["montant_engage"]
