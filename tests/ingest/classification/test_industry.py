"""What makes a project industrial: each basis, the words in titles, and how they perform on held-out titles."""

import re
import unicodedata
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.industry import BASES, Basis
from geo.ingest.classification import industry
from geo.ingest.classification.industrial_titles import KINDS, kind
from geo.ingest.classification.industry import DECLARED_PROGRAMMES, READ_MEASURES, bases
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import fold
from tests.ingest.classification import industry_samples as samples

PARK = "Extension de la zone d'activités des Cornouillers"
SHOP = "Aménagement d'une épicerie"
LAMPS = "Rénovation des parcs de luminaires d’éclairage public"


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return samples.projects()


@pytest.fixture(scope="module")
def second(table: pd.DataFrame) -> pd.DataFrame:
    return samples.judged(table, samples.UNTOUCHED)


def _alternatives(words: str) -> list[str]:
    """The top-level alternatives of a regular expression: its parts between bars outside any group."""
    depths = [words[:at].count("(") - words[:at].count(")") for at in range(len(words))]
    bars = [at for at, mark in enumerate(words) if mark == "|" and not depths[at]]
    return [words[start + 1 : end] for start, end in zip([-1, *bars], [*bars, len(words)], strict=True)]


def basis(
    programme: str, title: str = SHOP, sector: str = "foncier-friches", call: str = "", brownfield: str = ""
) -> str:
    row = {"programme": programme, "call": call, "sector": sector, "title": title, "brownfield": brownfield}
    return str(bases(pd.DataFrame([row])).iloc[0])


@pytest.mark.parametrize("programme", sorted(DECLARED_PROGRAMMES))
def test_a_programme_that_funds_industry_declares_its_projects(programme: str) -> None:
    assert basis(programme, sector="numerique") == "declared"


def test_the_whole_family_of_france_2030_is_declared() -> None:
    parents = pd.read_parquet(samples.PROJECTS.with_name("programmes.parquet")).set_index("slug")["parent"].to_dict()
    family = {slug for slug, parent in parents.items() if "france-2030" in (slug, parent)}
    assert len(family) > 5
    assert family <= DECLARED_PROGRAMMES <= set(parents)


def test_a_winner_of_i_nov_without_an_industrial_topic_is_not_industrial() -> None:
    assert basis("i-nov", title=PARK, sector="autre") == ""
    assert basis("premiere-usine", sector="autre") == "declared"


@pytest.mark.parametrize(
    ("brownfield", "expected"),
    [
        ("industrielle", "nature"),
        ("urbaine", ""),
        ("administrative", ""),
        ("commerciale", ""),
        ("militaire", ""),
        ("transport", ""),
        ("autre", "title"),
        ("", "title"),
    ],
)
def test_the_nature_that_cerema_states_is_final(brownfield: str, expected: str) -> None:
    assert basis("fonds-vert", PARK, call="Recyclage foncier", brownfield=brownfield) == expected


def test_a_brownfield_of_industrial_nature_needs_no_title() -> None:
    assert basis("fonds-vert", "Îlot Crabos", call="Recyclage foncier", brownfield="industrielle") == "nature"


@pytest.mark.parametrize(("programme", "expected"), [("detr-dsil", "title"), ("fonds-vert", ""), ("other", "")])
def test_titles_are_read_where_a_programme_funds_all_kinds_of_things(programme: str, expected: str) -> None:
    assert basis(programme, PARK, call=LAMPS) == expected


@pytest.mark.parametrize("measure", sorted(READ_MEASURES))
def test_measures_of_the_fonds_vert_for_land_and_premises_are_read(measure: str) -> None:
    assert basis("fonds-vert", PARK, sector="transition-locale", call=measure) == "title"
    assert basis("fonds-vert", SHOP, sector="transition-locale", call=measure) == ""


