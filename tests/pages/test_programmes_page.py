"""The programmes page without a browser: every programme has its card, and every missing figure is explained."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

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
    assert "full list 2023" in text
    assert "23 of 91 projects announced (25" in text
    assert "second round only; compared with the rows of all rounds" in text
    assert "too few projects (3 projects)" in text
    assert "Years covered by the sources:" in text
    assert "100%" not in text.split("Years covered by the sources:")[0].split("Charts show")[0]
    assert len(app.get("plotly_chart")) == 3, "the curve is drawn when its fold is opened"


def test_the_curve_for_experts_is_drawn_once_its_fold_is_open(open_page: Open) -> None:
    app = open_page(PAGE, lang="en")
    app.session_state["lorenz_fold"] = True
    assert len(app.run().get("plotly_chart")) == 4


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
    rows = {text.split("Grants in this data")[1].split("Each published share")[0] for text in said}
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
    assert "No amounts are known under these filters" in words(app)
    assert len(app.get("plotly_chart")) == 3


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


@pytest.mark.parametrize("programme", ["ademe", "aides-etat-tam", "i-lab", "demonstrateurs-ville-durable"])
def test_a_register_has_its_card_and_charts(open_page: Open, programme: str) -> None:
    app = open_page("programmes.py", programme=programme, industrie="non", lang="en")
    assert not app.exception


def body(app: AppTest) -> str:
    """The HTML of the cards and lines."""
    return str(next(element.proto.body for element in app.get("html") if "atlas-family" in element.proto.body))


def test_programmes_with_projects_are_cards_and_the_others_lines(
    open_page: Open, store: Store, projects: pd.DataFrame
) -> None:
    drawn = body(open_page(PAGE, lang="en"))
    parents = {slug: term.parent for slug, term in store.programmes.items()}
    held = set(projects["programme"])
    held |= {parents[slug] for slug in held if parents[slug] is not None}
    assert drawn.count('<li><h3 class="atlas-caption">') == len(held)
    lines = [part.split("</div>")[0] for part in drawn.split('<div class="atlas-lines">')[1:]]
    listed = " ".join(lines)
    assert listed.count("<summary>") == len(store.programmes) - len(held)
    for slug in set(store.programmes) - held:
        assert f"{store.programmes[slug].label_en}: In this data: no project." in unescape(listed)
    assert listed.count("Not on the map: no project in the data.") == len(store.programmes) - len(held) - 1
    assert "calques=cles-en-main" in listed, "the ready-to-use sites are a layer of the map"


def test_families_stand_in_order_with_their_programmes(open_page: Open, store: Store) -> None:
    drawn = unescape(body(open_page(PAGE, lang="en")))
    families = drawn.split('<h2 class="atlas-family">')[1:]
    heads = [part.split("</h2>")[0] for part in families]
    assert heads == [
        "France 2030 and its calls",
        "Territoires d'industrie and its calls",
        "State grants",
        "Registers and contests",
    ]
    for at, slugs in enumerate(
        (
            ("i-nov", "zibac"),
            ("rebond-industriel", "sprint-innovation"),
            ("fonds-vert", "detr-dsil"),
            ("ademe", "i-lab"),
        )
    ):
        assert all(store.programmes[slug].label_en in families[at] for slug in slugs)


def test_each_card_links_to_its_winners_and_a_bar_is_as_long_as_its_share(open_page: Open) -> None:
    drawn = body(open_page(PAGE, lang="en"))
    card = drawn.split(">First Factory</h3>")[1].split("<li><h3")[0]
    assert re.search(r'href="\./projets\?[^"]*programme=premiere-usine', card)
    assert re.findall(r'style="width:([0-9.]+)%"', card) == ["25.3", "3.6"]
    for said in ("23 of 91 projects announced (25.3%)", "3.6% of the"):
        assert said in card


def test_a_programme_known_by_region_only_opens_a_map_of_regions(open_page: Open, projects: pd.DataFrame) -> None:
    own = projects[projects["programme"] == "i-lab"]
    assert own["ti_2024"].isna().all()
    assert own["region"].notna().any()
    drawn = body(open_page(PAGE, programme="i-lab", industrie="non", lang="en"))
    (query,) = re.findall(r'href="\./\?([^"]*)">Open on the map', drawn)
    assert "niveau=region" in query


def test_a_card_without_projects_under_the_filters_says_so_instead_of_an_empty_map(open_page: Open) -> None:
    drawn = body(open_page(PAGE, programme="premiere-usine", annees="2016-2017", lang="en"))
    assert "None of its projects matches the filters" in drawn
    assert "Open on the map" not in drawn
    assert "See the winners" not in drawn


def test_each_chart_is_told_in_a_sentence_first(open_page: Open) -> None:
    text = words(open_page(PAGE, lang="en"))
    for said in ("Flows of", "sectors with a known value", "is the highest year", "The top 10 of 183 territories"):
        assert said in text
