"""The map's toolbar, panel, layers and options, set by links and by widgets."""

import re
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, ColourBy, Language, Layer, Level, Method, Tiles
from tests.pages.reading import Open, words


def html(app: AppTest, mark: str) -> str:
    """The HTML of the first element that contains ``mark``."""
    return next(str(element.proto.body) for element in app.get("html") if mark in element.proto.body)


def opened_part(app: AppTest, key: str) -> AppTest:
    """The page with the expander or popover ``key`` open."""
    app.session_state[key] = True
    return app.run()


def test_a_link_chooses_an_area_and_the_panel_tells_of_it(open_page: Open) -> None:
    app = open_page(zone="ti-7510")
    assert not app.exception
    panel = html(app, "atlas-name")
    assert "Lacq – Pau – Tarbes" in panel
    assert "Territoire d’industrie · ti-7510" in panel
    assert panel.count("atlas-badge") == 5, "its five largest projects"
    assert re.search(r"Rang \d+ sur 1\d\d", unescape(panel))
    assert {"zoom", "communes", "close"} <= {button.key for button in app.button}


def test_the_panel_closes_and_the_link_forgets_the_area(open_page: Open) -> None:
    app = open_page(zone="ti-7510")
    app.button(key="close").click().run()
    assert 'class="atlas-name"' not in "".join(element.proto.body for element in app.get("html"))
    assert "zone" not in app.query_params


def test_the_panel_leads_to_the_communes_of_its_area(open_page: Open) -> None:
    app = open_page(zone="ti-7510")
    app.button(key="communes").click().run()
    assert not app.exception
    assert dict(app.query_params) == {"niveau": "commune", "dans": "ti-7510"}
    assert app.selectbox(key="within").value == AreaRef(Level.TERRITORY, "ti-7510")


def test_communes_without_an_area_give_way_to_territories_and_say_so(open_page: Open) -> None:
    app = open_page(niveau="commune")
    assert not app.exception
    assert "niveau=commune" in app.warning[0].value
    assert app.selectbox(key="level").value is Level.TERRITORY


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"zone": "ti-9999"}, "zone=ti-9999"),
        ({"zone": "commune-00000"}, "zone=commune-00000"),
        ({"niveau": "commune", "dans": "region-00"}, "dans=region-00"),
        ({"calques": "projets,zzz"}, "zzz"),
        ({"cercles": "zzz"}, "cercles=zzz"),
        ({"fond": "zzz"}, "fond=zzz"),
        ({"nb": "9"}, "nb=9"),
        ({"classes": "<script>"}, "classes=<script>"),
    ],
)
def test_what_a_link_says_wrongly_is_named_and_the_rest_is_shown(
    open_page: Open, query: dict[str, str], said: str
) -> None:
    app = open_page(**query)
    assert not app.exception
    assert said in app.warning[0].value
    assert "atlas-legend" in html(app, "atlas-legend")


def test_layers_of_a_link_are_explained_in_the_legend(open_page: Open) -> None:
    app = open_page(calques="projets,ecosysteme,sites,cles-en-main", couleur="programme")
    assert not app.exception
    assert sorted(app.pills(key="layers").value or ()) == sorted(Layer)
    assert app.session_state["colour_by"] is ColourBy.PROGRAMME
    legend = html(app, "atlas-marks-projets")
    for layer in Layer:
        assert f"atlas-marks-{layer}" in legend
    assert "sans point sur la carte" in legend


def test_circles_have_their_own_legend(open_page: Open) -> None:
    app = open_page(cercles="emploi_prive")
    assert not app.exception
    assert "Cercles" in html(app, "atlas-circles")
    assert "zones sans cercle" in words(app)


def test_classes_can_be_kept_while_filtering(open_page: Open) -> None:
    def labels(app: AppTest) -> list[str]:
        return re.findall(r"</span>([^<]+)</th>", html(app, "atlas-legend"))

    free = labels(open_page(fixe="oui"))
    kept = labels(open_page(fixe="oui", annees="2021-2024"))
    assert kept[1:4] == free[1:4], "the inner classes are those of all projects"
    assert labels(open_page(annees="2021-2024"))[1:4] != free[1:4]


