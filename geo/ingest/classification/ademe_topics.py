"""Sector and theme of ADEME's grants, by words of their titles. ADEME's file has no category of its own."""

import re

from geo.ingest.classification import ademe_titles
from geo.ingest.reading.places import fold

NOT_STATED = ("autre", "transition")
"""Where no word tells: ADEME is the agency of the ecological transition."""
WORDS: tuple[tuple[str, tuple[str, str]], ...] = (
    (r"hydrogene|h2", ("hydrogene", "transition")),
    (r"methan\w*|biogaz|biomethane|biognv|gnv", ("energie", "transition")),
    (
        (
            r"reseaux? de chaleur|chaufferies?|chaudieres?|biomasse|bois energie|geothermi\w+|solaires?"
            r"|photovoltaique\w*|pv|ecs|pac|pompes? a chaleur|eoli\w+|hydroelectri\w+|enr|energies? renouvelables?"
            r"|fonds chaleur|chaleurs? fatales?|sondes"
        ),
        ("energie", "transition"),
    ),
    (
        (
            r"dechets?|bio ?dechets?|recycl\w+|decheteries?|compost\w*|reemploi|ressourceries?|orplast|tri"
            r"|tarification incitative|redevance|economie circulaire|aap ec|huiles (?:noires )?usagees|gaspillage"
            r"|reparation|eit|ecologie industrielle"
        ),
        ("circularite-eau-dechets", "circularite"),
    ),
    (r"velos?|mobilite|transports?|vehicules?|poids lourds|eve|fret21|logistique", ("mobilite", "transition")),
    (r"alimenta\w+|agricoles?|agro\w+|fermes?|elevage", ("agroalimentaire", "transition")),
    (
        r"batiments?|logements?|renovation|hqe|construction|audit energetique|copropriete",
        ("construction", "transition"),
    ),
    (
        (
            r"espaces? (?:info|faire)|eie|cep|conseiller\w*|tepos|cit ?ergie|citergie|pcaet|climat|animation"
            r"|collectivites?|schema directeur"
        ),
        ("transition-locale", "transition"),
    ),
    (r"sols?|friches?|pollue\w*|mise en securite|depollution", ("foncier-friches", "foncier")),
)
"""Words, of which the first that is found decides → sector, theme."""
ENERGY_OF_PLANTS = ("plant-energy",)


def topic(title: str) -> tuple[str, str]:
    """Sector and theme of a title; energy of plants is of the sector of decarbonation.

    >>> topic("Construction d'une installation biomasse (BCIAT 2019)"), topic("Démarche")
    (('decarbonation', 'transition'), ('autre', 'transition'))
    """
    if ademe_titles.kind(title) in ENERGY_OF_PLANTS:
        return ("decarbonation", "transition")
    folded = fold(title)
    found = (terms for pattern, terms in WORDS if re.search(rf"\b(?:{pattern})\b", folded))
    return next(found, NOT_STATED)
