"""Employment areas and types of territory on every page: deep links, words, and views that hold nothing."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from geo.area_types import AREA_TYPES
from geo.language import Voice
from geo.model import AreaType, Language
from tests.pages.reading import Open, words

PAGES = ("", "territory.py", "compare.py", "finder.py", "projects.py", "programmes.py", "horizon.py")
NAMES = {"fr": "rural ouvrier et industriel", "en": "industrial and blue-collar rural"}


def said(app: AppTest) -> str:
    shown = " ".join(element.proto.body for element in app.get("html"))
    return " ".join(unescape(f"{words(app)} {shown}").replace("\xa0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("page", PAGES)
def test_a_link_of_employment_areas_opens_every_page(open_page: Open, page: str) -> None:
    address = {"niveau": "zone-emploi", "zone": "zone-emploi-0051"}
    app = open_page(page, **address)
    assert not app.exception
    assert not app.warning
    assert dict(app.query_params) == address


@pytest.mark.parametrize("page", PAGES)
def test_a_link_of_a_type_opens_every_page(open_page: Open, page: str) -> None:
    address = {"niveau": "zone-emploi", "type": "rural-industriel"}
    app = open_page(page, **address)
    assert not app.exception
    assert not app.warning
    assert dict(app.query_params) == address


@pytest.mark.parametrize("lang", NAMES)
def test_the_map_says_what_the_filter_keeps(open_page: Open, lang: str) -> None:
    text = said(open_page("", type="rural-industriel", lang=lang))
    assert NAMES[lang] in text
    left_out = {"fr": "laissés de côté", "en": "left out"}[lang]
    assert text.count(left_out) >= 1
    assert "34 territoires" in text.lower() or "34 zones" in text or "34 areas" in text


@pytest.mark.parametrize("page", ["", "projects.py", "programmes.py"])
def test_a_type_without_a_project_is_explained(open_page: Open, page: str) -> None:
    app = open_page(page, type="rural-petites-polarites", programme="zibac")
    assert not app.exception
    assert "petites polarités rurales" in said(app).lower()


def test_communes_inside_an_employment_area(open_page: Open) -> None:
    app = open_page("", niveau="commune", dans="zone-emploi-3213")
    assert not app.exception
    assert not app.warning
    assert "Loon-Plage" in said(app)


def test_a_profile_tells_its_type_its_labels_and_the_brownfields_around(open_page: Open) -> None:
    text = " ".join(said(open_page("territory.py", zone="ti-3201", onglet=tab)) for tab in ("perimetre", "sites"))
    for word in (
        "Territoire d'industrie · ti-3201 · urbain dense",
        "Action cœur de ville 2 Dunkerque et Hazebrouck",
        "Un label, pas de l’argent",
        "Nord 170 63 1 256 1",
        "aucun de ces chiffres n’est celui de la zone",
    ):
        assert word in text.replace("’industrie ·", "'industrie ·")
    region = said(open_page("territory.py", zone="region-75", onglet="sites", lang="en"))
    assert "Whole region (12 departments)" in region
    assert "none of these figures is the area's own" not in region


def test_a_profile_leaves_the_filter_of_types_aside(open_page: Open) -> None:
    plain, filtered = (
        said(open_page("territory.py", zone="ti-3201", **more)) for more in ({}, {"type": "rural-industriel"})
    )
    note = "Les filtres de régions et de types de territoire ne jouent pas ici"
    assert note in filtered
    assert note not in plain
    figures = "9 projets avec ces filtres : 375 M€ d’aides publiques"
    assert figures in filtered
    assert figures in plain


def test_the_page_of_sources_shows_the_types_and_the_licences(open_page: Open) -> None:
    text = said(open_page("sources.py"))
    voice = Voice(Language.FRENCH)
    for kind in AreaType:
        assert voice._(AREA_TYPES[kind]) in text
    assert "productives ouvrières et petites polarités industrielles et artisanales" in text
    assert "Partage à l’identique" in text
    assert "ODbL 1.0" in text
