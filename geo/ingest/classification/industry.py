"""Whether a project is industrial, and what says so: its programme, the nature of its brownfield, or its title.

The sector never does: "local economic development" holds village shops as well as factories. The titles are read by a
table of kinds (`geo.ingest.classification.industrial_titles`); ``tests/ingest/classification/INDUSTRY.md`` says by
which criterion it was judged.
"""

import pandas as pd

from geo.industry import Basis
from geo.ingest.classification import industrial_titles
from geo.ingest.reading.ledger import Ledger

DECLARED_PROGRAMMES = frozenset(
    {
        "france-2030",
        "france-2030-regionalise",
        "france-2030-grands-projets",
        "grands-projets-decarbonation",
        "i-nov",
        "premiere-usine",
        "zibac",
        "sites-cles-en-main",
        "france-relance",
        "fonds-vert-ti",
        "rebond-industriel",
        "sprint-innovation",
    }
)
"""Programmes that fund industry by their own rules: the family of France 2030, and those of Territoires d'industrie."""
NOT_STATED = ("i-nov", "autre")
"""Programme and sector of the winners whose topic names no industry ("Société inclusive et solidaire", or none)."""
INDUSTRIAL_NATURE = "industrielle"
OPEN_NATURES = frozenset({"", "autre"})
"""Natures of brownfields that leave the question to the title; any other that Cerema states is the answer."""
READ_PROGRAMMES = frozenset({"detr-dsil", "fonds-vert"})
READ_MEASURES = frozenset(
    {
        "Recyclage foncier",
        "Rénovation énergétique des bâtiments publics locaux",
        "Renaturation des villes et des villages",
        "Ingénierie",
    }
)
"""Measures of the Fonds vert that can pay for industrial land or premises. The others pay for lamps, bio-waste, car
pools, dykes, firebreaks or wildlife, wherever these are."""


def bases(rows: pd.DataFrame) -> pd.Series:
    """The basis of each row (programme, call, sector, title, brownfield: text, "" if unknown), "" where none."""
    declared = rows["programme"].isin(DECLARED_PROGRAMMES)
    declared &= ~((rows["programme"] == NOT_STATED[0]) & (rows["sector"] == NOT_STATED[1]))
    nature = rows["brownfield"] == INDUSTRIAL_NATURE
    read = rows["programme"].isin(READ_PROGRAMMES) & rows["brownfield"].isin(OPEN_NATURES)
    read &= (rows["programme"] != "fonds-vert") | rows["call"].isin(READ_MEASURES)
    titles = rows["title"].where(read, "").map(industrial_titles.kind) != ""
    found = pd.Series("", index=rows.index)
    return found.mask(titles, Basis.TITLE.value).mask(nature, Basis.NATURE.value).mask(declared, Basis.DECLARED.value)


def report(rows: pd.DataFrame, ledger: Ledger) -> None:
    """Note for each source how many rows are industrial on which basis (``none``: not), and by which kind of title."""
    for source_id, part in rows.groupby("source_id"):
        notes = ledger.entry(str(source_id)).notes
        notes["industry"] = _counts(part["industry"].replace("", "none"))
        titled = part.loc[part["industry"] == Basis.TITLE.value, "title"]
        if len(titled):
            notes["industry_titles"] = _counts(titled.map(industrial_titles.kind))


def _counts(values: pd.Series) -> dict[str, int]:
    return {str(name): int(count) for name, count in values.value_counts().sort_index().items()}
