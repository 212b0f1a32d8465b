"""How much of a programme the data covers, compared with the official totals."""

import pandas as pd
import pytest

from geo.model import GRANTS
from geo.programmes.coverage import OF_YEARS, TOTALS, coverage
from geo.tables.store import Store


def test_every_total_is_a_figure_of_its_programme(store: Store) -> None:
    figures = store.run(store.table("figures")).set_index("key")
    for programme, keys in TOTALS.items():
        assert programme in store.programmes
        for key in filter(None, keys):
            assert key in figures.index, f"{programme}: no figure {key!r}"
            assert figures["value"][key] > 0


def test_premiere_usine_is_partly_covered(store: Store) -> None:
    (found,) = coverage(store, ("premiere-usine",))
    assert (found.projects, found.projects_share) == (23, pytest.approx(23 / 91))
    assert found.aid_share == pytest.approx(14_050_000 / 392e6)


def test_only_the_year_of_the_total_is_held_against_it(store: Store, projects: pd.DataFrame) -> None:
    (found,) = coverage(store, ("fonds-vert",))
    held = projects["programme"].isin(["fonds-vert", "fonds-vert-ti"]) & projects["aid_kind"].isin(GRANTS)
    of_year = projects[held & projects["year"].between(*OF_YEARS["fonds-vert"])]
    assert found.aid_share == pytest.approx(of_year["aid_eur"].sum() / 1.6e9)


def test_what_was_paid_before_or_after_is_not_held_against_france_2030(store: Store, projects: pd.DataFrame) -> None:
    (found,) = coverage(store, ("france-2030",))
    parts = [slug for slug, term in store.programmes.items() if term.parent == "france-2030"]
    rows = projects[projects["programme"].isin(parts)]
    assert found.projects == len(rows)
    assert found.compared == rows["year"].between(2021, 2024).sum()
    assert found.projects_share == pytest.approx(found.compared / 7457)


def test_a_total_that_is_the_sum_of_the_rows_is_none(store: Store) -> None:
    figures = store.run(store.table("figures")).set_index("key")
    used = [key for keys in TOTALS.values() for key in keys if key is not None]
    assert "computed" not in set(figures.loc[used, "confidence"])
    for item in coverage(store, tuple(store.programmes)):
        for share in (item.projects_share, item.aid_share):
            assert share is None or share < 0.99, item.programme


@pytest.mark.parametrize(
    ("programme", "years"),
    [("fonds-vert", (2023, 2023)), ("i-nov", (2018, 2025)), ("detr-dsil", (2018, 2019)), ("premiere-usine", None)],
)
def test_a_whole_list_says_its_years(store: Store, programme: str, years: tuple[int, int] | None) -> None:
    (found,) = coverage(store, (programme,))
    assert found.complete == years


def test_a_programme_without_rows_has_no_aid_and_no_share_of_it(store: Store) -> None:
    (found,) = coverage(store, ("france-2030-regionalise",))
    assert found.projects == 0
    assert found.aid is None
    assert found.aid_share is None


def test_without_a_choice_every_top_programme_is_told(store: Store) -> None:
    tops = [slug for slug, term in store.programmes.items() if term.parent is None]
    assert [item.programme for item in coverage(store, ())] == tops
