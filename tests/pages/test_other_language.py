"""No page shows a message in the other language: those of the catalogue are searched for in all visible text."""

import pytest

from geo.model import Language
from pages.parts.widgets.links import Page
from tests.messages import foreign, plain
from tests.pages.reading import Open, pieces

QUERIES: dict[Page, dict[str, str | list[str]]] = {
    Page.TERRITORY: {"zone": "ti-7510"},
    Page.COMPARE: {"avec": ["ti-7510", "ti-2703"]},
    Page.MAP: {"zone": "ti-7510", "calques": "projets"},
}


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
