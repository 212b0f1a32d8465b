"""The projects page: search, sorting, paging, the card of one project, firms in several programmes, bad links."""

from pathlib import Path

import pandas as pd
import pytest

from geo.funding.project_list import PER_PAGE, listing
from geo.funding.sums import summary
from geo.language import Voice
from geo.model import Language
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.pages.reading import Open, words

PAGE = "projects.py"


def test_the_default_page_lists_fifty_and_says_the_totals_of_the_map(open_page: Open, store: Store) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert len(app.dataframe[0].value) == PER_PAGE
    voice = Voice(Language.FRENCH)
    totals = summary(store, Selection())
    assert voice.number(totals.projects).replace("\u202f", " ") in words(app).replace("\u202f", " ")
    pages = listing(store, Selection()).pages
    assert any(f"Page 1 sur {pages}" in element.value for element in app.markdown)


def test_the_pager_turns_pages_in_the_address(open_page: Open, store: Store) -> None:
    app = open_page(PAGE)
    assert app.button(key="previous").disabled
    app.button(key="next").click().run()
    assert app.query_params["page"] in ("2", ["2"])
    expected = listing(store, Selection(page=2)).rows["title"].tolist()
    assert app.dataframe[0].value["title"].tolist() == expected


def test_a_search_starts_at_the_first_page(open_page: Open) -> None:
    app = open_page(PAGE, page="3", industrie="non")
    app.text_input(key="search").set_value("rénovation").run()
    assert app.query_params["q"] in ("rénovation", ["rénovation"])
    assert "page" not in app.query_params
    app.selectbox(key="sort").set_value("nom").run()
    assert app.query_params["tri"] in ("nom", ["nom"])


@pytest.mark.parametrize("search", ["' OR 1=1 --", ".*", "%", "_", "\\", "🏭", "مصنع", "zzzz"])
def test_odd_searches_find_nothing_and_can_be_cleared(open_page: Open, search: str) -> None:
    app = open_page(PAGE, q=search, lang="en", industrie="non", programme="i-nov")
    assert not app.exception
    if app.info:
        app.button(key="clear-search").click().run()
    assert not app.exception
    assert len(app.dataframe[0].value) == PER_PAGE


def test_a_long_search_is_cut_with_a_notice(open_page: Open) -> None:
    app = open_page(PAGE, q="a" * 10_000, lang="en")
    assert not app.exception
    assert "cut at 100" in words(app)


@pytest.mark.parametrize(("key", "value"), [("page", "0"), ("projet", "inconnu"), ("tri", "prix")])
def test_what_a_link_gets_wrong_is_named(open_page: Open, key: str, value: str) -> None:
    app = open_page(PAGE, lang="en", **{key: value})
    assert not app.exception
    assert f"{key}={value}" in app.warning[0].value
    assert len(app.dataframe[0].value) == PER_PAGE


def test_a_page_beyond_the_last_shows_the_last(open_page: Open) -> None:
    app = open_page(PAGE, page="99999", lang="en")
    assert "this is the last one" in app.info[0].value
    assert app.button(key="next").disabled


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_card_holds_all_facts(open_page: Open, projects: pd.DataFrame, language: str) -> None:
    row = projects[projects["siren"].notna() & projects["insee"].notna() & projects["call"].notna()].iloc[0]
    app = open_page(PAGE, projet=row["id"], lang=language)
    assert not app.exception
    text = words(app)
    for column in ("title", "beneficiary", "siren", "call"):
        assert " ".join(row[column].split()) in text
    app.button(key="close-project").click().run()
    assert "projet" not in app.query_params


def test_a_project_without_place_says_so(open_page: Open, projects: pd.DataFrame) -> None:
    row = projects[projects["precision"] == "none"].iloc[0]
    app = open_page(PAGE, projet=row["id"], lang="en")
    assert not app.exception
    assert "nothing to show on a map" in words(app)


def test_an_area_is_named_and_can_be_left(open_page: Open) -> None:
    app = open_page(PAGE, zone="departement-64", lang="en")
    assert "in Pyrénées-Atlantiques" in words(app)
    app.button(key="leave-area").click().run()
    assert "zone" not in app.query_params
    assert len(app.dataframe[0].value) == PER_PAGE


@pytest.mark.parametrize("language", ["fr", "en"])
def test_firms_of_several_programmes(open_page: Open, language: str) -> None:
    app = open_page(PAGE, entreprises="oui", industrie="non", dotations="oui", lang=language)
    assert not app.exception
    assert len(app.dataframe[0].value) > 100
    assert ("counted once" if language == "en" else "compte une seule fois") in words(app)


def test_a_missing_table_is_named(open_page: Open, tables: Path) -> None:
    (tables / "communes.parquet").unlink()
    app = open_page(PAGE)
    assert not app.exception
    assert any("communes" in error.value for error in app.error)
