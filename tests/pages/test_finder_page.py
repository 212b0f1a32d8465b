"""The page that targets territories, with links, widgets and bad input."""

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from geo.finder.challenges import PRESETS
from geo.finder.criterion_values import criterion_values
from geo.finder.leaders import FIRST
from geo.finder.opportunities import opportunities
from geo.finder.ranking import LEAST_KNOWN
from geo.language import Voice
from geo.model import AreaRef, Challenge, Language, Level
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.finder.answers import SCORE
from tests.pages.reading import Open, pieces, words

NOTHING = ",".join(f"{slug}-0" for slug in PRESETS[Challenge.TRANSITION].weights)


@pytest.mark.parametrize(("lang", "leads"), [("fr", "arrive en tête avec"), ("en", "leads with")])
def test_the_page_ranks_and_says_why_and_how_stably(open_page: Open, lang: str, leads: str) -> None:
    app = open_page("finder.py", lang=lang)
    assert not app.exception
    said = words(app)
    assert leads in said
    assert "2030" in said, "the seed of the draws is told"
    assert "1 000 tirages" in said.replace("\u00a0", " ").replace("\u202f", " ") or "1,000 draws" in said
    assert len(app.slider) == len(PRESETS[Challenge.TRANSITION].weights) + 1, "and the years"


def test_a_link_sets_challenge_and_weights(open_page: Open) -> None:
    app = open_page("finder.py", defi="roi-territorial", poids="levier-5", zone="ti-7510")
    assert not app.exception
    assert app.selectbox(key="challenge").value is Challenge.TERRITORIAL_RETURN
    assert app.slider(key="weight-levier").value == 5
    assert app.slider(key="weight-lieux").value == 1
    assert app.query_params["poids"] == "levier-5"
    assert "Lacq – Pau – Tarbes" in words(app)
    for formula in ("Somme des coûts", "petites communes", "emplois privés", "habitants"):
        assert formula in words(app)


def test_moved_weights_are_in_the_link_until_they_are_the_presets(open_page: Open) -> None:
    app = open_page("finder.py")
    app.slider(key="weight-part_industrie").set_value(5).run()
    assert app.query_params["poids"] == "part_industrie-5"
    app.slider(key="weight-part_industrie").set_value(PRESETS[Challenge.TRANSITION].weights["part_industrie"]).run()
    assert "poids" not in app.query_params


def test_another_challenge_has_its_own_weights(open_page: Open) -> None:
    app = open_page("finder.py", poids="part_industrie-5")
    app.selectbox(key="challenge").set_value(Challenge.SKILLS).run()
    assert dict(app.query_params) == {"defi": "competences"}
    assert app.slider(key="weight-part_industrie").value == 2


def test_without_any_weight_nothing_is_ranked_until_weights_are_reset(open_page: Open) -> None:
    app = open_page("finder.py", poids=NOTHING)
    assert not app.exception
    assert "Tous les poids sont nuls" in app.info[0].value
    app.button(key="reset_weights").click().run()
    assert not app.info
    assert "poids" not in app.query_params


def test_a_sector_without_decarbonation_ranks_by_its_sites_and_says_what_is_left_out(open_page: Open) -> None:
    app = open_page("finder.py", secteur="sante")
    assert not app.exception
    said = words(app)
    assert "arrive en tête" in said
    assert "Critères écartés, égaux dans presque tous les territoires" in said
    assert "Grands projets de décarbonation" in said
    assert "n’ont rien de recensé dans les secteurs choisis" in said
    assert "Hors secteur, ces critères décrivent tout le territoire" in said


def test_a_sector_that_empties_the_ranking_says_why_and_what_would_fill_it(open_page: Open) -> None:
    app = open_page("finder.py", secteur="metallurgie-mines", defi="innovation")
    assert not app.exception
    said = app.info[0].value
    assert "Projets d’innovation pour" in said
    assert "Moins de filtres" in said
    assert "arrive en tête" not in words(app)
    assert any("Non classés" in part.label for part in app.expander), "listed apart, with what is known"


def test_a_return_without_leverage_ranks_nothing_and_says_so(open_page: Open) -> None:
    app = open_page("finder.py", secteur="chimie-materiaux", defi="roi-territorial")
    assert not app.exception
    assert "Levier" in app.info[0].value


def test_territories_of_which_too_little_is_known_are_listed_apart(open_page: Open) -> None:
    app = open_page("finder.py", defi="roi-territorial")
    assert not app.exception
    listed = next(part for part in app.expander if "Non classés" in part.label)
    assert "Levier" in " ".join(pieces(listed))
    assert "données insuffisantes" in listed.label


def test_only_unknown_criteria_rank_nothing_and_say_so(open_page: Open) -> None:
    kept = ",".join(part for part in NOTHING.split(",") if not part.startswith("projets_transition"))
    app = open_page("finder.py", secteur="sante", poids=kept)
    assert not app.exception
    assert "Projets de transition" in app.info[0].value


