"""The link to a view, the embedded map, and what only print shows, on pages that run without a browser."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.language import Voice
from geo.model import Language
from tests.pages.reading import Open, words

PAGES = ("", "territory.py", "finder.py", "projects.py", "horizon.py", "sources.py")
OLD = "2024-03"


def html(app: AppTest) -> str:
    return "".join(unescape(element.proto.body) for element in app.get("html") if "<style>" not in element.proto.body)


def opened_link(app: AppTest) -> str:
    """The content of the opened link popover, as HTML."""
    app.session_state["permalink"] = True
    return html(app.run())


def vintage(data_dir: Path) -> str:
    version: str = json.loads((data_dir / "datapackage.json").read_text("utf-8"))["version"]
    return version


@pytest.mark.parametrize("page", PAGES)
def test_every_page_offers_its_link_and_prints_it(open_page: Open, data_dir: Path, page: str) -> None:
    app = open_page(page, secteur=["hydrogene"])
    assert not app.exception
    assert not app.warning
    address = re.search(r'<span class="atlas-address">([^<]+)</span>', html(app))
    assert address is not None
    said = "mesure=aide_par_emploi&cercles=aide&industrie=oui&dotations=non&classes=quantile&nb=5"
    assert address[1] == f"./?secteur=hydrogene&perimetre=2024-07-04&{said}&donnees={vintage(data_dir)}"
    assert 'class="atlas-code"' not in html(app), "the code is drawn when it is asked for"
    shown = opened_link(app)
    assert 'class="atlas-code" src="data:image/svg+xml' in shown
    assert re.search(r"Ce lien garde les périmètres \(183 territoires.*Hydrogène", shown)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(("linked", "word"), [(OLD, "plus anciennes"), ("2031-02", "plus récentes")])
def test_a_link_of_other_data_says_both_dates(
    open_page: Open, data_dir: Path, page: str, linked: str, word: str
) -> None:
    app = open_page(page, donnees=linked, perimetre="2024-07-04")
    assert not app.exception
    (said,) = [warning.value for warning in app.warning]
    voice = Voice(Language.FRENCH)
    assert word in said
    assert voice.partial_date(linked) in said
    assert voice.partial_date(vintage(data_dir)) in said


def test_a_link_of_todays_data_says_nothing_and_stays_until_the_view_changes(open_page: Open, data_dir: Path) -> None:
    pins = {"perimetre": "2024-07-04", "mesure": "aide_par_emploi", "cercles": "aide", "donnees": vintage(data_dir)}
    app = open_page(programme="i-nov", **pins)
    assert not app.warning
    assert dict(app.query_params) == {"programme": "i-nov", **pins}
    app.segmented_control(key="language").set_value(Language.ENGLISH).run()
    assert dict(app.query_params) == {"programme": "i-nov", "lang": "en", **pins}, "the same link in another language"
    app.multiselect(key="sectors").set_value(["sante"]).run()
    assert dict(app.query_params) == {"programme": "i-nov", "secteur": "sante", "lang": "en"}
    app.multiselect(key="sectors").set_value([]).run()
    assert dict(app.query_params) == {"programme": "i-nov", "lang": "en"}, "a new view, not the link's"


def test_the_notice_of_other_data_ends_with_the_link_not_with_the_language(open_page: Open) -> None:
    app = open_page(donnees=OLD)
    app.segmented_control(key="language").set_value(Language.ENGLISH).run()
    assert "March 2024" in app.warning[0].value
    app.multiselect(key="sectors").set_value(["sante"]).run()
    assert not app.warning
    assert dict(app.query_params) == {"mesure": "aide", "secteur": "sante", "lang": "en"}, "the measure of its time"


@pytest.mark.parametrize("page", PAGES)
def test_an_ill_formed_vintage_is_ignored_and_named(open_page: Open, page: str) -> None:
    app = open_page(page, donnees="`hier`<b>")
    assert not app.exception
    (said,) = [warning.value for warning in app.warning]
    assert "donnees='hier'<b>" in said
    assert "donnees" not in app.query_params


def test_a_broken_declaration_leaves_no_link_and_no_second_error(open_page: Open, tables: Path) -> None:
    (tables / "communes.parquet").unlink()
    app = open_page("sources.py", donnees=OLD)
    assert not app.exception
    assert "atlas-address" not in html(app)


def test_the_embedded_map_is_alone_with_what_explains_it(open_page: Open) -> None:
    app = open_page(vue="embed", mesure="projets", programme="i-nov", zone="ti-7510")
    assert not app.exception
    shown = html(app)
    for mark in (
        '<h1><a href="./?mesure=projets&programme=i-nov&zone=ti-7510" target="_blank"',
        "atlas-sentence",
        "atlas-legend",
        "Lacq – Pau – Tarbes",
        "Sources : ",
    ):
        assert mark in shown.replace("\xa0", " ")
    widgets = [app.multiselect, app.selectbox, app.slider, app.button, app.segmented_control, app.title, app.caption]
    assert [list(found) for found in widgets] == [[]] * len(widgets)
    assert "atlas-address" not in shown
    assert dict(app.query_params) == {"vue": "embed", "mesure": "projets", "programme": "i-nov", "zone": "ti-7510"}


def test_the_embedded_map_speaks_english_and_names_other_data_quietly(open_page: Open) -> None:
    app = open_page(vue="embed", lang="en", donnees=OLD, couleur="rouge")
    assert [("couleur=rouge" in warning.value) for warning in app.warning] == [True]
    assert "made with the data of March 2024" in words(app)
    assert "Atlas of France's industrial territories – Public aid" in words(app)
    assert "projets" not in words(app)


def test_an_embedded_map_of_nothing_says_so(open_page: Open) -> None:
    app = open_page(vue="embed", programme=["i-nov"], secteur=["nucleaire"])
    assert not app.exception
    assert "0 projet" in words(app)
    assert "atlas-legend" not in html(app)


def test_the_vintage_of_the_tables_can_be_read_from_a_link(data_dir: Path) -> None:
    assert date.fromisoformat(f"{vintage(data_dir)}-01"[:10])
