"""Regions of mainland France before 2016, each of which is whole within one of today's."""

from collections.abc import Mapping

from geo.ingest.reading.places import fold

TODAY: Mapping[str, str] = {
    "Alsace": "Grand Est",
    "Aquitaine": "Nouvelle-Aquitaine",
    "Auvergne": "Auvergne-Rhône-Alpes",
    "Basse-Normandie": "Normandie",
    "Bourgogne": "Bourgogne-Franche-Comté",
    "Bretagne": "Bretagne",
    "Centre": "Centre-Val de Loire",
    "Champagne-Ardenne": "Grand Est",
    "Corse": "Corse",
    "Franche-Comté": "Bourgogne-Franche-Comté",
    "Haute-Normandie": "Normandie",
    "Île-de-France": "Île-de-France",
    "Languedoc-Roussillon": "Occitanie",
    "Limousin": "Nouvelle-Aquitaine",
    "Lorraine": "Grand Est",
    "Midi-Pyrénées": "Occitanie",
    "Nord-Pas-de-Calais": "Hauts-de-France",
    "Pays de la Loire": "Pays de la Loire",
    "Picardie": "Hauts-de-France",
    "Poitou-Charentes": "Nouvelle-Aquitaine",
    "Provence-Alpes-Côte d'Azur": "Provence-Alpes-Côte d'Azur",
    "Rhône-Alpes": "Auvergne-Rhône-Alpes",
}
"""Name of a region of 2015 → the name of today's that holds it (law 2015-29 of 16 January 2015)."""
_FOLDED = {fold(former): today for former, today in TODAY.items()}


def region_today(name: str) -> str:
    """Name of today's region that holds the region of 2015 called ``name``, "" when there is none.

    >>> region_today("NORD - PAS-DE-CALAIS"), region_today("Centre"), region_today("EST")
    ('Hauts-de-France', 'Centre-Val de Loire', '')
    """
    return _FOLDED.get(fold(name), "")