def test_a_base_map_says_who_is_asked(open_page: Open) -> None:
    app = open_page(fond="ign")
    assert app.session_state["tiles"] is Tiles.IGN
    assert "serveur d’un tiers" in words(app)
    assert "serveur d’un tiers" not in words(open_page())


def test_display_options_are_drawn_when_opened_and_change_the_link(open_page: Open) -> None:
    app = open_page()
    assert "method" not in {box.key for box in app.selectbox}
    app = opened_part(app, "display")
    app.selectbox(key="method").set_value(Method.FISHER_JENKS)
    app.select_slider(key="classes").set_value(3).run()
    assert not app.exception
    assert app.query_params["nb"] == "3"
    assert html(app, "atlas-legend").count("atlas-swatch") == 7, "three classes, three states, the ground"


def test_a_closed_popover_keeps_its_options(open_page: Open) -> None:
    app = opened_part(open_page(nb="4", cercles="emploi_prive", fond="osm"), "display")
    app.session_state["display"] = False
    app.run()
    app.selectbox(key="measure").set_value("projets").run()
    assert dict(app.query_params) == {"mesure": "projets", "nb": "4", "cercles": "emploi_prive", "fond": "osm"}


def test_the_histogram_is_drawn_when_opened(open_page: Open) -> None:
    app = open_page()
    assert not app.get("plotly_chart")
    app = opened_part(app, "histogram")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1


def test_the_chosen_row_is_named_over_the_table(open_page: Open) -> None:
    app = opened_part(open_page(zone="ti-7510"), "table")
    assert "Ligne choisie : Lacq – Pau – Tarbes" in words(app).replace("\xa0", " ")


def test_playing_starts_at_the_first_year_and_stops_with_the_whole_range(open_page: Open) -> None:
    app = open_page(annees="2019-2021")
    app.button(key="play").click().run()
    assert not app.exception
    assert app.query_params["annees"] == "2019"
    app.button(key="play").click().run()
    assert app.query_params["annees"] == "2019-2021"


@pytest.mark.parametrize(
    ("table", "query"),
    [
        ("ecosystem", {"calques": "ecosysteme"}),
        ("sites", {"calques": "sites"}),
        ("boundaries/commune", {"niveau": "commune", "dans": "ti-7510"}),
        ("boundaries/ti_2024-07-04", {}),
    ],
)
def test_a_missing_table_of_the_map_is_named_and_the_page_stands(
    open_page: Open, tables: Path, table: str, query: dict[str, str]
) -> None:
    (tables / f"{table}.parquet").unlink()
    app = open_page(**query)
    assert not app.exception
    assert table.rpartition("/")[2] in app.error[0].value
    assert app.title[0].value == "Atlas des territoires d’industrie"


def test_a_measure_that_the_scale_lacks_is_named_until_the_next_change(open_page: Open) -> None:
    app = open_page(niveau="region", mesure="chomage", cercles="emissions_ets")
    assert not app.info
    app.selectbox(key="level").set_value(Level.COMMUNE).run()
    assert not app.exception
    assert app.selectbox(key="measure").value == "aide_par_emploi"
    (said,) = app.info
    assert "n’existe pas à cette échelle" in said.value
    assert said.value.startswith("«\N{NO-BREAK SPACE}Chômage")
    assert "la carte montre «\N{NO-BREAK SPACE}Aide publique par emploi privé" in said.value
    assert not app.warning
    app.session_state["language"] = Language.ENGLISH
    app.run()
    assert "does not exist at this scale" in app.info[0].value
    app.selectbox(key="measure").set_value("projets").run()
    assert not app.info


def test_circles_that_the_scale_lacks_are_named_and_a_turn_of_page_forgets_them(open_page: Open) -> None:
    app = open_page(niveau="region", mesure="aide", cercles="emploi_prive", lang="en")
    lacking = next(slug for slug, measure in MEASURES.items() if Level.COMMUNE not in measure.levels)
    app.session_state["second"] = lacking
    app.selectbox(key="level").set_value(Level.COMMUNE).run()
    (said,) = app.info
    assert "its circles are left out" in said.value
    app.switch_page("projects.py").run()
    assert not app.exception
    assert not app.info
