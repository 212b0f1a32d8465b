"""Export links on the pages that have them: drawn only when opened, with the query of what the page shows."""

import re
from html import unescape
from urllib.parse import urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import vocabulary
from geo.model import AreaRef, Language
from geo.selection.selection import Selection
from geo.service.routes.exports import FORMATS
from geo.tables.store import Store
from tests.pages.reading import Open, words


def linked(app: AppTest, store: Store) -> dict[str, Selection]:
    """The files that the page links to, each with the selection in its URL."""
    app.session_state["export"] = True
    app.run()
    assert not app.exception
    page = "".join(element.proto.body for element in app.get("html"))
    found = {}
    for address in re.findall(r'href="\./((?:export/|carte\.)[^"]+)"', page):
        parts = urlsplit(unescape(address))
        parsed = Selection.from_query(parts.query, vocabulary(store))
        assert parsed.notices == ()
        found[parts.path] = parsed.selection
    return found


def test_the_map_offers_its_areas_projects_and_picture_when_opened(open_page: Open, store: Store) -> None:
    app = open_page(zone="ti-7510", mesure="levier", programme="i-nov", q="hydrogène", lang="en")
    assert "export/" not in "".join(element.proto.body for element in app.get("html"))
    files = linked(app, store)
    kinds = [f"export/{kind}.{suffix}" for kind in ("zones", "projets") for suffix in FORMATS]
    assert set(files) == {*kinds, "carte.png", "carte.svg"}
    areas, projects = files["export/zones.csv"], files["export/projets.xlsx"]
    assert (areas.measure, areas.programmes, areas.language) == ("levier", ("i-nov",), Language.ENGLISH)
    # The focused area narrows neither the map nor the projects behind it.
    assert projects == Selection(programmes=("i-nov",), language=Language.ENGLISH)
    assert "Workbook" in words(app)


def test_the_list_offers_what_it_lists(open_page: Open, store: Store) -> None:
    files = linked(open_page("projects.py", q="hydrogène", tri="date", zone="departement-64", page="2"), store)
    assert set(files) == {f"export/projets.{suffix}" for suffix in FORMATS}
    asked = files["export/projets.geojson"]
    assert (asked.search, asked.sort, str(asked.area), asked.page) == ("hydrogène", "date", "departement-64", 1)


def test_a_profile_offers_its_own_projects(open_page: Open, store: Store) -> None:
    files = linked(open_page("territory.py", zone="ti-7510", region="11", programme="i-nov"), store)
    asked = files["export/projets.parquet"]
    assert asked == Selection(area=AreaRef.parse("ti-7510"), programmes=("i-nov",))


@pytest.mark.parametrize("language", Language)
def test_the_programmes_offer_the_projects_of_their_charts(open_page: Open, store: Store, language: Language) -> None:
    files = linked(open_page("programmes.py", programme="fonds-vert", lang=language.value), store)
    assert files["export/projets.csv"] == Selection(programmes=("fonds-vert",), language=language)
