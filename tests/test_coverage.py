"""What the data covers of a programme, against the official totals."""

import pandas as pd
import pytest

from geo.coverage import OF_YEAR, TOTALS, coverage
from geo.store import Store


def test_every_total_is_a_figure_of_its_programme(store: Store) -> None:
    figures = store.run(store.table("figures")).set_index("key")
    for programme, keys in TOTALS.items():
        assert programme in store.programmes
        for key in filter(None, keys):
            assert key in figures.index, f"{programme}: no figure {key!r}"
            assert figures.loc[key, "value"] > 0


def test_premiere_usine_is_partly_covered(store: Store) -> None:
    (found,) = coverage(store, ("premiere-usine",))
    assert (found.projects, found.projects_share) == (23, pytest.approx(23 / 91))
    assert found.aid_share == pytest.approx(14_050_000 / 392e6)


def test_only_the_year_of_the_total_is_held_against_it(store: Store, projects: pd.DataFrame) -> None:
    (found,) = coverage(store, ("fonds-vert",))
    of_year = projects[(projects["programme"] == "fonds-vert") & (projects["year"] == OF_YEAR["fonds-vert"])]
    assert found.aid_share == pytest.approx(of_year["aid_eur"].sum() / 1_956_354_884)
    assert found.last == 2024, "the measure of 2024 is held by the programme, but not by its total of 2023"


def test_a_programme_without_rows_has_no_aid_and_no_share_of_it(store: Store) -> None:
    (found,) = coverage(store, ("france-2030-regionalise",))
    assert found.projects == 0
    assert found.aid is None
    assert found.aid_share is None


def test_without_a_choice_every_top_programme_is_told(store: Store) -> None:
    tops = [slug for slug, term in store.programmes.items() if term.parent is None]
    assert [item.programme for item in coverage(store, ())] == tops
