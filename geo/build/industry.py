"""Whether a project is industrial, and what says so: its programme, the nature of its brownfield, or its title.

The sector alone never does: "local economic development" holds village shops as well as factories.
"""

import pandas as pd

from geo.build.places import fold

DECLARED_PROGRAMMES = frozenset(
    {
        "france-2030",
        "france-2030-regionalise",
        "i-nov",
        "premiere-usine",
        "zibac",
        "grands-projets-decarbonation",
        "france-2030-grands-projets",
        "sprint-innovation",
        "rebond-industriel",
        "sites-cles-en-main",
        "fonds-vert-ti",
        "france-relance",
    }
)
"""Programmes that fund industry by their own rules."""
NOT_STATED = "autre"
"""Sector of the winners of i-Nov whose topic names no industry ("Société inclusive et solidaire")."""
DECLARED, NATURE, TITLE = "declared", "nature", "title"
WORDS = r"\b(?:zones? (?:industrielles?|artisanales?)|usines?|ateliers? relais|friches? industrielles?)\b"


def bases(rows: pd.DataFrame) -> pd.Series:
    """The basis of each row of ``rows`` (programme, sector, title, brownfield), "" where it is not industrial."""
    declared = rows["programme"].isin(DECLARED_PROGRAMMES) & ~(
        (rows["programme"] == "i-nov") & (rows["sector"] == NOT_STATED)
    )
    nature = rows["brownfield"] == "industrielle"
    other = (rows["brownfield"] != "") | (rows["sector"] == "circularite-eau-dechets")
    title = rows["title"].map(fold).str.contains(WORDS) & ~other
    found = pd.Series("", index=rows.index)
    return found.mask(title, TITLE).mask(nature, NATURE).mask(declared, DECLARED)
