"""Messages of the catalogue that a page must not show, because they are in the other language."""

import re
from functools import cache

from babel.messages.pofile import read_po

from geo.language import CATALOGUE
from geo.model import Language
from geo.settings import data_folder
from geo.tables.declaration import Catalogue


@cache
def foreign(language: Language) -> frozenset[str]:
    """Messages of the other language that are not also messages of ``language``; those with placeholders are left out.

    Whole messages only: titles and names in the data are French on English pages too.
    """
    with CATALOGUE.open("rb") as file:
        pairs = [
            (one, other)
            for entry in read_po(file, locale="fr")
            if entry.id
            for one, other in zip(
                (entry.id,) if isinstance(entry.id, str) else entry.id,
                (entry.string,) if isinstance(entry.string, str) else entry.string or (),
                strict=True,
            )
        ]
    english, french = ({pair[at] for pair in pairs} for at in (0, 1))
    own, others = (french, english) if language is Language.FRENCH else (english, french)
    same = set(map(plain, own))
    return frozenset(plain(text) for text in others if "{" not in text and plain(text) not in same) - identifiers()


@cache
def identifiers() -> frozenset[str]:
    """Names of tables and fields, which the data dictionary shows verbatim."""
    tables = Catalogue.load(data_folder()).tables.values()
    return frozenset(name for table in tables for name in (table.name, *(field.name for field in table.fields)))


def plain(text: str) -> str:
    """``text`` with all spaces and apostrophes normalised."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()
