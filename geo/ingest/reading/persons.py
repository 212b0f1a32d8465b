"""Beneficiaries that read as natural persons: their names are not published; their amounts are.

A heuristic on names alone, on the side of caution: a firm that is called like a person, without a firm's form, loses
its name too. A name stays when one of its words says a firm, an association or a public body.
"""

import re
from pathlib import Path

import pandas as pd

from geo.ingest.reading.places import fold

_HERE = Path(__file__).parent
FORMS = frozenset((_HERE / "firm_words.txt").read_text("utf-8").split())
"""Words, folded, of which one is enough to say that a name is no person's."""
FIRST_NAMES = frozenset((_HERE / "first_names.txt").read_text("utf-8").split())
"""Common first names in France, folded, but for those that are family or place names as often (martin, robin)."""
_TITLE = re.compile(r"^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|indivision|veuve)\b")
_SOLE_TRADER = re.compile(r"\b(?:ei|eirl|entrepreneur individuel|entreprise individuelle)$")
_INITIALS = re.compile(r"[A-Z]{3,} [A-Z](?:[ .][A-Z])?\.?")
"""A family name with one or two initials."""
_FORMS_IN_INITIALS = re.compile(r"(?:S.A|B.V|N.V)\.?$| X$")


def reads_as_person(name: str) -> bool:
    """Whether ``name`` is a title and a name, a name with first name or initials, or a sole trader's.

    >>> [reads_as_person(name) for name in ("Mme DUPONT", "GONIDEC JOSIANE", "BLANC F J", "FROMAGERIE MARCEL PETITE")]
    [True, True, True, False]
    """
    folded = fold(name)
    words = folded.split()
    if not words or not FORMS.isdisjoint(words):
        return False
    if _TITLE.search(folded) or _SOLE_TRADER.search(folded):
        return True
    if _INITIALS.fullmatch(name) and not _FORMS_IN_INITIALS.search(name):
        return True
    given = sum(word in FIRST_NAMES for word in words)
    if len(words) == 2:
        return given > 0 and re.fullmatch(r"[^\d']+", name) is not None
    return len(words) == 3 and (given > 1 or (given == 1 and words[1] not in FIRST_NAMES and words[-1] in FIRST_NAMES))


def unnamed(names: pd.Series) -> pd.Series:
    """Whether each beneficiary is one that is not published."""
    return names.map(reads_as_person).astype(bool)
