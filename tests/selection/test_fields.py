"""Each field is declared once, and everything derived from the declarations covers every field."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

import pytest

from geo.funding.projects import funded
from geo.language import Voice
from geo.model import (
    AidKind,
    AreaRef,
    AreaType,
    Challenge,
    ColourBy,
    Language,
    Layer,
    Level,
    Method,
    Order,
    Perimeter,
    Tab,
    Tiles,
    View,
)
from geo.selection import kinds
from geo.selection.fields import Group, declared, one
from geo.selection.permalink import PINNED, pinned
from geo.selection.selection import FIELDS, FILTERS, Selection, fields_of
from geo.tables.store import Store
from tests.addresses import VOCABULARY

TERRITORY, REGION = AreaRef(Level.TERRITORY, "ti-0001"), AreaRef(Level.REGION, "75")
CHANGED = Selection(
    level=Level.COMMUNE,
    perimeter=Perimeter.FIRST_PHASE,
    within=TERRITORY,
    measure="projets",
    programmes=("i-nov",),
    sectors=("hydrogene",),
    themes=("transition",),
    regions=("76",),
    types=(AreaType.DENSE,),
    years=(2019, 2024),
    territories=("ti-0001",),
    industry_only=False,
    local_grants=True,
    registers=True,
    probable=True,
    aid_kinds=(AidKind.EQUITY,),
    least_aid=1_000_000,
    language=Language.ENGLISH,
    method=Method.LOG,
    classes=7,
    same_classes=True,
    area=TERRITORY,
    second="aide_par_emploi",
    layers=(Layer.PROJECTS, Layer.SITES),
    colour_by=ColourBy.PROGRAMME,
    tiles=Tiles.IGN,
    compared=(TERRITORY,),
    challenge=Challenge.SKILLS,
    weights=("levier-3",),
    search="zinc",
    shared_firms=True,
    sort=Order.DATE,
    page=3,
    project="i-nov-1",
    site="irep-1",
    tab=Tab.SITES,
    view=View.PRESENTATION,
    stops=(REGION, TERRITORY),
)
"""A selection with no field at its default."""
NARROW: Mapping[str, Any] = {
    "programmes": ("i-nov",),
    "sectors": ("hydrogene",),
    "themes": ("transition",),
    "regions": ("76",),
    "types": (AreaType.INDUSTRIAL,),
    "years": (2020, 2021),
    "industry_only": True,
    "local_grants": False,
    "registers": False,
    "least_aid": 100_000,
}
"""A value per filter that keeps some, but not all, projects of the shipped data."""


def test_a_field_that_is_not_declared_is_refused() -> None:
    @dataclass(frozen=True)
    class Half:
        level: Level = one("niveau", kinds.choice(Level), Level.REGION)
        colour: str = "red"

    with pytest.raises(TypeError, match="'colour' of Half is not declared"):
        declared(Half)


def test_a_declaration_without_a_field_is_refused() -> None:
    with pytest.raises(TypeError, match="'colour' is a field but has no type annotation"):

        @dataclass(frozen=True)
        class Loose:
            colour = one("couleur", kinds.choice(ColourBy), ColourBy.SECTOR)


def test_a_key_belongs_to_one_field() -> None:
    @dataclass(frozen=True)
    class Twins:
        area: str = one("zone", kinds.SEARCH, "")
        zone: str = one("zone", kinds.SEARCH, "")

    with pytest.raises(TypeError, match=r"Twins have the keys \['zone'\]"):
        declared(Twins)


def test_every_field_is_declared_in_its_order() -> None:
    assert [*FIELDS] == [field.name for field in fields(Selection)]
    assert all(FIELDS[field.name].default == field.default for field in fields(Selection))
    assert [*FIELDS][:2] == ["level", "perimeter"], "what other fields may say depends on them"


def test_the_example_changes_every_field() -> None:
    same = [name for name, field in FIELDS.items() if getattr(CHANGED, name) == field.default]
    assert same == [], "give them another value above"
    assert CHANGED.filter_values()[0][1] == ("i-nov",)


def test_every_field_is_written_in_order_and_read_again() -> None:
    written = CHANGED.to_query()
    assert [*dict.fromkeys(key for key, _ in written)] == [field.key for field in FIELDS.values()]
    parsed = Selection.from_query(written, VOCABULARY)
    assert parsed.selection == CHANGED
    assert parsed.notices == ()


@pytest.mark.parametrize("name", FIELDS)
def test_a_value_that_cannot_be_read_leaves_a_field_at_its_default(name: str) -> None:
    parsed = Selection.from_query([(FIELDS[name].key, " ")], VOCABULARY)
    assert parsed.selection == Selection()
    assert [notice.key for notice in parsed.notices] == [FIELDS[name].key]


def test_every_field_can_be_asked_for_alone() -> None:
    with pytest.raises(ValueError, match="need an area"):
        CHANGED.only("level")
    for name in FIELDS.keys() - {"level", "within"}:
        named = {name, *FIELDS[name].needs}
        assert CHANGED.only(name) == replace(Selection(), **{asked: getattr(CHANGED, asked) for asked in named})
    assert Selection(level=Level.REGION).only("types") == Selection()
    assert CHANGED.only(*FIELDS) == CHANGED
    assert CHANGED.only() == Selection()
    with pytest.raises(KeyError, match="colour"):
        CHANGED.only("colour")


@pytest.mark.parametrize("group", Group)
def test_a_group_is_asked_for_as_one(group: Group) -> None:
    somewhere = replace(CHANGED, level=Level.REGION, within=None)
    assert fields_of(group)
    assert somewhere.only(group) == somewhere.only(*fields_of(group))


def test_filters_change_the_facts() -> None:
    assert [*FILTERS] == [name for name in fields_of(Group.PROJECTS) if name != "aid_kinds"]
    assert {*fields_of(Group.FACTS)} == {*fields_of(Group.AREAS), *fields_of(Group.PROJECTS)}


def test_what_a_link_always_says_has_one_place_each() -> None:
    assert [FIELDS[name].pin for name in PINNED] == [*range(1, len(PINNED) + 1)]
    assert [*pinned(CHANGED, "2026-11")] == [*(FIELDS[name].key for name in PINNED), "donnees"]


@pytest.mark.parametrize("name", NARROW)
def test_a_filter_narrows_reads_and_can_be_cleared(store: Store, name: str) -> None:
    def found(selection: Selection) -> int:
        table = funded(store, selection)
        return int(store.run(table.aggregate(n=table.count()))["n"].iloc[0])

    wide = Selection().cleared(*FILTERS)
    narrow = replace(wide, **{name: NARROW[name]})
    assert narrow.active_filters() == (name,)
    assert narrow.cleared(name) == wide
    assert 0 < found(narrow) < found(wide)
    item, value = FILTERS[name], NARROW[name]
    for language in Language:
        # What is only added on demand says when it is there.
        assert item.in_words(value, store, Voice(language)) or item.in_words(item.widest, store, Voice(language))
    assert Voice(Language.FRENCH)._(item.label) != "" != item.label


def test_a_chosen_programme_leaves_local_grants_nothing_to_say() -> None:
    said = [item.label for item, _ in Selection(programmes=("i-nov",)).filter_values()]
    assert FILTERS["local_grants"].label not in said
    assert FILTERS["local_grants"].label in [item.label for item, _ in Selection().filter_values()]


def test_probable_places_narrow_nothing_and_are_told(store: Store) -> None:
    wide, probable = Selection().cleared(*FILTERS), replace(Selection().cleared(*FILTERS), probable=True)
    counts = [len(store.run(funded(store, item).select("id"))) for item in (wide, probable)]
    assert counts[0] == counts[1]
    assert {*FILTERS} == {*NARROW, "probable"}
    for language in Language:
        assert FILTERS["probable"].in_words(True, store, Voice(language))


def test_the_default_view_says_nothing_of_registers_and_one_with_them_does(store: Store) -> None:
    item = FILTERS["registers"]
    assert item.in_words(False, store, Voice(Language.FRENCH)) == []
    assert item.in_words(True, store, Voice(Language.FRENCH)) == ["avec les registres et concours"]


def test_classes_are_kept_over_the_filters_that_are_off_by_default() -> None:
    assert CHANGED.unfiltered() == replace(
        CHANGED,
        programmes=(),
        sectors=(),
        themes=(),
        regions=(),
        types=(),
        years=None,
        least_aid=None,
        probable=False,
    )


def test_words_of_every_filter(store: Store) -> None:
    chosen = replace(CHANGED, local_grants=False, industry_only=True)
    words: Mapping[str, list[str]] = {
        name: item.in_words(getattr(chosen, name), store, Voice(Language.ENGLISH)) for name, item in FILTERS.items()
    }
    assert words == {
        "programmes": [store.programmes["i-nov"].label_en],
        "sectors": [store.sectors["hydrogene"].label_en],
        "themes": [store.themes["transition"].label_en],
        "regions": [store.regions["76"]],
        "types": ["type of territory: dense urban"],
        "years": ["2019–2024"],
        "industry_only": ["industry"],
        "local_grants": ["without local grants"],
        "registers": ["with registers and contests"],
        "probable": ["including probable places"],
        "least_aid": ["aid of at least €1M"],
    }


@pytest.mark.parametrize(
    ("euros", "said"), [(1_000_000, "1 M€"), (250, "250 €"), (99_900, "99,9 k€"), (1_234_567, "1 234 567 €")]
)
def test_the_least_aid_is_said_as_it_is(store: Store, euros: int, said: str) -> None:
    (written,) = FILTERS["least_aid"].in_words(euros, store, Voice(Language.FRENCH))
    assert " ".join(written.split()) == f"aide d’au moins {said}"
