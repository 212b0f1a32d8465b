"""The programmes page without a browser: every programme has its card, and every missing figure is explained."""

from pathlib import Path

import pandas as pd
import pytest

from geo.language import Voice
from geo.model import Language
from geo.programmes.dossiers import NOTES
from geo.tables.store import Store
from tests.pages.reading import Open, words

PAGE = "programmes.py"


def test_every_programme_has_a_card_with_or_without_projects(open_page: Open, store: Store) -> None:
    app = open_page(PAGE, lang="en")
    assert not app.exception
    text = words(app)
    for term in store.programmes.values():
        assert term.label_en in text
    assert "No public list of winners found so far" in text
    assert "for the n = 183 territories" in text
    assert "Outside any territory" in text
    assert "grouped as “others”" in text
    assert "whole list 2023" in text
    assert "23 of 91 projects announced (25" in text
    assert "second round only; beside it, the rows of all rounds" in text
    assert "too few projects (3 projects)" in text
    assert "Years that the sources cover:" in text
    assert "100%" not in text.split("Years that the sources cover:")[0].split("Charts count")[0]
    assert len(app.get("plotly_chart")) == 4


def test_the_page_speaks_french(open_page: Open) -> None:
    text = words(open_page(PAGE))
    assert "Premier programme de la vue" in text
    assert "Indice de Gini" in text
    assert "Aucune liste publique de lauréats trouvée" in text
    plain = text.replace("\xa0", " ")
    assert "liste complète 2023" in plain
    assert "23 des 91 projets annoncés" in plain
    assert "trop peu de projets (3 projets)" in plain
    assert "18,2 Md€ localisés par région sur 25 Md€" in plain


def test_published_shares_do_not_follow_the_filters(open_page: Open) -> None:
    said = [words(open_page(PAGE, lang="en", **query)) for query in ({}, {"region": "76"}, {"programme": "i-nov"})]
    rows = {text.split("Grants in this data")[1].split("Beside each published")[0] for text in said}
    assert len(rows) == 1


def test_years_that_no_source_covers_are_told(open_page: Open) -> None:
    text = words(open_page(PAGE, programme="detr-dsil", annees="2021-2022"))
    assert "Années que les sources couvrent" in text
    assert "2018–2019" in text.replace("-", "–")


@pytest.mark.parametrize("slug", ["sprint-innovation", "france-relance", "sites-cles-en-main"])
def test_a_programme_without_projects_keeps_its_card(open_page: Open, store: Store, slug: str) -> None:
    app = open_page(PAGE, programme=slug, lang="en")
    assert not app.exception
    text = words(app)
    assert store.programmes[slug].label_en in text
    assert "No project matches these filters." in text
    assert "In this data: no project." in text
    assert not app.get("plotly_chart")


def test_where_no_amount_is_known_the_charts_count_projects(open_page: Open) -> None:
    app = open_page(PAGE, programme="i-nov", aides="europe", lang="en")
    assert not app.exception
    assert "No known amount under these filters" in words(app)
    assert len(app.get("plotly_chart")) == 4


def test_the_switch_is_kept_in_the_address(open_page: Open) -> None:
    app = open_page(PAGE, mesure="projets", lang="en")
    assert not app.exception
    assert app.query_params["mesure"] == "projets"
    assert " projects, " in words(app)


def test_chosen_programmes_bring_those_that_they_hold(open_page: Open, store: Store) -> None:
    text = words(open_page(PAGE, programme="fonds-vert", lang="en"))
    assert store.programmes["fonds-vert-ti"].label_en in text
    assert store.programmes["zibac"].label_en not in text.replace(store.programmes["zibac"].label_en + " (", "")


def test_a_wrong_link_is_named(open_page: Open) -> None:
    assert "programme=nope" in words(open_page(PAGE, programme="nope", lang="en"))


def test_a_missing_table_is_named(open_page: Open, tables: Path) -> None:
    (tables / "figures.parquet").unlink()
    app = open_page(PAGE, lang="en")
    assert not app.exception
    assert "figures" in " ".join(error.value for error in app.error)


def test_the_notes_are_those_of_the_table(data_dir: Path) -> None:
    table = pd.read_parquet(data_dir / "programmes.parquet").set_index("slug")["note_fr"].dropna()
    french = Voice(Language.FRENCH)._
    said = {slug: french(note).replace("\u00a0", " ").replace("’", "'") for slug, note in NOTES.items()}
    assert said == {slug: note.replace("\u00a0", " ").replace("’", "'") for slug, note in table.items()}