def test_bio_waste_and_lamps_are_never_industrial(table: pd.DataFrame) -> None:
    waste = (table["sector"] == "circularite-eau-dechets") & (table["programme"] == "fonds-vert")
    other = waste | (table["call"] == LAMPS)
    assert other.sum() == 190 + 2534
    assert (table.loc[other, "title"].map(kind) != "").sum() > 30, "titles alone would take some of them"
    assert (bases(table[other]) == "").all()


def test_measures_that_are_read_are_named_as_the_source_names_them(table: pd.DataFrame) -> None:
    assert set(table.loc[table["programme"] == "fonds-vert", "call"]) > READ_MEASURES


@given(
    st.sampled_from(["detr-dsil", "fonds-vert", "zibac", "rebond-industriel", "premiere-usine", "france-2030"]),
    st.sampled_from([PARK, SHOP, ""]),
    st.sampled_from(["", "Ingénierie", LAMPS]),
    st.sampled_from(["", "autre", "urbaine", "industrielle"]),
    st.sampled_from(["developpement-economique", "autre", "foncier-friches", "chimie-materiaux", ""]),
)
def test_the_sector_never_makes_a_project_industrial(
    programme: str, title: str, call: str, brownfield: str, sector: str
) -> None:
    assert basis(programme, title, sector, call, brownfield) == basis(programme, title, "", call, brownfield)


@given(
    st.sampled_from([example for kind in KINDS for example in kind.examples] + [SHOP]),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.sampled_from(["NFC", "NFD"]),
    st.booleans(),
)
def test_accents_case_and_punctuation_of_a_title_do_not_matter(title: str, case: Any, form: Any, bare: bool) -> None:
    written = unicodedata.normalize(form, case(title))
    if bare:
        written = "".join(mark for mark in unicodedata.normalize("NFD", written) if not unicodedata.combining(mark))
    assert kind(re.sub("['’-]", " ", written)) == kind(written) == kind(title)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Extension de la Z.A. des 3 Pins", "park"),
        ("Requalification de la ZI de Bel Air à Levroux", "park"),
        ("Extension du Parc industriel de la Papillonnière", "park"),
        ("Construction village artisans", "park"),
        ("Aménagement de terrains à vocation économique", "park"),
        ("Aménagement de parcelles en vue de les vendre à des entreprises", "park"),
        ("Création d'une zone d'activités artisanales et commerciales", "park"),
        ("Création d'une zone d'activités touristiques au hameau", ""),
        ("Aménagement de la zone commerciale", ""),
        ("Viabilisation d'une zone d’activité agricole", ""),
        ("Projet d'aménagement d'un pôle multi-activités", ""),
        ("Aménagement d'un espace de vente ZA Géry", ""),
        ("Aménagement de la ZAC du Grand Champ", ""),
        ("Construction d'un bâtiment-relais", "premises"),
        ("Création d'un hôtel d'entreprises", "premises"),
        ("Extension de la pépinière d'entreprises", "premises"),
        ("Aménagement de locaux artisanaux", "premises"),
        ("Achat d'un bâtiment en vue de l'installation d'un artisan", "premises"),
        ("Construction de la maison des artisans", "premises"),
        ("Construction d'un bâtiment relais de 4 cellules commerciales", ""),
        ("Création d'un bâtiment relais pour la formation professionnelle", ""),
        ("Création d'un atelier relais pour un service d'ambulance", ""),
        ("Création d'un espace de coworking", ""),
        ("Accès à l'usine d'embouteillage", "factory"),
        ("Construction du nouvel abattoir", "factory"),
        ("Création d'un atelier de découpe et de transformation", "factory"),
        ("Création du pôle viande", "factory"),
        ("Réhabilitation de l'usine d'eau potable", ""),
        ("Valorisation de l'usine de tri des déchets", ""),
        ("Construction d'une fromagerie et d'un office de tourisme", ""),
        ("Acquisition d'une friche industrielle à Dormans", "works"),
        ("Réaménagement d'un ancien site industriel", "park"),
        ("Reconversion de l'ancienne filature", "works"),
        ("Réhabilitation de la friche Pichon", ""),
        ("Agrandissement de l'atelier communal", ""),
        ("", ""),
        ("2019", ""),
    ],
)
def test_kinds_of_titles(title: str, expected: str) -> None:
    assert kind(title) == expected


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)
def test_every_word_of_a_kind_takes_a_published_title_and_every_exception_leaves_one_out(
    one: Any, table: pd.DataFrame
) -> None:
    titles = table.loc[table["programme"].isin(industry.READ_PROGRAMMES), "title"].map(fold)
    taken = titles[titles.map(lambda title: any(re.search(rf"\b(?:{word})\b", title) for word in one.words))]
    for word in (alternative for words in one.words for alternative in _alternatives(words)):
        assert taken.str.contains(rf"\b(?:{word})\b").any(), word
    for word in (alternative for words in one.unless for alternative in _alternatives(words)):
        assert taken.str.contains(rf"\b(?:{word})\b").any(), word
    for example in one.examples:
        assert kind(example) == one.name


