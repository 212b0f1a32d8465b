"""Types of territory: six classes of communes, and the one in which most inhabitants of an area live.

A commune's class follows from Insee's density grid and, where it is rural, from the ANCT's typology of rural communes.
An area is urban when more than half of its inhabitants live in urban communes, and then dense or intermediate,
whichever more of them live in; else it has the rural class in which most of its rural inhabitants live.
"""

from collections.abc import Mapping

from geo.language import N_, Voice
from geo.model import AreaType

DENSITIES: Mapping[int, str] = {
    1: N_("large urban centres"),
    2: N_("intermediate urban centres"),
    3: N_("urban belts"),
    4: N_("small towns"),
    5: N_("rural towns"),
    6: N_("rural with dispersed housing"),
    7: N_("rural with very dispersed housing"),
}
"""Levels of Insee's density grid; from `RURAL` on a commune is rural."""
RURAL = 5
RURAL_TYPES: Mapping[str, str] = {
    "residentielle-aisee": N_("well-off residential"),
    "residentielle-mixte": N_("mixed residential"),
    "productive-ouvriere": N_("blue-collar productive"),
    "productive-agricole": N_("farming"),
    "touristique-residentielle": N_("mainly residential tourism"),
    "touristique-specialisee": N_("specialised tourism"),
    "polarite-mixte": N_("mixed small centres"),
    "polarite-industrielle": N_("industrial and craft small centres"),
}
"""The ANCT's types of rural communes of the mainland; overseas communes have none."""
OF_DENSITY: Mapping[int, AreaType] = {
    1: AreaType.DENSE,
    2: AreaType.INTERMEDIATE,
    3: AreaType.INTERMEDIATE,
    4: AreaType.INTERMEDIATE,
}
"""Class of an urban commune by its level of density."""
OF_RURAL_TYPE: Mapping[str, AreaType] = {
    "residentielle-aisee": AreaType.RESIDENTIAL,
    "residentielle-mixte": AreaType.RESIDENTIAL,
    "productive-ouvriere": AreaType.INDUSTRIAL,
    "polarite-industrielle": AreaType.INDUSTRIAL,
    "polarite-mixte": AreaType.SMALL_CENTRES,
    "productive-agricole": AreaType.FARMING_TOURISM,
    "touristique-residentielle": AreaType.FARMING_TOURISM,
    "touristique-specialisee": AreaType.FARMING_TOURISM,
}
"""Class of a rural commune by its type."""
AREA_TYPES: Mapping[AreaType, str] = {
    AreaType.DENSE: N_("Dense urban"),
    AreaType.INTERMEDIATE: N_("Intermediate urban"),
    AreaType.INDUSTRIAL: N_("Industrial and blue-collar rural"),
    AreaType.RESIDENTIAL: N_("Residential rural"),
    AreaType.SMALL_CENTRES: N_("Small rural centres"),
    AreaType.FARMING_TOURISM: N_("Farming or tourist rural"),
}
RULE = N_(
    "An area is urban when more than half of its inhabitants live in urban communes: dense or intermediate, whichever"
    " more of them live in. Else it has the rural type in which most of its rural inhabitants live. It has no type when"
    " less than half of its inhabitants live in communes that have one, or when most of its rural inhabitants live in"
    " communes without one: the rural typology leaves out overseas, and communes that have merged since. Most is not"
    " all: a rural area has towns, an urban one has villages."
)
"""The criterion in words, for the page of sources."""


def lowered(kind: AreaType, voice: Voice) -> str:
    """The name of a type inside a sentence."""
    name = voice._(AREA_TYPES[kind])
    return f"{name[0].lower()}{name[1:]}"


def commune_type(density: int, rural_type: str) -> AreaType | None:
    """The class of a commune; None where its type is not known.

    >>> commune_type(3, "hors-champ")
    <AreaType.INTERMEDIATE: 'urbain-intermediaire'>
    >>> commune_type(6, "productive-ouvriere")
    <AreaType.INDUSTRIAL: 'rural-industriel'>
    >>> commune_type(6, "") is None
    True
    """
    return OF_RURAL_TYPE.get(rural_type) if density >= RURAL else OF_DENSITY.get(density)
