"""The targets for 2030, as a reader sees them."""

from pathlib import Path

import pytest

from tests.pages.reading import Open, words

PAGE = "horizon.py"


def said(open_page: Open, **query: str) -> str:
    app = open_page(PAGE, **query)
    assert not app.exception
    return words(app).replace("\xa0", " ")


def test_progress_conflicts_and_germany_are_shown(open_page: Open) -> None:
    app = open_page(PAGE)
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    text = words(app).replace("\xa0", " ")
    assert "16 cibles, l’avancement se calcule pour 1 ; 12 indicateurs sans cible chiffrée sont à part. 4 sont" in text
    assert "pas un point de départ : 6,5 GW (cible initiale)" in text
    assert "— (sources contradictoires)" in text
    assert "— (dernier chiffre non daté)" in text
    targets, apart = text.split("But en mots")
    assert "Émissions de GES de l’industrie" in apart
    assert "Émissions de GES de l’industrie" not in targets
    assert "9,8 Mt CO2e de retard sur la droite" in text
    assert "21 Md€" in text
    assert "29,9 Md€" in text
    assert "Allemagne 20 % (plus de)" in text


def test_what_is_still_to_be_confirmed_is_not_shown(open_page: Open) -> None:
    text = said(open_page)
    assert "Ventes de véhicules électriques" not in text
    assert "Emplois directs filière hydrogène" not in text


def test_the_page_reads_in_english(open_page: Open) -> None:
    text = said(open_page, lang="en")
    assert "16 targets, progress can be computed for 1; 12 indicators without a target in figures stand apart." in text
    assert "not a baseline: 6.5 GW (initial target)" in text
    assert "— (sources contradict each other)" in text
    assert "9.8 Mt CO2e behind the line" in text
    assert "Germany 20% (more than)" in text
    for french in ("Départ", "Fiabilité", "Écoles de production", "Industrie "):
        assert french not in text


def test_a_link_with_an_unknown_word_is_told(open_page: Open) -> None:
    assert "secteur=zzz" in said(open_page, secteur="zzz")


@pytest.mark.parametrize(("table", "stands"), [("targets", "Allemagne"), ("figures", "Toutes les cibles, par thème")])
def test_a_missing_table_is_named_and_the_rest_stands(open_page: Open, tables: Path, table: str, stands: str) -> None:
    (tables / f"{table}.parquet").unlink()
    app = open_page(PAGE)
    assert not app.exception
    assert any(f"**{table}**" in error.value for error in app.error)
    headers = " ".join(header.value for header in app.header)
    assert stands in words(app) + headers
