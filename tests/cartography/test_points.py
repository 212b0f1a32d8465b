"""Points of the map: every item of a selection has a point or is counted as having none."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.cartography.categories import COLOURS
from geo.cartography.points import located, located_inside, points_only
from geo.funding.projects import funded
from geo.funding.sums import summed
from geo.model import AreaRef, ColourBy, Language, Layer, Level, area_column
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


AREAS = (AreaRef(Level.TERRITORY, "ti-3201"), AreaRef(Level.TERRITORY, "ti-7510"), AreaRef(Level.DEPARTMENT, "64"))


@pytest.mark.parametrize("area", AREAS, ids=str)
@pytest.mark.parametrize("layer", [Layer.ECOSYSTEM, Layer.SITES, Layer.PLANTS, Layer.KEY_IN_HAND])
def test_what_is_inside_an_area_is_counted_alone_in_the_same_colours(store: Store, layer: Layer, area: AreaRef) -> None:
    found, every = located_inside(store, Selection(), layer, area), located(store, Selection(), layer)
    table = store.run(store.table("ecosystem" if layer is Layer.ECOSYSTEM else "sites"))
    kinds = {Layer.SITES: "ets", Layer.PLANTS: "irep", Layer.KEY_IN_HAND: "cle-en-main"}
    own = table[table[area_column(area.level, Selection().perimeter)] == area.code]
    if layer in kinds:
        own = own[own["kind"] == kinds[layer]]
    placed = int((own["lon"].notna() & own["lat"].notna()).sum())
    assert sum(category.count for category in found.categories) == len(found.titles) == placed
    assert found.unplaced == len(own) - placed
    colours = {category.label: category.colour for category in every.categories}
    assert {category.label: category.colour for category in found.categories if category.count}.items() <= (
        colours.items()
    )


@given(SELECTIONS)
@settings(max_examples=10)
def test_projects_inside_an_area_are_those_of_its_sums(store: Store, selection: Selection) -> None:
    found = located_inside(store, selection, Layer.PROJECTS, AREAS[0])
    table = funded(store, selection)
    inside = store.run(table.filter(table.ti_2024 == "ti-3201").select("id"))
    assert len(found.titles) + found.unplaced == len(inside)


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


def test_plants_tell_industry_from_the_rest_and_say_the_thresholds(store: Store) -> None:
    found = located(store, Selection(), Layer.PLANTS)
    sites = store.run(store.table("sites"))
    register = sites[sites["kind"] == "irep"]
    counts = {category.label: category.count for category in found.categories}
    branches = register["branch"].value_counts()
    assert len(found.titles) == sum(counts.values()) == len(register) == 2_115
    assert found.unplaced == 0
    assert counts["Déchets et eau"] == branches["dechets-eau"]
    assert counts["Centrales, réseaux de chaleur et de gaz"] == branches["energie"]
    rest = branches["services"] + register["branch"].isna().sum()
    assert counts["Services, commerce et autres activités"] == rest
    assert sum(counts.values()) - rest - branches["dechets-eau"] - branches["energie"] == branches["industrie"]
    assert len({category.colour for category in found.categories}) == len(found.categories)
    assert "jamais toutes les usines" in found.note
    assert set(found.fields["À savoir"]) == {found.note}
    assert sum(map(bool, found.fields["Émissions vérifiées"])) == register["same_as"].notna().sum()


def test_plants_keep_their_colours_under_every_region(store: Store) -> None:
    every = {item.label: item.colour for item in located(store, Selection(), Layer.PLANTS).categories}
    few = {item.label: item.colour for item in located(store, Selection(regions=("94",)), Layer.PLANTS).categories}
    assert few
    assert few.items() <= every.items()
