"""Points of the map: every item of a selection has a point or is counted as having none."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cartography.categories import COLOURS
from geo.cartography.points import located, points_only
from geo.funding.projects import funded
from geo.funding.sums import summed
from geo.model import ColourBy, Language, Layer
from geo.selection.selection import Selection
from geo.tables.store import Store

SELECTIONS = st.builds(
    Selection,
    programmes=st.lists(st.sampled_from(["i-nov", "fonds-vert", "premiere-usine", "detr-dsil"]), max_size=2).map(tuple),
    regions=st.lists(st.sampled_from(["76", "11", "04"]), max_size=2).map(tuple),
    years=st.none() | st.just((2019, 2022)),
    industry_only=st.booleans(),
    local_grants=st.booleans(),
    colour_by=st.sampled_from(ColourBy),
    language=st.sampled_from(Language),
)


@given(SELECTIONS)
@settings(max_examples=15)
def test_points_and_what_has_none_make_the_selection(store: Store, selection: Selection) -> None:
    found = located(store, selection, Layer.PROJECTS)
    kept = summed(store, selection, funded(store, selection))
    assert len(found.titles) + found.unplaced == kept.projects
    assert sum(category.count for category in found.categories) == len(found.titles)
    assert len(found.categories) <= len(COLOURS) + 1
    for column in (found.colours, found.links, found.amounts, found.places["lon"], *found.fields.values()):
        assert column is not None
        assert len(column) == len(found.titles)
    assert all(found.titles)
    for index, category in enumerate(found.categories):
        assert list(found.colours).count(index) == category.count


@pytest.mark.parametrize("layer", Layer)
def test_a_region_keeps_what_lies_in_it(store: Store, layer: Layer) -> None:
    every, some = (located(store, Selection(regions=regions), layer) for regions in ((), ("76",)))
    assert 0 < len(some.titles) < len(every.titles)
    departements = {"09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"}
    assert set(some.places["zone"]) <= departements


def test_a_category_keeps_its_colour_under_every_filter(store: Store) -> None:
    every = {item.label: item.colour for item in located(store, Selection(), Layer.PROJECTS).categories}
    few = {item.label: item.colour for item in located(store, Selection(regions=("94",)), Layer.PROJECTS).categories}
    assert few
    assert few.items() <= every.items()


def test_an_unknown_amount_is_not_zero(store: Store) -> None:
    found = located(store, Selection(programmes=("premiere-usine",)), Layer.PROJECTS)
    assert found.amounts is not None
    assert pd.isna(found.amounts).any()
    label = "Montant"
    written = [text for text, amount in zip(found.fields[label], found.amounts, strict=True) if pd.isna(amount)]
    assert not [text for text in written if text.startswith("0")]


def test_the_address_holds_only_what_changes_the_points() -> None:
    selection = Selection(measure="projets", classes=7, programmes=("i-nov",), regions=("76",))
    assert points_only(selection, Layer.PROJECTS).query_string() == "programme=i-nov&region=76"
    assert points_only(selection, Layer.ECOSYSTEM).query_string() == "region=76"


def test_amounts_that_are_not_added_up_are_outlined_and_told(store: Store) -> None:
    found = located(store, Selection(programmes=("france-2030",)), Layer.PROJECTS)
    assert found.amounts is not None
    told = list(zip(found.titles, found.outlined, found.amounts, found.fields["Montant"], strict=True))
    verkor = [item for item in told if "Verkor" in item[0]]
    assert verkor
    for _title, is_outlined, amount, said in verkor:
        assert is_outlined
        assert pd.isna(amount)
        assert said.endswith("(soutien mixte)")
    assert not [said for _title, is_outlined, _amount, said in told if is_outlined and "(" not in said]
    assert located(store, Selection(), Layer.SITES).outlined == ()