def test_the_samples_are_the_draws_that_the_script_makes(table: pd.DataFrame) -> None:
    drawn = {name: samples.draw(table, name) for name in (samples.TUNED, samples.UNTOUCHED)}
    for name, rows in drawn.items():
        pd.testing.assert_frame_equal(samples.labelled(name)[samples.COLUMNS], rows, check_dtype=False)
        assert set(samples.labelled(name)["industrial"]) == {0, 1}
    assert not set(drawn[samples.TUNED]["id"]) & set(drawn[samples.UNTOUCHED]["id"])


def test_precision_and_recall_on_the_second_sample(second: pd.DataFrame) -> None:
    parts = {
        "whole": second,
        "title": second[second["open"]],
        "local grants": second[second["programme"] == "detr-dsil"],
    }
    for name, rows in parts.items():
        found = samples.figures(rows)
        assert found["precision"] >= 0.90, (name, found)
        assert found["recall"] >= 0.80, (name, found)
    weighted = samples.figures(second[second["open"]], weighted=True)
    assert weighted["precision"] >= 0.90
    assert weighted["recall"] >= 0.80


def test_the_confusion_table_of_the_second_sample_is_the_one_that_is_told(second: pd.DataFrame) -> None:
    told = re.search(r"(?m)^\| title decides \|(.*)\|$", Path(__file__).with_name("INDUSTRY.md").read_text("utf-8"))
    assert told
    found = samples.figures(second[second["open"]])
    assert [int(cell) for cell in told[1].split("|")[:4]] == [found[name] for name in ("tp", "fp", "fn", "tn")]


def test_a_rule_that_takes_everything_or_nothing_would_fail(second: pd.DataFrame) -> None:
    everything = second.assign(outcome=second["industrial"].map({1: "tp", 0: "fp"}))
    nothing = second.assign(outcome=second["industrial"].map({1: "fn", 0: "tn"}))
    assert samples.figures(everything)["precision"] < 0.2
    assert samples.figures(nothing)["recall"] == 0


def test_the_table_of_projects_holds_what_the_rule_says(table: pd.DataFrame) -> None:
    assert (bases(table) == table["industry"].fillna("")).all()
    assert set(table["industry"].dropna()) == set(Basis) == set(BASES)


def test_the_report_counts_rows_by_basis_for_each_source(table: pd.DataFrame, report: dict[str, Any]) -> None:
    for source_id, rows in table.groupby("source_id"):
        notes = report["sources"][source_id]["notes"]
        assert notes["industry"] == rows["industry"].fillna("none").value_counts().to_dict()
        assert sum(notes.get("industry_titles", {}).values()) == notes["industry"].get("title", 0)


def test_a_source_without_industrial_titles_has_no_count_of_them() -> None:
    ledger = Ledger()
    industry.report(pd.DataFrame({"source_id": ["s"], "industry": [""], "title": [SHOP]}), ledger)
    assert ledger.entry("s").notes == {"industry": {"none": 1}}
