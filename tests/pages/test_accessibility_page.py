"""The accessibility statement: linked from every footer, not in the navigation, without a claim of conformity."""

import pytest

from tests.pages.reading import Open, words


@pytest.mark.parametrize(
    ("language", "title", "said"),
    [
        ("fr", "Accessibilité", "Cette page ne déclare aucune conformité"),
        ("en", "Accessibility", "This page makes no claim of conformity"),
    ],
)
def test_the_statement_says_what_was_tested_and_claims_nothing(
    open_page: Open, language: str, title: str, said: str
) -> None:
    app = open_page("accessibility.py", lang=language)
    assert not app.exception
    assert [item.value for item in app.title] == [title]
    assert said in words(app)
    assert "axe-core" in words(app)
    assert "{" not in words(app)


def test_every_page_leads_to_the_statement(open_page: Open) -> None:
    for page in ("", "sources.py"):
        links = [element.proto for element in open_page(page).get("page_link")]
        assert "Accessibilité" in [link.label for link in links]
