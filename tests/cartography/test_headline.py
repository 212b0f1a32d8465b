"""The headline of a map agrees with what the map draws, and is about the measure shown."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geo.cartography.choropleth import view_of
from geo.cartography.headline import headline
from geo.funding.projects import straddling
from geo.funding.sums import summary
from geo.language import Voice
from geo.measures.area_values import area_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Language, Level, Perimeter
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.chosen import selections

CENT = 0.01
FEW = settings(max_examples=25, deadline=None)
INSIDE = Selection(level=Level.COMMUNE, within=AreaRef(Level.TERRITORY, "ti-7510"))


@FEW
@given(selection=selections(), perimeter=st.sampled_from(Perimeter))
@example(Selection(), Perimeter.SECOND_PHASE)
@example(Selection(regions=("76",)), Perimeter.SECOND_PHASE)
@example(INSIDE, Perimeter.SECOND_PHASE)
def test_the_headline_is_the_sum_of_what_is_drawn(store: Store, selection: Selection, perimeter: Perimeter) -> None:
    selection = replace(selection, perimeter=perimeter, measure="aide")
    view, totals = view_of(store, selection), summary(store, selection)
    visible = view.areas[view.visible]
    assert float(visible["aid"].sum()) == pytest.approx(totals.aid_shown or 0.0, abs=CENT)
    assert visible["projects"].sum() == totals.shown
    assert (visible["projects"] > 0).sum() == totals.areas
    said, figures = headline(view, totals, selection, store)
    written = Voice(Language.FRENCH).compact_euros(totals.aid_shown)
    assert figures[0][1] == written
    assert len(figures) <= 4
    assert totals.aid_shown is None or written in said


@FEW
@given(selection=selections(), slug=st.sampled_from(sorted(MEASURES)))
def test_no_listed_maximum_is_unknown_or_below_its_floor(store: Store, selection: Selection, slug: str) -> None:
    if selection.level not in MEASURES[slug].levels:
        return
    view = view_of(store, replace(selection, measure=slug))
    leaders = view.leaders(10)
    states = dict(zip(view.areas["code"], view.states, strict=True))
    assert np.isfinite(leaders["value"].to_numpy(float)).all()
    assert all(states[code] == "" for code in leaders["code"])
    assert leaders["value"].is_monotonic_decreasing
    coloured = pd.Series(list(view.letters), index=view.areas["code"]).str.isdigit()
    assert coloured[view.visible].tolist() == np.isfinite(view.values[view.visible]).tolist()


@pytest.mark.parametrize("slug", [slug for slug, measure in MEASURES.items() if not measure.funded])
def test_a_measure_that_is_not_about_projects_speaks_of_itself(store: Store, slug: str) -> None:
    selection = Selection(level=Level.REGION, measure=slug, language=Language.ENGLISH)
    view = view_of(store, selection)
    said, figures = headline(view, summary(store, selection), selection, store)
    known = view.values[np.isfinite(view.values)]
    assert said.startswith(f"{MEASURES[slug].label}: ")
    assert "project" not in said
    assert len(figures) == 4
    assert figures[3] == ("areas without a value", str(18 - len(known)))
    assert ("in all" in figures[0][0]) == MEASURES[slug].additive


def test_communes_inside_an_area_speak_of_that_area(store: Store) -> None:
    view, totals = view_of(store, INSIDE), summary(store, INSIDE)
    said, _figures = headline(view, totals, INSIDE, store)
    whole = summary(store, Selection())
    assert said.startswith("Lacq – Pau – Tarbes")
    assert 0 < totals.projects < whole.projects
    assert totals.outside == 0


def test_a_territory_over_two_regions_is_counted_whole(store: Store) -> None:
    selection = Selection(measure="aide", regions=("76",))
    assert "ti-7510" in straddling(store, selection)
    everywhere = area_values(store, Selection(measure="aide")).set_index("code")
    inside = area_values(store, selection).set_index("code")
    assert inside["value"]["ti-7510"] == everywhere["value"]["ti-7510"]
    assert straddling(store, replace(selection, level=Level.DEPARTMENT)) == {}


def test_one_project_without_an_amount_has_a_headline(store: Store) -> None:
    selection = Selection(programmes=("premiere-usine",), sectors=("hydrogene",), measure="aide")
    view, totals = view_of(store, selection), summary(store, selection)
    said, _figures = headline(view, totals, selection, store)
    assert totals.projects == 1
    assert totals.aid is None
    assert "1 projet" in said


def test_a_sector_that_only_ceilings_fund_has_projects_and_no_sum(store: Store) -> None:
    selection = Selection(sectors=("mobilite",), programmes=("france-2030-grands-projets",))
    totals = summary(store, selection)
    view = view_of(store, selection)
    said, figures = headline(view, totals, selection, store)
    summed = {kind: totals.aid_by_kind.get(kind, 0.0) for kind in selection.aid_kinds}
    assert (totals.aid or 0.0) == pytest.approx(sum(summed.values()))
    assert sum(totals.aid_by_kind.values()) > (totals.aid or 0.0)
    assert said
    assert len(figures) <= 4
