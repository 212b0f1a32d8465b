"""The profile of an area: links, content, and content when little is known."""

from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import AreaRef, Level
from tests.pages.reading import Open, words

PAGE = "territory.py"


def said(app: AppTest) -> str:
    return words(app).replace("\xa0", " ").replace("\u202f", " ")


def html(app: AppTest) -> str:
    return unescape(" ".join(element.proto.body for element in app.get("html")))


def sentence(app: AppTest) -> str:
    return html(app).split('class="atlas-sentence">')[1].split("</p>")[0]


def test_a_link_opens_the_profile(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510")
    assert not app.exception
    assert not app.warning
    text = said(app)
    for word in (
        "Nouvelle-Aquitaine",
        "Occitanie",
        "France",
        "Lacq iz BACarbone",
        "Avenia",
        "ZIBaC",
        "ARKEMA",
        "Andrest",
    ):
        assert word in text
    assert 3 <= sentence(app).count(". ") + 1 <= 5
    assert len(app.get("plotly_chart")) == 4
    assert "d’où viennent ces chiffres" in " ".join(item.label for item in app.expander).lower()


def test_the_view_of_the_map_stays_in_the_link(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510", niveau="region", mesure="levier")
    assert not app.exception
    assert dict(app.query_params) == {"zone": "ti-7510", "niveau": "region", "mesure": "levier"}


def test_english_is_complete(open_page: Open) -> None:
    french, english = said(open_page(PAGE, zone="ti-7510")), said(open_page(PAGE, zone="ti-7510", lang="en"))
    for word in ("Similar area", "Closest figures", "inhabitants in 561 communes", "communes joined"):
        assert word in english
        assert word not in french
    for word in ("Zone semblable", "Chiffres les plus proches", "habitants dans 561 communes", "communes entrées"):
        assert word in french


def test_without_an_area_territories_are_offered_as_links(open_page: Open) -> None:
    app = open_page(PAGE, programme=["i-nov"])
    assert not app.exception
    assert "Choisissez une zone" in app.info[0].value
    assert html(app).count('href="./territoire?programme=i-nov&zone=ti-') == 10


def test_choosing_an_area_shows_it_and_writes_the_link(open_page: Open) -> None:
    app = open_page(PAGE)
    app.selectbox(key="area").set_value(AreaRef(Level.EPCI, "200067254")).run()
    assert not app.exception
    assert app.query_params["zone"] == "epci-200067254"
    assert "561 communes" not in said(app)


def test_an_unknown_area_is_named_and_the_page_still_helps(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-9999")
    assert not app.exception
    assert "ti-9999" in app.warning[0].value
    assert app.info


def test_a_territory_of_the_other_perimeter_is_offered(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-5311")
    assert not app.exception
    assert "ti-5311" in app.warning[0].value
    assert 'href="./territoire?perimetre=2018-149&zone=ti-5311"' in html(app)
    back = open_page(PAGE, zone="ti-0102", perimetre="2018-149")
    assert 'href="./territoire?zone=ti-0102"' in html(back)


def test_a_commune_leads_to_the_areas_that_hold_it(open_page: Open) -> None:
    app = open_page(PAGE, zone="commune-64445")
    assert not app.exception
    assert "Pau est une commune" in app.info[0].value
    for area in ("epci-200067254", "ti-7510", "departement-64"):
        assert f"zone={area}" in html(app)


@pytest.mark.parametrize("zone", ["departement-976", "ti-0601"])
def test_what_is_unknown_stays_unknown(open_page: Open, zone: str) -> None:
    app = open_page(PAGE, zone=zone, programme=["zibac"])
    assert not app.exception
    text = said(app)
    assert "Aucun projet répondant à ces filtres" in text
    assert "Son emploi privé n’est pas connu." in text
    assert "n. d." in text
    assert "Trop peu de chiffres" in text


@pytest.mark.parametrize("zone", ["region-11", "region-94", "departement-2A", "epci-200067254", "ti-0101"])
def test_every_level_and_the_islands_have_a_profile(open_page: Open, zone: str) -> None:
    app = open_page(PAGE, zone=zone)
    assert not app.exception
    assert not app.error
    assert len(sentence(app)) > 100


@pytest.mark.parametrize("table", ["ecosystem", "sites", "indicators", "boundaries/commune"])
def test_a_missing_table_is_named(open_page: Open, tables: Path, table: str) -> None:
    (tables / f"{table}.parquet").unlink()
    app = open_page(PAGE, zone="ti-7510")
    assert not app.exception
    assert f"**{table.replace('/', '-')}**" in app.error[0].value
    if table in ("boundaries/commune", "ecosystem"):
        assert "Zones semblables" in [header.value for header in app.header]


def test_the_panel_of_the_map_leads_to_profile_and_comparison(open_page: Open) -> None:
    app = open_page(zone="ti-7510", avec=["ti-2703"])
    assert not app.exception
    links = {link.proto.label: link.proto.query_string for link in app.get("page_link")}
    assert "zone=ti-7510" in links["Fiche"]
    assert "avec=ti-2703&avec=ti-7510" in links["Comparer"]


def test_a_profile_leads_to_its_sheet_and_slide(open_page: Open) -> None:
    found = html(open_page(PAGE, zone="ti-7510", programme=["i-nov"], lang="en"))
    assert 'href="./fiche/ti-7510.pdf?programme=i-nov&lang=en"' in found
    assert 'href="./fiche/ti-7510.pptx?programme=i-nov&lang=en"' in found


@pytest.mark.parametrize("area", ["region-84", "ti-7510", "ti-3201"])
def test_european_envelopes_of_the_regions_are_told_as_what_they_are(open_page: Open, area: str) -> None:
    app = open_page("territory.py", zone=area, lang="en")
    assert not app.exception
    assert "European funds 2021–2027: envelopes, not payments" in [header.value for header in app.header]
    said = words(app)
    assert "in no sum of this page" in said
    assert ("€881M" in said) is (area == "region-84")
    assert "€414M" not in said, "similar regions are not its own"


def test_a_profile_says_that_euros_may_be_counted_twice(open_page: Open) -> None:
    app = open_page("territory.py", zone="region-84", registres="oui", aides=["subvention", "ademe"], lang="en")
    assert not app.exception
    assert "The same euros may be counted twice." in words(app)
