"""Slides agree with profiles, and pick their third figure by a rule."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.measures.area_values import all_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, Perimeter
from geo.profile.slides import TELLING, Standing, key_figures, slides
from geo.profile.standing import profile
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.chosen import selections

STOPS = tuple(
    area
    for text in ("ti-7510", "region-75", "ti-0102", "departement-974", "epci-200067205", "ti-7507", "region-03")
    if (area := AreaRef.parse(text)) is not None
)


@settings(max_examples=10)
@given(selection=selections(), area=st.sampled_from(STOPS))
def test_the_figures_are_the_profiles(store: Store, selection: Selection, area: AreaRef) -> None:
    slide = slides(store, selection, [area])[area]
    projects, aid, _telling = slide.figures
    own = profile(store, replace(selection, measure="aide"), area)
    assert (slide.label, projects.value, slide.projects) == (own.label, own.projects, own.projects)
    assert (aid.value, aid.rank, aid.ranked) == (pytest.approx(own.aid), own.rank, own.ranked)
    pd.testing.assert_frame_equal(
        slide.largest.reset_index(drop=True), own.largest, check_dtype=False, check_names=False
    )
    assert slide.points["projects"].sum() + slide.placeless == own.projects
    assert slide.points["aid"].sum() <= (own.aid or 0) * (1 + 1e-9)
    assert slide.official <= slide.projects
    assert slide.priced <= slide.projects


def test_all_stops_at_once_are_the_stops_one_by_one_in_their_order(store: Store) -> None:
    together = slides(store, Selection(), STOPS)
    assert tuple(together) == STOPS
    for area in STOPS:
        alone = slides(store, Selection(), [area])[area]
        assert together[area].figures == alone.figures
        assert (together[area].programme, together[area].sector) == (alone.programme, alone.sector)
        pd.testing.assert_frame_equal(together[area].points, alone.points)
        pd.testing.assert_frame_equal(together[area].towns.reset_index(drop=True), alone.towns.reset_index(drop=True))


@pytest.mark.parametrize("area", STOPS, ids=str)
def test_the_third_figure_is_the_one_furthest_from_the_middle(store: Store, area: AreaRef) -> None:
    third = slides(store, Selection(measure="aide"), [area])[area].figures[2]
    values = all_values(store, Selection(level=area.level)).set_index("code")
    apart = {}
    for slug in TELLING:
        ranks = values[slug].rank(method="min", ascending=False)
        if pd.notna(ranks[area.code]):
            apart[slug] = abs((ranks[area.code] - 1) / (values[slug].notna().sum() - 1) - 0.5)
    assert apart[third.slug] == max(apart.values())
    assert third.value == values.loc[area.code, third.slug]


def test_a_measure_that_the_reader_chose_comes_first(store: Store) -> None:
    region, territory = AreaRef(Level.REGION, "75"), AreaRef(Level.TERRITORY, "ti-7510")
    chosen = Selection(level=Level.REGION, measure="sites_nets")
    assert slides(store, chosen, [region])[region].figures[2].slug == "sites_nets"
    assert Level.TERRITORY not in MEASURES["sites_nets"].levels
    assert slides(store, chosen, [territory])[territory].figures[2].slug in TELLING


def test_nothing_known_is_said_as_unknown(store: Store) -> None:
    area = AreaRef(Level.TERRITORY, "ti-0102")
    slide = slides(store, Selection(), [area])[area]
    assert slide.projects == 0
    assert slide.figures[1].value is None
    assert slide.figures[1].rank is None
    assert (slide.programme, slide.sector, slide.source_ids) == (None, None, ())
    assert slide.largest.empty
    assert slide.points.empty


def test_shares_are_those_of_the_known_aid(store: Store) -> None:
    area = AreaRef(Level.TERRITORY, "ti-7510")
    slide = slides(store, Selection(), [area])[area]
    assert slide.programme is not None
    only = Selection(programmes=(slide.programme[0],))
    part, whole = profile(store, only, area).aid, profile(store, Selection(), area).aid
    assert part is not None
    assert whole is not None
    assert slide.programme[1] == pytest.approx(part / whole)


def test_the_first_perimeter_has_its_own_slides(store: Store) -> None:
    code = next(code for code in store.territories[Perimeter.FIRST_PHASE])
    area, old = AreaRef(Level.TERRITORY, code), Selection(perimeter=Perimeter.FIRST_PHASE)
    assert slides(store, old, [area])[area].projects == profile(store, old, area).projects


@settings(max_examples=10)
@given(selection=selections(), area=st.sampled_from(STOPS))
def test_the_key_figures_of_an_area_are_those_of_its_slide(store: Store, selection: Selection, area: AreaRef) -> None:
    assert str(key_figures(store, selection, area)) == str(slides(store, selection, [area])[area].figures)


@given(values=st.lists(st.integers(0, 50), min_size=1, max_size=30), data=st.data())
def test_a_place_is_between_the_last_and_the_first(values: list[int], data: st.DataObject) -> None:
    value = data.draw(st.sampled_from(values))
    place = Standing("aide", float(value), 1 + sum(other > value for other in values), len(values)).place
    if value == 0:
        assert place is None
        return
    assert place is not None
    assert 0 <= place <= 1
    assert (place == 1) == (value == max(values))
    assert Standing("aide", None, None, len(values)).place is None
