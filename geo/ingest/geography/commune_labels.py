"""Source: communes with a label of the ANCT (September 2024): a town or village in a programme, no money.

Manufactures de proximité and Fabriques de territoire are left out: the ecosystem already holds them as places.
"""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.tables.reasons import BuildReason

SOURCE_ID = "anct-commune-labels-2024"
FILE = "communes_dispositifs_anct_2024-09.csv"
LABELS: Mapping[str, str] = {
    "Action coeur de ville": "action-coeur-de-ville",
    "Petites villes de demain": "petites-villes-de-demain",
    "Villages d'avenir": "villages-davenir",
}
PLACES = ("Manufacture de proximité", "Fabrique de territoire")
"""Labels of places: they stand in the ecosystem (`geo.ingest.sources.ecosystem`), and are not counted twice."""


def read(sources: Sources, communes: pd.DataFrame, aliases: Mapping[str, str], ledger: Ledger) -> pd.DataFrame:
    """The table ``commune_labels``: insee, label (a slug of `LABELS`), source_id; one row a commune and a label.

    An old code becomes today's: two labelled communes that have merged are one row. An unknown label is a violation.
    """
    rows = sources.read_csv(FILE, ["insee_com", "dispositif"])
    sources.check(rows, "insee_com", FILE, r"\d[\dAB]\d{3}", "not an INSEE code", required=True)
    for line, name in zip(rows[LINE], rows["dispositif"], strict=True):
        if name not in LABELS and name not in PLACES:
            sources.violations.add(FILE, line, name, "unknown label")
    today = set(communes["insee"])
    now = rows["insee_com"].where(rows["insee_com"].isin(today), rows["insee_com"].map(aliases)).fillna("")
    table = pd.DataFrame({"insee": now, "label": rows["dispositif"].map(LABELS)})
    listed, known = table["label"].notna(), now != ""
    once = ~table.duplicated()
    entry = ledger.count(SOURCE_ID, len(rows), int((listed & known & once).sum()))
    entry.notes = {
        "labels": {name: int((rows["dispositif"] == name).sum()) for name in (*LABELS, *PLACES)},
        "left_out_as_places_of_the_ecosystem": int((~listed).sum()),
        "rows_with_old_commune_code": {
            code: insee for code, insee in zip(rows["insee_com"], now, strict=True) if insee and insee != code
        },
    }
    lines = rows[LINE].astype(int)
    entry.dropped = [
        {"line": int(line), "reason": BuildReason.REPEATED.value} for line in lines[listed & known & ~once]
    ]
    entry.unresolved = [
        {"line": int(line), "key": code, "reason": BuildReason.COMMUNE_UNKNOWN.value}
        for line, code in zip(lines[~known], rows.loc[~known, "insee_com"], strict=True)
    ]
    kept = table[listed & known & once].assign(source_id=SOURCE_ID)
    return kept.sort_values(["insee", "label"], ignore_index=True)
