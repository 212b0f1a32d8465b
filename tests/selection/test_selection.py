"""The selection and its query string."""

from collections.abc import Mapping
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import (
    GRANTS,
    AidKind,
    AreaRef,
    Language,
    Level,
    Method,
    Perimeter,
)
from geo.selection.selection import Selection
from geo.selection.vocabulary import Vocabulary
from tests.addresses import VOCABULARY, selections


@given(selections())
def test_round_trip(selection: Selection) -> None:
    pairs = selection.to_query()
    grouped: dict[str, list[str]] = {}
    for key, value in pairs:
        grouped.setdefault(key, []).append(value)
    for query in (pairs, selection.query_string(), f"?{selection.query_string()}", grouped):
        parsed = Selection.from_query(query, VOCABULARY)
        assert parsed.selection == selection
        assert parsed.notices == ()
        assert parsed.selection.to_query() == pairs
        assert hash(parsed.selection) == hash(selection)


@given(selections(), st.randoms(use_true_random=False))
def test_order_of_a_query_does_not_matter(selection: Selection, random: Random) -> None:
    pairs = selection.to_query()
    random.shuffle(pairs)
    assert Selection.from_query(pairs, VOCABULARY).selection == selection


def test_the_default_view_has_no_query() -> None:
    assert Selection().query_string() == ""
    assert Selection.from_query("", VOCABULARY).selection == Selection()


def test_a_whole_query() -> None:
    query = (
        "niveau=epci&mesure=emploi&programme=i-nov&programme=fonds-vert&secteur=hydrogene&theme=transition&region=76"
        "&annees=2019-2024&ti=ti-0001&perimetre=2018-149&industrie=non&dotations=oui&aides=capital&lang=en&classes=log&nb=7"
    )
    parsed = Selection.from_query(query, VOCABULARY)
    assert parsed.notices == ()
    assert parsed.selection == Selection(
        level=Level.EPCI,
        measure="emploi",
        second=None,
        programmes=("fonds-vert", "i-nov"),
        sectors=("hydrogene",),
        themes=("transition",),
        regions=("76",),
        years=(2019, 2024),
        perimeter=Perimeter.FIRST_PHASE,
        territories=("ti-0001",),
        industry_only=False,
        local_grants=True,
        aid_kinds=(AidKind.EQUITY,),
        language=Language.ENGLISH,
        method=Method.LOG,
        classes=7,
    )


def test_equal_views_have_equal_urls() -> None:
    one = Selection(programmes=("i-nov", "fonds-vert", "i-nov"), aid_kinds=GRANTS[::-1])
    other = Selection(programmes=("fonds-vert", "i-nov"))
    assert one == other
    assert one.query_string() == other.query_string() == "programme=fonds-vert&programme=i-nov"
    assert Selection(years=(2020, 2020)).query_string() == "annees=2020"


def test_no_kind_of_aid_means_the_grants() -> None:
    assert Selection(aid_kinds=()).aid_kinds == GRANTS


def test_no_least_aid_is_none() -> None:
    assert Selection(least_aid=0) == Selection()
    assert Selection(least_aid=1).query_string() == "aide_min=1"


@given(selections())
def test_filters_can_be_cleared_one_by_one(selection: Selection) -> None:
    active = selection.active_filters()
    for name in active:
        cleared = selection.cleared(name)
        assert cleared.active_filters() == tuple(other for other in active if other != name)
        assert all(getattr(cleared, f.name) == getattr(selection, f.name) for f in fields(Selection) if f.name != name)


def test_active_filters() -> None:
    assert Selection().active_filters() == ("industry_only", "local_grants")
    wide = Selection(years=(2020, 2021), regions=("76",), industry_only=False, local_grants=True)
    assert wide.active_filters() == ("regions", "years")
    with pytest.raises(KeyError):
        Selection().cleared("level")


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"years": (2021, 2020)}, "increasing"),
        ({"years": (18, 25)}, "four-digit"),
        ({"classes": 2}, "3 to 7"),
        ({"least_aid": -1}, "euros from 1"),
        ({"least_aid": 10**12 + 1}, "euros from 1"),
        ({"territories": ("7510",)}, "territory code"),
        ({"level": Level.COMMUNE}, "need an area"),
        ({"within": AreaRef(Level.REGION, "75")}, "need an area"),
    ],
)
def test_a_state_that_no_url_can_say_is_refused(state: Mapping[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Selection(**state)  # type: ignore[arg-type]


def test_the_default_measure_is_offered_everywhere() -> None:
    with pytest.raises(ValueError, match="every level"):
        Vocabulary({"aide": {Level.REGION}}, (), (), (), (), {}, (2018, 2025))
