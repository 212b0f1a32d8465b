from pathlib import Path

from streamlit.testing.v1 import AppTest

from geo.facts import summary
from geo.language import Formatter
from geo.model import Language
from geo.selection import Selection
from geo.store import Store
from tests.pages.reading import Open, words


def html(app: AppTest) -> str:
    return "".join(element.proto.body for element in app.get("html"))


def test_every_programme_has_a_card_the_empty_ones_too(open_page: Open, store: Store) -> None:
    app = open_page("programmes.py")
    assert not app.exception
    text = words(app)
    assert html(app).count("<h3>") == len(store.programmes) == 15
    for term in store.programmes.values():
        assert term.label_fr in text
    assert "Aucune liste publique de lauréats trouvée." in text
    assert "Gini" in text
    assert len(app.get("plotly_chart")) == 4


def test_the_sentence_sums_what_the_map_sums(open_page: Open, store: Store) -> None:
    app = open_page("programmes.py", programme="i-nov", annees="2020-2022", lang="en")
    totals, text = summary(store, Selection(programmes=("i-nov",), years=(2020, 2022))), Formatter(Language.ENGLISH)
    assert f"{text.number(totals.projects)} projects" in words(app)
    assert f"{text.compact_euros(totals.aid)} of public aid" in words(app)
    assert html(app).count("<h3>") == 1, "the chosen programme alone"


def test_a_programme_without_rows_keeps_its_card(open_page: Open) -> None:
    app = open_page("programmes.py", programme="sprint-innovation")
    assert not app.exception
    assert "Aucun projet dans ces données." in words(app)
    assert "Aucun projet ne correspond" in app.info[0].value
    assert not app.get("plotly_chart")
    assert "carte.svg" not in html(app)


def test_without_a_known_amount_the_charts_count(open_page: Open) -> None:
    app = open_page("programmes.py", programme="rebond-industriel")
    assert not app.exception
    assert "les graphiques comptent les projets" in words(app)
    assert "rien à répartir" in words(app)
    assert len(app.get("plotly_chart")) == 2, "flows and sectors; neither Lorenz curve nor years"


def test_announced_shares_name_their_source(open_page: Open) -> None:
    text = words(open_page("programmes.py", lang="en"))
    for part in ("70% : second wave of Première Usine", "40% : industrial investment projects", "(stated)"):
        assert part in text


def test_a_missing_table_is_named(open_page: Open, tables: Path) -> None:
    (tables / "figures.parquet").unlink()
    app = open_page("programmes.py")
    assert not app.exception
    assert "figures" in app.error[0].value
    assert app.title[0].value == "Programmes"
