import re
from pathlib import Path

import pytest

from geo.funding.sums import summary
from geo.language import Voice
from geo.model import Language, Perimeter
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.pages.reading import Open, words

PAIR = ["ti-7510", "ti-7507"]


def test_without_areas_it_says_how_to_begin(open_page: Open) -> None:
    app = open_page("compare.py")
    assert not app.exception
    assert "deux à quatre zones" in app.info[0].value
    assert "./comparer?avec=" in "".join(element.proto.body for element in app.get("html"))


def test_a_single_area_is_offered_its_neighbours(open_page: Open) -> None:
    app = open_page("compare.py", avec="ti-7510")
    assert "il en faut une deuxième" in app.info[0].value
    body = "".join(element.proto.body for element in app.get("html"))
    assert len(re.findall(r'href="[^"]*avec=ti-7510', body)) == 3


def test_a_link_sets_areas_side_by_side(open_page: Open) -> None:
    app = open_page("compare.py", avec=PAIR, programme="i-nov")
    assert not app.exception
    text = words(app)
    assert "Lacq – Pau – Tarbes" in text
    assert "Grand Châtellerault" in text
    assert "Concours d'innovation i-Nov" in text
    assert "/183" in text
    assert len(app.get("plotly_chart")) == 3, "jobs, aid by year, projects by sector"
    assert app.query_params["avec"] == sorted(PAIR)


@pytest.mark.parametrize(
    ("measure", "shown"), [("emploi_prive", "Emploi privé"), ("part_industrie", "Aide publique par emploi privé")]
)
def test_maps_show_the_measure_of_the_address_where_communes_have_one(
    open_page: Open, measure: str, shown: str
) -> None:
    app = open_page("compare.py", avec=PAIR, mesure=measure)
    assert not app.exception
    assert any(f"<caption>{shown}</caption>" in element.proto.body for element in app.get("html"))


def test_regions_are_compared_in_english(open_page: Open, store: Store) -> None:
    app = open_page("compare.py", avec=["region-11", "region-06"], lang="en")
    assert not app.exception
    text = words(app)
    assert "No jobs data for Mayotte" in text
    assert "Median for the level" in text
    located = summary(store, Selection(regions=("11",))).aid
    assert Voice(Language.ENGLISH).compact_euros(located) in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["ti-7510", "ti-7510"], "donné deux fois"),
        (["ti-7510", "region-75"], "même échelle"),
        (["ti-7510", "ti-9999"], "valeur inconnue"),
        (["ti-7510", "commune-64445"], "valeur inconnue"),
        (["ti-7510", "ti-7507", "ti-7603", "ti-7604", "ti-7505"], "quatre zones au plus"),
    ],
)
def test_what_cannot_be_compared_is_named(open_page: Open, asked: list[str], said: str) -> None:
    app = open_page("compare.py", avec=asked)
    assert not app.exception
    assert said in app.warning[0].value


def test_filters_that_leave_no_project_leave_the_areas(open_page: Open) -> None:
    app = open_page("compare.py", avec=PAIR, programme="france-relance")
    assert not app.exception
    text = words(app)
    assert "Aucun projet ne correspond à ces filtres." in text
    assert "Emploi privé" in text


def test_a_missing_table_is_named_and_the_rest_stands(open_page: Open, tables: Path) -> None:
    (tables / "boundaries" / "commune.parquet").unlink()
    app = open_page("compare.py", avec=PAIR)
    assert not app.exception
    assert "commune" in app.error[0].value
    assert "Lacq – Pau – Tarbes" in words(app)


def test_the_scale_of_the_map_stays(open_page: Open) -> None:
    app = open_page("compare.py", avec=["region-11", "region-75"], niveau="epci")
    assert app.query_params["niveau"] == "epci" or app.query_params["niveau"] == ["epci"]


def test_another_perimeter_lets_its_strangers_go(open_page: Open) -> None:
    app = open_page("compare.py", avec=["ti-0102", "ti-0103"])
    app.session_state["perimeter"] = Perimeter.FIRST_PHASE
    app.run()
    assert not app.exception
    assert "deux à quatre zones" in app.info[0].value
    linked = open_page("compare.py", avec=["ti-0102", "ti-0103"], perimetre="2018-149")
    assert "ti-0102" in linked.warning[0].value


def test_the_filter_of_regions_is_said_not_to_count(open_page: Open) -> None:
    said = words(open_page("compare.py", avec=PAIR, region="11"))
    assert "Les filtres de régions et de types de territoire ne jouent pas ici" in said
