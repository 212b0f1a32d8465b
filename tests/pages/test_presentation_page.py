"""The presentation and the list of its stops, without a browser."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from geo.atlas import opened
from geo.language import Voice
from geo.measures.area_values import area_values
from geo.model import AreaRef, Language, Level
from geo.profile.standing import profile
from geo.selection.selection import Selection
from geo.selection.vocabulary import STOPS
from tests.pages.reading import Open, words


def shown(app: AppTest) -> dict[str, Any]:
    (component,) = [item for item in app.get("bidi_component") if item.proto.component_name == "atlas_presentation"]
    sent: dict[str, Any] = json.loads(component.proto.json)
    return sent


@pytest.mark.parametrize("language", list(Language))
def test_each_stop_is_a_slide_with_the_figures_of_its_profile(
    open_page: Open, data_dir: Path, language: Language
) -> None:
    stops = ["ti-7510", "region-75", "ti-0102", "epci-200067205"]
    app = open_page(vue="presentation", etapes=",".join(stops), programme="fonds-vert", lang=language.value)
    assert not app.exception
    assert not app.warning
    assert not app.sidebar.multiselect
    voice = Voice(language)
    sent = shown(app)
    assert sent["notices"] == []
    for stop, slide in zip(stops, sent["slides"], strict=True):
        area = AreaRef.parse(stop)
        assert area is not None
        own = profile(opened(data_dir), Selection(programmes=("fonds-vert",), language=language), area)
        values = [figure["value"] for figure in slide["figures"]]
        assert values[:2] == [voice.number(own.projects), voice.compact_euros(own.aid)]
        assert slide["title"] == own.label
        assert [amount for _title, _about, amount, _badge, _outlined in slide["projects"]] == [
            voice.compact_euros(euros) for euros in own.largest["aid_eur"]
        ]
        assert [item[4] for item in slide["projects"]] == own.largest["aid"].isna().tolist()
        assert opened(data_dir).programmes["fonds-vert"].label(language) in slide["scope"]
        assert slide["sources"]
        assert slide["map"]["own"].startswith("M")
    assert sent["slides"][2]["projects"] == []


def test_all_of_the_show_is_in_the_language_of_the_reader(open_page: Open) -> None:
    query = {"vue": "presentation", "etapes": "ti-7510"}
    french, english = (shown(open_page(**query, lang=language))["slides"][0] for language in ("fr", "en"))
    for name in ("kind", "sentence", "scope", "sources"):
        assert french[name] != english[name]
    assert french["map"]["own"] == english["map"]["own"]


def test_what_is_unknown_or_repeated_is_named_and_the_others_go_on(open_page: Open) -> None:
    app = open_page(vue="presentation", etapes="ti-7510,ti-9999,<b>x,ti-7510,region-75")
    sent = shown(app)
    assert [slide["title"] for slide in sent["slides"]] == ["Lacq – Pau – Tarbes", "Nouvelle-Aquitaine"]
    assert [line.split(" — ")[0] for line in sent["notices"]] == [
        "etapes=ti-9999",
        "etapes=<b>x",
        "etapes=ti-7510",
    ]


def test_forty_stops_are_shown_and_no_more(open_page: Open, data_dir: Path) -> None:
    codes = opened(data_dir).territories[Selection().perimeter]
    app = open_page(vue="presentation", etapes=",".join([*codes][: STOPS + 2]))
    sent = shown(app)
    assert len(sent["slides"]) == STOPS
    assert len(sent["notices"]) == 2
    assert len(json.dumps(sent)) < 2_500_000


def test_without_stops_the_mode_explains_itself_and_offers_five(open_page: Open, data_dir: Path) -> None:
    app = open_page(vue="presentation", programme="i-nov")
    assert not app.exception
    assert [title.value for title in app.title] == ["Présentation"]
    assert "Ajouter à la présentation" in words(app)
    html = " ".join(element.proto.body for element in app.get("html"))
    (link,) = [part.split('"')[0] for part in html.split('href="') if "etapes=" in part.split('"')[0]]
    query = link.replace("&amp;", "&").partition("?")[2]
    assert "vue=presentation" in query
    assert "programme=i-nov" in query
    offered = query.partition("etapes=")[2].split("&")[0].split(",")
    values = area_values(opened(data_dir), Selection(programmes=("i-nov",), measure="aide"))
    assert offered == values.nlargest(5, "value")["code"].tolist()


def test_filters_that_keep_nothing_still_explain(open_page: Open) -> None:
    app = open_page(vue="presentation", programme="i-nov", secteur="transition-locale")
    assert not app.exception
    assert "Retour à la carte" in words(app)


@pytest.mark.parametrize("table", ["projects", "communes"])
def test_a_missing_table_is_named(open_page: Open, tables: Path, table: str) -> None:
    (tables / f"{table}.parquet").unlink()
    app = open_page(vue="presentation", etapes="ti-7510")
    assert not app.exception
    assert table in " ".join(error.value for error in app.error)


def test_missing_boundaries_are_named(open_page: Open, tables: Path) -> None:
    (tables / "boundaries" / "departement.parquet").unlink()
    app = open_page(vue="presentation", etapes="ti-7510")
    assert not app.exception
    assert "departement" in " ".join(error.value for error in app.error)


@pytest.mark.parametrize(
    ("page", "query", "added"),
    [
        ("", {"zone": "ti-7507"}, ["ti-7507"]),
        ("territory.py", {"zone": "ti-7507"}, ["ti-7507"]),
        ("compare.py", {"avec": ["ti-7507", "ti-0102"]}, ["ti-0102", "ti-7507"]),
    ],
)
def test_areas_are_added_from_the_pages(
    open_page: Open, page: str, query: dict[str, str | list[str]], added: list[str]
) -> None:
    app = open_page(page, etapes="region-75", **query)
    app.button(key="add_stops").click().run()
    assert not app.exception
    assert app.query_params["etapes"] == ",".join(["region-75", *added])
    assert len(app.toast) == len(added)
    app.button(key="add_stops").click().run()
    assert app.query_params["etapes"] == ",".join(["region-75", *added])
    assert "déjà" in app.toast[0].value


def test_a_full_show_says_so(open_page: Open, data_dir: Path) -> None:
    codes = [code for code in opened(data_dir).territories[Selection().perimeter] if code != "ti-7510"][:STOPS]
    app = open_page(zone="ti-7510", etapes=",".join(codes))
    app.button(key="add_stops").click().run()
    assert "40" in app.toast[0].value
    assert app.query_params["etapes"] == ",".join(codes)


def opened_list(app: AppTest) -> AppTest:
    """The page with the list of stops open: only a browser keeps an expander open."""
    app.session_state["stops_list"] = True
    return app.run()


def pressed(app: AppTest, key: str) -> AppTest:
    return opened_list(app).button(key=key).click().run()


def test_stops_are_moved_removed_started_and_cleared(open_page: Open) -> None:
    app = open_page(etapes="ti-7510,ti-7507,region-75")
    assert "Présentation (3)" in [item.label for item in app.expander]
    pressed(app, "stop_arrow_upward_region-75")
    assert app.query_params["etapes"] == "ti-7510,region-75,ti-7507"
    pressed(app, "stop_arrow_downward_ti-7510")
    assert app.query_params["etapes"] == "region-75,ti-7510,ti-7507"
    pressed(app, "stop_close_ti-7510")
    assert app.query_params["etapes"] == "region-75,ti-7507"
    opened_list(app)
    assert app.button(key="stop_arrow_upward_region-75").disabled
    assert app.button(key="stop_arrow_downward_ti-7507").disabled
    link = next(item.value for item in app.code if "presentation" in item.value)
    said = Selection(stops=(AreaRef(Level.REGION, "75"), AreaRef(Level.TERRITORY, "ti-7507")))
    assert link.endswith(f"?vue=presentation&{said.query_string()}")
    started = pressed(app, "start")
    assert [slide["title"] for slide in shown(started)["slides"]] == ["Nouvelle-Aquitaine", "Grand Châtellerault"]
    assert started.query_params["vue"] == "presentation"


def test_the_list_can_be_emptied(open_page: Open) -> None:
    app = open_page(etapes="ti-7510,ti-7507")
    pressed(app, "clear_stops")
    assert "etapes" not in app.query_params
    assert "Présentation (0)" in [item.label for item in app.expander]
    assert not [item for item in app.button if item.key == "clear_stops"]
