"""The years that sources cover, and the messages about the others."""

import pandas as pd
import pytest

from geo.funding import projects as facts
from geo.language import Voice
from geo.model import Language
from geo.programmes.publication import absent, concerned, covered, covered_years, span, unpublished
from geo.render.charts.bars import aid_by_year
from geo.render.charts.programmes import projects_by_year
from geo.selection.selection import Selection
from geo.tables.store import Store


def test_every_row_lies_within_the_years_of_its_source(store: Store, projects: pd.DataFrame) -> None:
    dated = projects.dropna(subset=["year"])
    for source, rows in dated.groupby("source_id"):
        outside = set(rows["year"].astype(int)) - covered_years(store.catalogue, str(source))
        assert not outside, f"{source}: rows of {outside}"


def test_a_programme_is_not_missing_before_it_began() -> None:
    years = {"old": frozenset({2018, 2019}), "new": frozenset({2023})}
    assert unpublished(years, range(2018, 2025)) == {
        2020: ("old",),
        2021: ("old",),
        2022: ("old",),
        2023: ("old",),
        2024: ("old", "new"),
    }


def test_the_years_between_two_rows_are_all_there() -> None:
    assert list(span(pd.Series([2021.0, None, 2018.0]))) == [2018, 2019, 2020, 2021]
    assert not span(pd.Series([None], dtype=float))


def test_local_grants_concern_a_view_that_holds_them(store: Store) -> None:
    assert "detr-dsil" not in concerned(store, Selection())
    assert "detr-dsil" in concerned(store, Selection(local_grants=True))
    assert set(concerned(store, Selection(programmes=("detr-dsil",)))) == {"detr-dsil"}


@pytest.mark.parametrize("draw", [aid_by_year, projects_by_year])
def test_a_chart_marks_what_is_not_published_and_keeps_its_place(store: Store, draw: object) -> None:
    selection = Selection(programmes=("fonds-vert", "i-nov"), industry_only=False)
    sums = facts.by_year(store, selection)
    figure = draw(sums, store.programmes, concerned(store, selection), Voice(Language.FRENCH))  # type: ignore[operator]
    (mark,) = [bar for bar in figure.data if bar.name == "source non publiée"]
    green = store.programmes["fonds-vert"].label(Language.FRENCH)
    said = dict(zip(mark.x, mark.customdata, strict=True))
    assert green in said["2024"]
    assert "2022" not in said, "before its first list the programme may not have existed"
    assert {mark.base + height for height in mark.y} == {0.0}, "under the axis: the mark stands for no amount"
    years = [str(year) for year in range(2018, 2026)]
    assert list(figure.layout.xaxis.categoryarray)[:-1] == years


@pytest.mark.parametrize("language", list(Language))
def test_sources_are_told_with_their_years(store: Store, language: Language) -> None:
    voice = Voice(language)
    held = concerned(store, Selection(programmes=("i-nov", "detr-dsil")))
    said = covered(held, store.programmes, voice)
    assert voice.year_range((2018, 2025)) in said
    assert voice.year_range((2018, 2019)) in said
    assert store.programmes["detr-dsil"].label(language) in absent(held, 2020, store.programmes, voice)
    assert absent(held, 2019, store.programmes, voice) == ""
