"""No page says a message of the other language: those of the catalogue are looked for in all that a reader is told."""

import re
from functools import cache

import pytest
from babel.messages.pofile import read_po

from geo.language import CATALOGUE
from geo.model import Language
from pages.parts.links import Page
from tests.pages.reading import Open, pieces

QUERIES = {
    Page.TERRITORY: {"zone": "ti-7510"},
    Page.COMPARE: {"avec": ["ti-7510", "ti-2703"]},
    Page.MAP: {"zone": "ti-7510", "points": "projets"},
}


@cache
def foreign(language: Language) -> frozenset[str]:
    """Whole messages of the other language that are no message of ``language``; without what is filled in later.

    Whole, so that titles and names of the data, which are French on English pages too, are no fault.
    """
    with CATALOGUE.open("rb") as file:
        pairs = [(one, other) for entry in read_po(file, locale="fr") if entry.id for one, other in zip(
            (entry.id,) if isinstance(entry.id, str) else entry.id,
            (entry.string,) if isinstance(entry.string, str) else entry.string, strict=True,
        )]  # fmt: skip
    english, french = ({pair[at] for pair in pairs} for at in (0, 1))
    own, others = (french, english) if language is Language.FRENCH else (english, french)
    same = set(map(plain, own))
    return frozenset(plain(text) for text in others if "{" not in text and plain(text) not in same)


def plain(text: str) -> str:
    """``text`` without what is no other word: kinds of spaces and of apostrophes."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).strip()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", list(Page), ids=lambda page: page.name.lower())
def test_no_page_says_a_message_of_the_other_language(open_page: Open, page: Page, language: Language) -> None:
    app = open_page("" if page is Page.MAP else page.script, lang=language.value, **QUERIES.get(page, {}))
    assert not app.exception
    said = set(map(plain, pieces(app)))
    assert len(said) > 20
    assert said & foreign(language) == set()


def test_the_test_sees_a_forgotten_message(open_page: Open) -> None:
    app = open_page("sources.py", lang="en")
    assert "Sources and method" in set(map(plain, pieces(app))) & foreign(Language.FRENCH)
    assert "Sources et méthode" in foreign(Language.ENGLISH)
