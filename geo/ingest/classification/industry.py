"""Whether a project is industrial, and on what basis: programme, type of brownfield, activity of the firm, or title.

The sector is never used: "local economic development" covers village shops as well as factories. Titles are classified
by `geo.ingest.classification.industrial_titles`, those of ADEME by `geo.ingest.classification.ademe_titles`;
``tests/ingest/classification/INDUSTRY.md`` describes the criterion by which those rules were assessed.
"""

from collections.abc import Mapping

import pandas as pd

from geo.industry import Basis
from geo.ingest.classification import ademe_titles, industrial_titles, nace
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
"""Programmes whose own rules target industry: the France 2030 family and those of Territoires d'industrie."""
NOT_STATED = ("i-nov", "autre")
"""Programme and sector of winners whose topic is not industrial ("Société inclusive et solidaire", or no topic)."""
INDUSTRIAL_NATURE = "industrielle"
OPEN_NATURES = frozenset({"", "autre"})
"""Brownfield types for which the title decides; any other type stated by Cerema settles the question."""
LATE_PROGRAMMES: Mapping[str, str] = {"i-lab": "2022"}
"""Contests that France 2030 has funded since a year: its family from then on, and of no stated basis before."""
ACTIVITY_PROGRAMMES = frozenset({"aides-etat-tam", "ademe"})
"""Registers that state their beneficiary's activity, or that of the site that was helped."""
READ_PROGRAMMES = frozenset({"detr-dsil", "fonds-vert", "demonstrateurs-ville-durable"})
READ_MEASURES = frozenset(
    {
        "Recyclage foncier",
        "Rénovation énergétique des bâtiments publics locaux",
        "Renaturation des villes et des villages",
        "Ingénierie",
    }
)
"""Fonds vert measures that can fund industrial land or premises. The others fund street lighting, bio-waste, car
sharing, dykes, firebreaks or wildlife, wherever these are."""


def bases(rows: pd.DataFrame) -> pd.Series:
    """The `Basis` value of each row, "" where it is not industrial.

    ``rows``: programme, call, date, sector, title, brownfield and activity as text, "" where unknown.
    """
    declared = rows["programme"].isin(DECLARED_PROGRAMMES)
    declared &= ~((rows["programme"] == NOT_STATED[0]) & (rows["sector"] == NOT_STATED[1]))
    since = rows["programme"].map(LATE_PROGRAMMES)
    declared |= since.notna() & (rows["date"] >= since.fillna("9999"))
    nature = rows["brownfield"] == INDUSTRIAL_NATURE
    read = rows["programme"].isin(READ_PROGRAMMES) & rows["brownfield"].isin(OPEN_NATURES)
    read &= (rows["programme"] != "fonds-vert") | rows["call"].isin(READ_MEASURES)
    titles = rows["title"].where(read, "").map(industrial_titles.kind) != ""
    titles |= rows["title"].where(rows["programme"] == "ademe", "").map(ademe_titles.kind) != ""
    makes = rows["programme"].isin(ACTIVITY_PROGRAMMES) & rows["activity"].map(nace.manufactures)
    found = pd.Series("", index=rows.index).mask(titles, Basis.TITLE.value).mask(makes, Basis.ACTIVITY.value)
    return found.mask(nature, Basis.NATURE.value).mask(declared, Basis.DECLARED.value)


def report(rows: pd.DataFrame, ledger: Ledger) -> None:
    """Record for each source the number of rows by basis (``none``: not industrial) and by kind of title."""
    for source_id, part in rows.groupby("source_id"):
        notes = ledger.entry(str(source_id)).notes
        notes["industry"] = _counts(part["industry"].replace("", "none"))
        titled = part.loc[part["industry"] == Basis.TITLE.value, "title"]
        if len(titled):
            kind = ademe_titles.kind if "ademe" in set(part["programme"]) else industrial_titles.kind
            notes["industry_titles"] = _counts(titled.map(kind))


def _counts(values: pd.Series) -> dict[str, int]:
    return {str(name): int(count) for name, count in values.value_counts().sort_index().items()}
