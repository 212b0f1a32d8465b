"""Plants on the pages: a layer of the map, a list and a curve on the profile, a card, and a column of the target page.

Wherever they are shown, the thresholds of the register are said.
"""

import re

import pytest

from tests.pages.reading import Open
from tests.pages.test_territory_page import html, said

THRESHOLDS = "Seuls les sites qui dépassaient un seuil de déclaration en 2019 y sont : jamais toutes les usines."
DUNKIRK, STEEL = "ti-3201", "irep-070.00956"


def test_the_profile_counts_at_least_and_tells_who_is_in_both_registers(open_page: Open) -> None:
    app = open_page("territory.py", zone=DUNKIRK, onglet="sites")
    assert not app.exception
    text = said(app)
    assert "≥ 30 sites déclarés (au-dessus des seuils) : Industrie (22), Déchets et eau (3)" in text
    assert "14 d’entre eux relèvent aussi du SEQE : ce sont les mêmes sites." in text
    assert "7 autres sites relèvent du seul SEQE." in text
    assert THRESHOLDS in text
    assert "Sites déclarés hors de la zone, à 50 km de son centre au plus" in text
    assert "D’autres usines peuvent être plus proches" in text


def test_emissions_are_a_curve_with_its_break_and_its_limits(open_page: Open) -> None:
    app = open_page("territory.py", zone=DUNKIRK, onglet="sites")
    text = said(app)
    assert re.search(r"De 2013 à 2022 : industrie [-−][\d,]+ % ici, [-−][\d,]+ % en France", text), text
    assert "les années d’avant et d’après ne se comparent pas" in text


def test_an_area_without_any_says_so_and_not_that_it_has_no_factory(open_page: Open) -> None:
    app = open_page("territory.py", zone="departement-976", onglet="sites")
    assert not app.exception
    text = said(app)
    assert "cela ne veut pas dire qu’il n’y a pas d’usine" in text or "au-dessus des seuils" in text


def test_a_link_opens_the_card_of_a_site(open_page: Open) -> None:
    app = open_page("territory.py", zone=DUNKIRK, site=STEEL)
    assert not app.exception
    assert not app.warning
    text = said(app)
    assert "des émissions polluantes" in text
    assert "Sidérurgie (2410Z)" in text
    assert "6 410 303 t CO2e en 2022 (le même site, à compter une seule fois)" in text
    assert "Monoxyde de carbone (CO)" in text
    assert "Dioxyde de carbone" not in text
    assert "ne s’additionnent pas" in text
    assert app.query_params["site"] in (STEEL, [STEEL])
    app.button(key="close-site").click().run()
    assert "site" not in app.query_params
    assert "Sidérurgie (2410Z)" not in said(app)


def test_a_quantity_that_dwarfs_all_others_is_called_doubtful(open_page: Open) -> None:
    text = said(open_page("territory.py", zone=DUNKIRK, site="irep-063.01225"))
    assert "24 534 800 000 (douteux)" in text
    assert "plus que tous les autres sites réunis" in text


def test_a_site_whose_name_is_a_persons_has_neither_name_nor_number(open_page: Open) -> None:
    text = said(open_page("territory.py", zone=DUNKIRK, site="irep-070.00656"))
    assert "Nom non publié" in text
    assert re.search(r"SIRET n\. d\.", text)


def test_an_unknown_site_is_named(open_page: Open) -> None:
    app = open_page("territory.py", zone=DUNKIRK, site="irep-0")
    assert not app.exception
    assert "site=irep-0" in app.warning[0].value


def test_the_card_and_the_list_speak_english(open_page: Open) -> None:
    text = said(open_page("territory.py", zone=DUNKIRK, site=STEEL, onglet="sites", lang="en"))
    for word in ("Basic iron, steel and ferro-alloys (2410Z)", "Carbon monoxide (CO)", "≥ 30 declared sites"):
        assert word in text


@pytest.mark.parametrize("layers", ["usines", "usines,sites"])
def test_the_map_shows_them_on_demand_and_says_the_thresholds(open_page: Open, layers: str) -> None:
    app = open_page(calques=layers)
    assert not app.exception
    legend = html(app)
    assert 'atlas-marks-usines">' in legend
    text = said(app)
    assert THRESHOLDS in text
    for category in ("Autres industries", "Déchets et eau", "Centrales, réseaux de chaleur et de gaz"):
        assert category in text
    assert 'atlas-marks-usines">' not in html(open_page())


def test_the_target_page_names_plants_of_the_chosen_sectors(open_page: Open) -> None:
    app = open_page("finder.py", secteur="chimie-materiaux")
    assert not app.exception
    assert "Sites de ces secteurs au" in said(app)
    assert THRESHOLDS in said(app)
    assert re.search(r"≥ \d+ · <a href=\"\./territoire\?[^\"]*site=irep-", html(app).replace("\xa0", " "))
    assert "Sites d’industrie au" in said(open_page("finder.py"))
