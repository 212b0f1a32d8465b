"""Source: the types of communes, COG 2025 (ANCT): Insee's density grid and the typology of rural communes."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger

SOURCE_ID = "anct-commune-types-2025"
FILE = "communes_typologies_anct_cog2025.csv"
DENSITIES: Mapping[str, int] = {
    "Grands centres urbains": 1,
    "Centres urbains intermédiaires": 2,
    "Ceintures urbaines": 3,
    "Petites villes": 4,
    "Bourgs ruraux": 5,
    "Rural à habitat dispersé": 6,
    "Rural à habitat très dispersé": 7,
}
"""Insee's grid in seven levels, from the densest: 1 to 4 are urban communes, 5 to 7 rural ones."""
CHANGED = "Commune dont le périmètre a changé depuis la réalisation de la typologie"
RURAL_TYPES: Mapping[str, str] = {
    "Les ruralités résidentielles aisées": "residentielle-aisee",
    "Les ruralités résidentielles mixtes": "residentielle-mixte",
    "Les ruralités productives ouvrières": "productive-ouvriere",
    "Les ruralités productives agricoles": "productive-agricole",
    "Les ruralités touristiques à dominante résidentielle": "touristique-residentielle",
    "Les ruralités touristiques spécialisées": "touristique-specialisee",
    "Les petites polarités mixtes": "polarite-mixte",
    "Les petites polarités industrielles et artisanales": "polarite-industrielle",
    "Hors champ : DOM ou commune urbaine": "hors-champ",
    CHANGED: "",
}
"""Published type → our slug; ``hors-champ``: the typology is for the rural communes of the mainland; "": not known."""
UNDEFINED = "- undefined"
"""What the file says where it knows no centrality, which the atlas doesn't use."""


def read(sources: Sources, communes: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """``density`` (1 the densest to 7, 0 without a row) and ``rural_type`` (a slug of `RURAL_TYPES`) of each commune.

    The rows are in the order of ``communes``. A type that is not in the tables above, a code that is none of today's
    communes, and a commune without a row are violations.
    """
    rows = sources.read_csv(FILE, ["insee_com", "densite", "ruralite", "centralite"])
    rows = sources.unique(rows, "insee_com", FILE)
    today = set(communes["insee"])
    for line, code, density, rural in rows[[LINE, "insee_com", "densite", "ruralite"]].itertuples(index=False):
        if code not in today:
            sources.violations.add(FILE, line, code, "unknown commune")
        if density not in DENSITIES:
            sources.violations.add(FILE, line, density, "unknown level of density")
        if rural not in RURAL_TYPES:
            sources.violations.add(FILE, line, rural, "unknown type of rural commune")
    if len(rows):  # without the file, its own violation is enough
        for code in sorted(today - set(rows["insee_com"])):
            sources.violations.add(FILE, None, code, "commune without a type")
    by_commune = rows.set_index("insee_com").reindex(communes["insee"])
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes = {
        "density": {str(level): int((rows["densite"] == name).sum()) for name, level in DENSITIES.items()},
        "rural_types": {
            slug or "not_known": int((rows["ruralite"] == name).sum()) for name, slug in RURAL_TYPES.items()
        },
        "centralities_undefined": int((rows["centralite"] == UNDEFINED).sum()),
    }
    return pd.DataFrame(
        {
            "density": by_commune["densite"].map(DENSITIES).fillna(0).astype(int).to_numpy(),
            "rural_type": by_commune["ruralite"].map(RURAL_TYPES).fillna("").to_numpy(),
        },
        index=communes.index,
    )
