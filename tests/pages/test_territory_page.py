"""The profile of an area: links, content, and content when little is known."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.industry import ETS
from geo.measures.area_values import all_values
from geo.model import AreaRef, Level, Tab
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.pages.reading import Open, words

PAGE = "territory.py"


def said(app: AppTest) -> str:
    return words(app).replace("\xa0", " ").replace("\u202f", " ")


def html(app: AppTest) -> str:
    return unescape(" ".join(element.proto.body for element in app.get("html")))


def sentence(app: AppTest) -> str:
    return html(app).split('class="atlas-sentence">')[1].split("</p>")[0]


def every(open_page: Open, **address: str | list[str]) -> str:
    """What all parts of a profile say together."""
    return " ".join(said(open_page(PAGE, onglet=tab.value, **address)) for tab in Tab)


def test_a_link_opens_the_profile(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510")
    assert not app.exception
    assert not app.warning
    assert app.title[0].value == "Lacq – Pau – Tarbes"
    text = said(app)
    for word in ("Nouvelle-Aquitaine", "Occitanie", "France", "Bourgogne Industrie"):
        assert word in text
    assert 3 <= sentence(app).count(". ") + 1 <= 5
    assert not app.get("plotly_chart"), "the first part has none, so that the page is there at once"


PARTS = {
    Tab.FIGURES: (("Chiffres clés", "Zones semblables"), "Chômage", 0),
    Tab.MONEY: (
        ("Argent public", "Fonds européens 2021–2027 : enveloppes, pas des paiements"),
        "FEDER",
        2,
    ),
    Tab.PROJECTS: (("Projets",), "Lacq iz BACarbone", 0),
    Tab.ECOSYSTEM: (("Écosystème",), "Avenia", 0),
    Tab.JOBS: (("Emploi privé",), "2014", 1),
    Tab.SITES: (("Foncier clés en main", "Sites émetteurs (SEQE)"), "ARKEMA", 1),
    Tab.PERIMETER: (("Évolution du périmètre", "Labels de ses communes"), "Andrest", 0),
    Tab.SOURCES: (("D’où viennent ces chiffres",), "Urssaf", 0),
}


@pytest.mark.parametrize("tab", Tab)
def test_a_link_opens_each_part_and_computes_it_alone(open_page: Open, tab: Tab) -> None:
    app = open_page(PAGE, zone="ti-7510", onglet=tab.value)
    assert not app.exception
    assert not app.warning
    heads, word, charts = PARTS[tab]
    shown = [header.value.replace("\xa0", " ") for header in app.header]
    assert {*heads} <= {*shown}, shown
    others = {head for other, (names, *_rest) in PARTS.items() if other is not tab for head in names}
    assert not others & {*shown}
    assert word in said(app)
    assert len(app.get("plotly_chart")) == charts
    kept = {} if tab is Tab.FIGURES else {"onglet": tab.value}
    assert dict(app.query_params) == {"zone": "ti-7510", **kept}


def test_choosing_a_part_writes_the_link(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510")
    app.segmented_control(key="tab").set_value(Tab.JOBS).run()
    assert not app.exception
    assert app.query_params["onglet"] in ("emploi", ["emploi"])
    assert [header.value for header in app.header] == ["Emploi privé"]
    assert "zone=ti-2703" not in html(app)


def test_an_unknown_part_is_named(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510", onglet="météo")
    assert not app.exception
    assert "onglet=météo" in app.warning[0].value
    assert "Chiffres clés" in [header.value for header in app.header]


def test_three_figures_tell_their_rank_among_all_areas_of_the_level(open_page: Open, store: Store) -> None:
    found = html(open_page(PAGE, zone="ti-7510")).replace("\xa0", " ").replace("\u202f", " ")
    projects = store.run(store.table("projects").filter(lambda table: table.ti_2024 == "ti-7510"))
    assert len(projects) >= 11
    rows = all_values(store, Selection())
    for slug in ("projets", "aide", "aide_par_emploi"):
        known = rows[["code", slug]].dropna()
        own = float(known.loc[known["code"] == "ti-7510", slug].iloc[0])
        rank, ranked = 1 + int((known[slug] > own).sum()), len(known)
        assert f"rang {rank} sur {ranked} – Territoires d’industrie" in found.replace("d'industrie", "d’industrie")
        assert f"left:{100 * (ranked - rank) / (ranked - 1):.1f}%" in found
    assert "left:" not in html(open_page(PAGE, zone="departement-976", programme=["zibac"])).split("<table")[0]


def test_key_in_hand_land_is_told_with_its_size_and_what_may_be_here_apart(open_page: Open) -> None:
    text = said(open_page(PAGE, zone="ti-7510", onglet="sites"))
    assert re.search(r"Pyrénia \(aéroport Tarbes-Lourdes-Pyrénées\) +Ossun +189 ha", text), text
    known, perhaps = text.split("Connus seulement par département, et peut-être ici")
    assert "277 ha" not in known
    assert re.search(r"plateforme industrielle de Pardies +Pyrénées-Atlantiques +277 ha", perhaps)
    assert "1 site clés en main. 189 ha en tout" in known
    none = said(open_page(PAGE, zone="region-94", onglet="sites"))
    assert "Aucun site clés en main de la liste ne se trouve ici." in none


def test_the_legend_beside_the_map_counts_what_is_in_the_area(open_page: Open, store: Store) -> None:
    text = said(open_page(PAGE, zone="ti-3201"))
    sites = store.run(store.table("sites").select("kind", "ti_2024", "lon"))
    here = sites[(sites["kind"] == ETS) & (sites["ti_2024"] == "ti-3201")]
    assert f"Sites émetteurs (SEQE), nombre ici Catégorie Nombre ici Sites émetteurs (SEQE) {len(here)}" in text
    assert "en France" not in text.split("Catégorie")[1].split("Chiffres clés")[0]


def test_a_table_of_many_rows_shows_ten_and_folds_the_others(open_page: Open) -> None:
    found = html(open_page(PAGE, zone="region-84", onglet="projets"))
    seen, folded = found.split("15 lignes de plus")
    assert seen.split('class="atlas-table')[-1].count("<tr>") == 1 + 10
    assert folded.split("</table>")[0].count("<tr>") == 1 + 15
    assert 'href="./projets?' in seen
    assert "projet=" in seen


def test_the_view_of_the_map_stays_in_the_link(open_page: Open) -> None:
    app = open_page(PAGE, zone="ti-7510", niveau="region", mesure="levier")
    assert not app.exception
    assert dict(app.query_params) == {"zone": "ti-7510", "niveau": "region", "mesure": "levier"}


def test_english_is_complete(open_page: Open) -> None:
    french, english = (every(open_page, zone="ti-7510", **more) for more in ({}, {"lang": "en"}))
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
    text = every(open_page, zone=zone, programme=["zibac"])
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


@pytest.mark.parametrize(
    ("table", "tab", "head"),
    [
        ("figures", "argent", "Argent public"),
        ("ecosystem", "ecosysteme", "Écosystème"),
        ("commune_labels", "perimetre", "Évolution du périmètre"),
    ],
)
def test_a_table_that_a_part_alone_needs_leaves_the_rest(
    open_page: Open, tables: Path, table: str, tab: str, head: str
) -> None:
    (tables / f"{table}.parquet").unlink()
    app = open_page(PAGE, zone="ti-7510", onglet=tab)
    assert not app.exception
    assert f"**{table}**" in app.error[0].value
    assert head in [header.value for header in app.header]
    assert "rang 10 sur 183" in said(app)


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
    app = open_page("territory.py", zone=area, onglet="argent", lang="en")
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