@pytest.mark.parametrize("query", [{"poids": "zzz-3"}, {"poids": "levier-9"}, {"defi": "gloire"}])
def test_what_a_link_says_wrong_is_named(open_page: Open, query: dict[str, str]) -> None:
    app = open_page("finder.py", **query)
    assert not app.exception
    (value,) = query.values()
    assert value in app.warning[0].value
    assert "arrive en tête" in words(app)


def test_a_weight_of_another_challenge_is_named_and_dropped(open_page: Open) -> None:
    app = open_page("finder.py", poids="levier-5")
    assert "Levier" in app.warning[0].value
    app.slider(key="weight-part_industrie").set_value(5).run()
    assert app.query_params["poids"] == "part_industrie-5"
    assert not app.warning


def test_a_missing_table_is_named(open_page: Open, tables: Path) -> None:
    (tables / "ecosystem.parquet").unlink()
    app = open_page("finder.py")
    assert not app.exception
    assert "ecosystem" in app.error[0].value


def test_the_scores_floor_is_the_one_that_is_said() -> None:
    assert SCORE.floor is not None
    assert f"{LEAST_KNOWN:.0%}" in SCORE.floor.reason


def cards(app: AppTest) -> list[str]:
    """The HTML of each card."""
    found = [element.proto.body for element in app.get("html") if 'class="atlas-best"' in element.proto.body]
    return [] if not found else found[0].split('<ol class="atlas-best"')[1].split("<li><img")[1:]


def test_the_first_five_are_cards_with_the_figures_of_the_table(open_page: Open, store: Store) -> None:
    app = open_page("finder.py", lang="en")
    values = criterion_values(store, Selection(level=Level.TERRITORY))
    values = values[values["traced"]].set_index("code")
    weights = pd.Series(PRESETS[Challenge.TRANSITION].weights, dtype=float)
    # Every criterion of this challenge is better when higher: its percentile is the share of others that do worse.
    ranks = values[weights.index].apply(lambda column: (column.rank(method="min") - 1) / (column.count() - 1))
    known = ranks.notna() * weights
    scores = ((ranks.fillna(0) * weights).sum(axis=1) / known.sum(axis=1)).round(12)
    scores = (
        scores[known.sum(axis=1) / weights.sum() >= LEAST_KNOWN]
        .sort_index()
        .sort_values(ascending=False, kind="stable")
    )
    voice = Voice(Language.ENGLISH)
    drawn = cards(app)
    assert len(drawn) == FIRST
    for code, card in zip(scores.index, drawn, strict=False):
        assert f"<b>{voice.number(scores[code] * 100, 1)}</b> / 100" in card
        assert str(values.loc[code, "label"]) in unescape(card)
        parts = ranks.loc[code] * weights / known.loc[code].sum() * 100
        for points in parts.nlargest(2):
            assert f": {voice.number(points, 1)}</li>" in card
        could = opportunities(store, Selection(), AreaRef(Level.TERRITORY, code), PRESETS[Challenge.TRANSITION].themes)
        for name in could.partners["name"].head(3):
            assert name in unescape(card)
        for slug in could.unused[:3]:
            assert f"programme={slug}" in card
        assert f"dans={code}" in card
        assert "taille=vignette" in card


def test_a_card_leads_on_and_says_in_words_how_firm_it_is(open_page: Open) -> None:
    first = cards(open_page("finder.py", lang="en"))[0]
    assert "Firm: it stays in the top 10" in first
    to = re.findall(r'<a href="\./(territoire|comparer|cibler)\?([^"]*)">', first)
    assert [page for page, _query in to] == ["territoire", "comparer", "cibler"]
    assert "zone=" in to[0][1]
    assert to[1][1].count("ti-") == 2
    assert "ti-" in to[2][1]


def test_a_card_that_is_a_slide_already_does_not_offer_it_again(open_page: Open) -> None:
    before = cards(open_page("finder.py"))
    query = re.findall(r'href="\./cibler\?([^"]*)"', before[0])[0]
    key, value = unescape(query).split("=")
    after = cards(open_page("finder.py", **{key: value}))
    assert "Ajouter aux diapos" not in after[0]
    assert "Ajouter aux diapos" in after[1]


def test_the_cards_become_slides_together(open_page: Open) -> None:
    app = open_page("finder.py")
    app.button(key="add_stops").click().run()
    assert not app.exception
    assert any("(5)" in part.label for part in app.expander)


@pytest.mark.parametrize("query", [{"poids": NOTHING}, {"secteur": "metallurgie-mines", "defi": "innovation"}])
def test_without_a_ranking_there_is_no_card(open_page: Open, query: dict[str, str]) -> None:
    assert cards(open_page("finder.py", **query)) == []


def test_the_method_is_folded_under_the_answer_and_the_weights_open_once_changed(open_page: Open) -> None:
    app = open_page("finder.py")
    folds = {part.label: part.proto.expanded for part in app.expander}
    for label in (
        "Ce qui fait les premiers scores",
        "Les critères",
        "Comment le score est calculé",
        "Poids des critères",
    ):
        assert folds[label] is False
    changed = open_page("finder.py", poids="part_industrie-5")
    assert next(part for part in changed.expander if part.label == "Poids des critères").proto.expanded
