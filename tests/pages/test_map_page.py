import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo.funding.sums import summary
from geo.language import Voice
from geo.model import Language, Level
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.pages.reading import Open, words


def figures(app: AppTest) -> dict[str, str]:
    """Key figures by their label."""
    html = next(element.proto.body for element in app.get("html") if "atlas-figures" in element.proto.body)
    return dict(re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html))


def figure(app: AppTest, start: str) -> str:
    """The only key figure whose label starts with ``start``."""
    (found,) = (value for label, value in figures(app).items() if label.startswith(start))
    return found


def test_the_default_view_sums_grants_to_industry(open_page: Open, store: Store) -> None:
    app = open_page()
    assert not app.exception
    voice = Voice(Language.FRENCH)
    totals = summary(store, Selection())
    assert app.title[0].value == "Atlas des territoires d’industrie"
    assert figure(app, "projets") == voice.number(totals.projects)
    assert figure(app, "d’aides publiques dans") == voice.compact_euros(totals.aid_shown)
    assert figure(app, "hors de tout territoire") == voice.compact_euros(totals.aid_outside)
    assert len(figures(app)) == 4
    shown = f"pour {voice.number(totals.shown)} projets dans {totals.areas} Territoires d’industrie"
    assert " ".join(shown.split()) in words(app)
    assert "sans les dotations locales" in words(app)
    assert "Hors Territoire d’industrie" in words(app)
    assert app.selectbox(key="measure").value == "aide_par_emploi"
    assert "Non additionnés" in words(app)
    assert "plafonds" in words(app)


def test_a_link_opens_its_view(open_page: Open) -> None:
    app = open_page(niveau="region", mesure="levier", programme=["i-nov"], annees="2020-2022", lang="en")
    assert not app.exception
    assert not app.warning
    assert app.selectbox(key="level").value is Level.REGION
    assert app.selectbox(key="measure").value == "levier"
    assert app.multiselect(key="programmes").value == ["i-nov"]
    assert app.slider(key="years").value == (2020, 2022)
    assert app.title[0].value == "Atlas of France's industrial territories"
    assert figure(app, "projects") == "309", "131 + 73 + 108 winners, three of them of no industrial topic"


def test_a_filter_changes_figures_table_and_address(open_page: Open) -> None:
    app = open_page(programme=["i-nov"])
    app.multiselect(key="sectors").set_value(["sante"]).run()
    assert not app.exception
    assert figure(app, "projets") == "136"
    assert dict(app.query_params) == {"programme": "i-nov", "secteur": "sante"}


def table(app: AppTest) -> pd.DataFrame:
    """The sortable table of the page, once opened."""
    app.session_state["table"] = True
    return app.run().dataframe[0].value


@pytest.mark.parametrize("level", [level for level in Level if level is not Level.COMMUNE])
def test_the_table_holds_every_area_of_the_level(open_page: Open, level: Level) -> None:
    rows = table(open_page(niveau=level.value))
    expected = {
        Level.TERRITORY: 183,
        Level.EPCI: 1253,
        Level.EMPLOYMENT_AREA: 306,
        Level.DEPARTMENT: 101,
        Level.REGION: 18,
    }
    assert len(rows) == expected[level]


def test_the_first_perimeter_has_its_own_territories(open_page: Open) -> None:
    assert len(table(open_page(perimetre="2018-149"))) == 149


def test_a_region_keeps_the_territories_that_it_shares(open_page: Open) -> None:
    codes = set(table(open_page(region=["76"]))["code"])
    assert "ti-7510" in codes, "Lacq-Pau-Tarbes lies in two regions"
    assert "ti-3201" not in codes


def test_a_measure_of_another_level_falls_back_and_says_so(open_page: Open) -> None:
    app = open_page(niveau="epci", mesure="france_2030_engage")
    assert app.selectbox(key="measure").value == "aide_par_emploi"
    assert "france_2030_engage" in app.warning[0].value


def test_unknown_and_ill_formed_values_are_ignored_and_named(open_page: Open) -> None:
    app = open_page(programme=["zzz"], annees="hier", couleur="`<script>`")
    assert not app.exception
    for value in ("zzz", "hier", "couleur"):
        assert value in app.warning[0].value
    assert figures(app) == figures(open_page())


def test_notices_end_when_a_filter_is_changed(open_page: Open) -> None:
    app = open_page(programme=["zzz"])
    assert app.warning
    app.multiselect(key="sectors").set_value(["sante"]).run()
    assert not app.warning


def test_an_empty_selection_offers_to_clear_the_filter_that_emptied_it(open_page: Open) -> None:
    app = open_page(programme=["i-nov"], secteur=["nucleaire"])
    assert "Aucun projet" in app.info[0].value
    assert not app.dataframe
    labels = {button.key or "": button.label for button in app.button}
    assert {key for key in labels if key.startswith("clear")} == {"clear-sectors"}, (
        "no programme at all funds a nuclear project in this data"
    )
    assert "745" in labels["clear-sectors"]
    next(button for button in app.button if button.key == "clear-sectors").click().run()
    assert not app.info
    assert figure(app, "projets") == "745"


def test_other_kinds_of_aid_are_summed_only_when_asked(open_page: Open) -> None:
    grants = figure(open_page(), "d’aides publiques dans")
    app = open_page(aides=["subvention", "subvention-etalee", "plafond"])
    assert figure(app, "d’aides publiques dans") != grants
    assert "L’aide additionne" in words(app)
    assert "plafonds (5,3" in words(app)


def test_coverage_stands_beside_the_official_total(open_page: Open) -> None:
    text = words(open_page(programme=["premiere-usine"]))
    assert re.search(r"Première Usine .* 23 91 \(25,3\s%\)", text)


def test_legend_counts_every_area(open_page: Open) -> None:
    html = next(e.proto.body for e in open_page(niveau="departement").get("html") if "atlas-legend" in e.proto.body)
    assert sum(int(count) for count in re.findall(r'<td class="number">(\d+)</td>', html)) == 101
    assert "Aucun projet recensé" in html
    assert "Montant ou emplois non publiés" in html


BROKEN = [("projects", "missing"), ("projects", "damaged"), ("indicators", "missing")]


@pytest.mark.parametrize(("table", "damage"), BROKEN)
def test_a_broken_table_is_named_with_its_cure_and_other_pages_work(
    open_page: Open, tables: Path, table: str, damage: str
) -> None:
    path = tables / f"{table}.parquet"
    path.unlink()
    if damage == "damaged":
        path.write_bytes(b"PAR1 not a table")
    app = open_page()
    assert not app.exception
    assert f"**{table}**" in app.error[0].value
    assert app.code[0].value == "make data SOURCES=../shared/sources"
    other = open_page("sources.py")
    assert not other.exception
    assert "Lauréats du concours i-Nov" in words(other)


def test_a_missing_declaration_is_named(open_page: Open, tables: Path) -> None:
    (tables / "datapackage.json").unlink()
    app = open_page()
    assert not app.exception
    assert "**datapackage**" in app.error[0].value


def test_every_text_is_in_the_chosen_language(open_page: Open) -> None:
    french, english = words(open_page()), words(open_page(lang="en"))
    for word in ("projects", "Left out", "Sources:", "Areas"):
        assert word in english
        assert word not in french
    for word in ("projets", "Hors champ", "Zones"):
        assert word in french
