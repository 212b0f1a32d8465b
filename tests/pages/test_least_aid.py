"""The minimum aid on every page: set by a widget or a link, stated in words, and cleared by a click."""

import pytest

from tests.pages.reading import Open, words

PAGES = ("", "territory.py", "compare.py", "finder.py", "projects.py", "programmes.py")
FRENCH, ENGLISH = "aide d’au moins 10 M€", "aid of at least €10M"


@pytest.mark.parametrize("page", PAGES)
def test_a_link_is_kept_on_every_page(open_page: Open, page: str) -> None:
    app = open_page(page, aide_min="10000000", zone="ti-3201", avec=["ti-3201", "ti-7510"])
    assert not app.exception
    assert not app.warning
    assert app.query_params["aide_min"] == "10000000"
    assert app.session_state["least_aid"] == 10_000_000


@pytest.mark.parametrize("page", ["", "compare.py", "projects.py"])
def test_captions_say_it_in_both_languages(open_page: Open, page: str) -> None:
    for language, said in (("fr", FRENCH), ("en", ENGLISH)):
        assert said in words(open_page(page, aide_min="10000000", lang=language, avec=["ti-3201", "ti-7510"]))


def test_it_is_typed_in_euros_and_the_list_starts_again(open_page: Open) -> None:
    app = open_page("projects.py", page="3")
    assert not app.number_input
    app.session_state["options"] = True
    app.run()
    (field,) = app.number_input
    assert (field.label, field.value) == ("Aide minimale, en euros", None)
    field.set_value(250_000).run()
    assert not app.exception
    assert dict(app.query_params) == {"aide_min": "250000"}
    assert "aide d’au moins 250 k€" in words(app)
    app.session_state["options"] = False
    app.run()
    assert app.query_params["aide_min"] == "250000", "a closed expander keeps it"
    app.session_state["options"] = True
    app.run()
    app.number_input(key="least_aid").set_value(0).run()
    assert "aide_min" not in app.query_params


def test_a_bad_value_is_named(open_page: Open) -> None:
    app = open_page(aide_min="beaucoup")
    assert "aide_min=beaucoup" in app.warning[0].value
    assert app.session_state["least_aid"] is None


@pytest.mark.parametrize("page", ["", "projects.py"])
def test_an_empty_view_offers_to_forget_it(open_page: Open, page: str) -> None:
    app = open_page(page, aide_min="999999999999", programme="i-nov")
    (button,) = [button for button in app.button if button.key == "clear-least_aid"]
    assert "Aide minimale, en euros" in button.label
    button.click().run()
    assert not app.exception
    assert "aide_min" not in app.query_params
    assert app.query_params["programme"] == "i-nov"
