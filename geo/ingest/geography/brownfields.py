"""Source: brownfields by department (Cartofriches, Cerema, February 2025): context of land, of all kinds of land."""

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.model import Level

SOURCE_ID = "cerema-cartofriches-2025"
FILE = "cartofriches_departements_2025-02.csv"
YEAR = 2025
INDICATORS = {
    "n_friches_avec_projet": "friches_avec_projet",
    "n_friches_sans_projet": "friches_sans_projet",
    "n_friches_potentielles": "friches_potentielles",
    "n_friches_reconverties": "friches_reconverties",
}
"""Column → indicator. Potential ones come from old inventories of polluted land, and nobody has verified them."""


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Counts of brownfields as rows of ``indicators``, at the level of departments alone: smaller areas have none."""
    rows = sources.read_csv(FILE, ["code_dep", *INDICATORS])
    rows = sources.unique(rows, "code_dep", FILE)
    for line, code in zip(rows[LINE], rows["code_dep"], strict=True):
        if places.departement(code) is None:
            sources.violations.add(FILE, line, code, "unknown department")
    counts = {name: sources.numbers(rows, column, FILE) for column, name in INDICATORS.items()}
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes["brownfields"] = {
        name: int(values.sum()) for name, values in counts.items()
    }
    frames = [
        pd.DataFrame({"code": rows["code_dep"], "indicator": name, "value": values})[values.notna()]
        for name, values in counts.items()
    ]
    return pd.concat(frames).assign(
        level=Level.DEPARTMENT.value, perimeter="", year=YEAR, estimated=False, source_id=SOURCE_ID
    )
