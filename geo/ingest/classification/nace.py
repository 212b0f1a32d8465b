"""Activities by NACE: which are manufacturing, and the sector of those that `SECTORS_OF_NAF` leaves out.

A code is written as registers publish it: NACE with its section ("C22.1.9", "D35.1.1", or "A" alone), or French NAF
without one ("2219Z").
"""

import re
from collections.abc import Mapping

from geo.ingest.classification.branches import SECTORS_OF_NAF

MANUFACTURING = range(10, 34)
"""Divisions of section C."""
SECTORS: Mapping[str, str] = {
    "01": "agroalimentaire",
    "02": "bois-papier",
    "03": "agroalimentaire",
    "35": "energie",
    "36": "circularite-eau-dechets",
    "37": "circularite-eau-dechets",
    "41": "construction",
    "42": "construction",
    "43": "construction",
    "49": "mobilite",
    "51": "aeronautique-spatial",
    "58": "culture",
    "59": "culture",
    "60": "culture",
    "61": "numerique",
    "62": "numerique",
    "63": "numerique",
    "86": "sante",
    "87": "sante",
    "90": "culture",
    "91": "culture",
}
"""Divisions that are not manufacturing, where one of our sectors covers all that the division holds → sector. Trade,
finance, research, administration, schools and the rest are "autre": the code says nothing of what was paid for."""
OTHER = "autre"
_SECTIONS: Mapping[str, str] = {"A": "agroalimentaire", "D": "energie"}
"""Sections published without a division."""
_CODE = re.compile(r"([A-U]?)(\d{1,2})?(?:\.?(\d))?.*")


def division(code: str) -> str:
    """The two digits of the division, "" when the code has none.

    >>> division("C22.1.9"), division("A1.4.7"), division("2219Z"), division("D")
    ('22', '01', '22', '')
    """
    match = _CODE.fullmatch(code)
    return (match[2] or "").zfill(2) if match and match[2] else ""


def manufactures(code: str) -> bool:
    """Whether the activity is manufacturing (NACE section C)."""
    found = division(code)
    return int(found) in MANUFACTURING if found else code == "C"


def sector(code: str) -> str:
    """The sector of an activity, "autre" where its code tells none.

    >>> sector("C30.3"), sector("2013B"), sector("D35.1.1"), sector("M72.1")
    ('aeronautique-spatial', 'chimie-materiaux', 'energie', 'autre')
    """
    found = division(code)
    if not found:
        return _SECTIONS.get(code, OTHER)
    match = _CODE.fullmatch(code)
    group = found + (match[3] or "") if match else found
    return SECTORS_OF_NAF.get(group) or SECTORS_OF_NAF.get(found) or SECTORS.get(found, OTHER)
