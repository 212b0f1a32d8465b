"""The front door without a browser: open on a first visit, gone once used, never over a deep link."""

import pytest
from streamlit.testing.v1 import AppTest

from geo.model import Layer
from pages.parts.frame.front_door import WORDS
from tests.pages.reading import Open, words

LINE = "Where public money meets industry in France"


def is_open(app: AppTest) -> bool:
    assert not app.exception
    return LINE in words(app)


def test_a_first_visit_finds_the_line_the_doors_and_the_words(open_page: Open) -> None:
    app = open_page(lang="en")
    assert is_open(app)
    assert [part.proto.label for part in app.get("page_link")[:2]] == ["Where should I act?", "My territory"]
    assert app.button(key="funded_projects").label == "Who got what?"
    assert all(word in words(app) for word in WORDS)


def test_the_door_is_in_french_too(open_page: Open) -> None:
    assert "Où l’argent public rencontre l’industrie" in words(open_page())


@pytest.mark.parametrize(
    "query", [{"niveau": "region"}, {"vue": "embed"}, {"vue": "presentation", "etapes": "ti-7510"}, {"zzz": "1"}]
)
def test_a_deep_link_never_meets_it(open_page: Open, query: dict[str, str]) -> None:
    assert not is_open(open_page(lang="en", **query))


def test_it_is_gone_once_a_filter_is_used_and_comes_back_when_asked(open_page: Open) -> None:
    app = open_page(lang="en")
    app.multiselect(key="sectors").set_value(["hydrogene"]).run()
    assert not is_open(app)
    app.multiselect(key="sectors").set_value([]).run()
    assert not is_open(app), "once used, it stays away"
    app.button(key="open_front_door").click().run()
    assert is_open(app)


def test_the_third_door_shows_every_funded_project(open_page: Open) -> None:
    app = open_page(lang="en")
    app.button(key="funded_projects").click().run()
    assert not is_open(app)
    assert app.session_state["selection"].layers == (Layer.PROJECTS,)


def test_it_is_gone_once_another_page_was_seen(open_page: Open) -> None:
    app = open_page(lang="en")
    app.switch_page("finder.py").run()
    assert not is_open(app.switch_page("map.py").run())
