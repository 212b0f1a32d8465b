"""Pages agree: the totals of map, profiles, projects and programmes are equal to the euro for any selection."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from geo.funding.project_list import listed, listing
from geo.funding.projects import funded, straddling
from geo.funding.sums import summary, summed
from geo.measures.area_values import all_values
from geo.model import AreaRef, Level, area_column
from geo.profile.figures import money
from geo.programmes.flows import flows
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.chosen import selections


@settings(max_examples=30)
@given(selections())
def test_totals_agree_across_pages(store: Store, selection: Selection) -> None:
    # Lists and programmes keep to the filtered regions; a map of territories or EPCI counts areas whole that overlap
    # other regions, so its totals are larger by that much.
    at_regions = replace(selection, level=Level.REGION)
    totals = summed(store, at_regions, funded(store, selection))
    drawn_whole = summary(store, selection)
    aid = totals.aid or 0.0
    rows = store.run(funded(store, replace(selection, regions=())))
    beyond = rows[
        rows[area_column(selection.level, selection.perimeter)].isin(list(straddling(store, selection)))
        & ~rows["region"].isin(selection.regions)
    ]
    assert drawn_whole.projects == totals.projects + len(beyond)
    assert (drawn_whole.aid or 0.0) == pytest.approx(aid + beyond["aid"].sum(), abs=0.005)
    # The programmes page.
    programmes = flows(store, selection)
    assert programmes["projects"].sum() == totals.projects
    assert programmes["aid"].sum() == pytest.approx(aid, abs=0.005)
    # The projects page.
    assert listing(store, selection).found == totals.projects
    assert (summed(store, selection, listed(store, selection)).aid or 0.0) == pytest.approx(aid, abs=0.005)
    if selection.types:
        return  # of regions, types keep others than of the selection's own level: that is another question
    # The map: what is in its regions, and what is outside them or not located.
    regions = all_values(store, at_regions)
    assert regions["projects"].sum() == totals.shown
    located = programmes[programmes["region"].isin(list(store.regions))]
    assert regions["aid"].sum() == pytest.approx(located["aid"].sum(), abs=0.005)
    # The profiles of those regions, which ignore the region filter: the area itself is the filter.
    for code in selection.regions or ("76", "06"):
        profile = money(store, selection, AreaRef(Level.REGION, code))
        row = regions[regions["code"] == code].iloc[0]
        assert profile.projects == row["projects"]
        assert (profile.aid or 0.0) == pytest.approx(0.0 if row["aid"] != row["aid"] else row["aid"], abs=0.005)
