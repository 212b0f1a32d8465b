"""Sectors of ecosystem places, derived from the field of activity given by the source ("plasturgie", "santé")."""

import re

from geo.ingest.reading.places import fold

WORDS: tuple[tuple[str, str], ...] = (
    (r"aeronautique|aerospatiale|espace\b", "aeronautique-spatial"),
    (r"agro|agriculture|gout|nutrition|canne|produits de la mer|microalgues|bioeconomie", "agroalimentaire"),
    (r"papier|bois|foret|cellulose|menuiserie|charpente|ameublement", "bois-papier"),
    (r"chimie|plasturgie|caoutchouc|polymeres|parfumerie|cosmetique|materiaux|bioeconomie", "chimie-materiaux"),
    (r"\beau\b|circulaire|cleantech|ecotechnologies|dechets", "circularite-eau-dechets"),
    (r"batiments?\b|construction|beton|btp|infrastructures|aerauliques", "construction"),
    (r"bas carbone|decarbonees?\b", "decarbonation"),
    (r"electronique|microelectronique|nanoelectronique|photonique|optique|imagerie", "electronique"),
    (r"energies?\b|energetique|energie electrique|reseaux electriques|photovoltaique", "energie"),
    (
        (
            r"mecanique|usinage|decolletage|chaudronnerie|soudure|soudage|machines|robotique|microtechniques"
            r"|technologies avancees de production"
        ),
        "industrie-futur",
    ),
    (r"\bmer\b|marines|maritime|microalgues", "mer-milieux"),
    (
        (
            r"metallurgie|fonderie|metallerie|construction metallique|chaudronnerie|geosciences|geotechnologies"
            r"|materiaux metallurgie|transformation des materiaux"
        ),
        "metallurgie-mines",
    ),
    (r"ceramique|beton", "mineraux-ciment-verre"),
    (r"automobile|mobilites?\b|ecomobilite|ferroviaires|transport\b", "mobilite"),
    (r"nucleaire", "nucleaire"),
    (r"numerique|\bia\b|\biot\b|deep tech|cybersecurite|multimedia", "numerique"),
    (r"sante|infectiologie|microbiologie|biotechnologies|sciences de la vie", "sante"),
    (r"multimedia", "culture"),
)
"""Pattern on a field of activity (without accents or case) → sector. A field may match several sectors, or none
(finance, catering)."""


def sectors(label: str) -> str:
    """The sectors of a field of activity, sorted and joined by ";"; "" when it is empty or matches none."""
    folded = fold(label)
    return ";".join(sorted({slug for pattern, slug in WORDS if re.search(pattern, folded)}))
