"""Reading query strings: any text gives a valid selection, and ignored values are named."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import (
    AreaRef,
    Language,
    Layer,
    Level,
)
from geo.selection.selection import FIELDS, Selection
from geo.selection.vocabulary import STOPS, Notice, Reason
from tests.addresses import VOCABULARY

KEYS = [*(field.key for field in FIELDS.values()), "embed", "nope"]
WORDS = [
    "ti",
    "epci",
    "aide",
    "emploi",
    "i-nov",
    "76",
    "2018-2025",
    "2030",
    "1000000",
    "1999-2020",
    "2020-2019",
    "ti-7510",
    "non",
    "subvention",
    "en",
    "log",
    "7",
    "commune",
    "departement-64",
    "commune-64445",
    "oui",
    "projets,sites",
    "osm",
    "levier-3,levier-9",
    "roi-territorial",
    "i-nov-1",
    "presentation",
    "ti-7510,region-75,ti-7510,ti-9999",
    "",
    " ",
    "\ud800",
    "ti-٧٥١٠",
    "²",
]
ANY_KEY, ANY_VALUE = st.sampled_from(KEYS) | st.text(max_size=9), st.sampled_from(WORDS) | st.text()
PAIRS = st.lists(st.tuples(ANY_KEY, ANY_VALUE), max_size=12)


@given(PAIRS | PAIRS.map(dict) | st.text() | PAIRS.map(lambda pairs: urlencode(pairs, errors="replace")))
def test_any_query_gives_a_valid_selection(query: list[tuple[str, str]] | dict[str, str] | str) -> None:
    selection, notices = (parsed := Selection.from_query(query, VOCABULARY)).selection, parsed.notices
    assert Selection.from_query(selection.to_query(), VOCABULARY).selection == selection
    assert selection.level in VOCABULARY.measures[selection.measure]
    assert set(selection.territories) <= set(VOCABULARY.territories[selection.perimeter])
    assert set(selection.programmes) <= set(VOCABULARY.programmes)
    assert selection.years is None or 2018 <= selection.years[0] <= selection.years[1] <= 2025
    assert all(len(notice.key) <= 80 and len(notice.value) <= 80 for notice in notices)
    assert not {notice.key for notice in notices} & {"embed", "embed_options"}


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("teinte=rouge", Notice("teinte", "rouge", Reason.UNKNOWN_KEY)),
        ("couleur=rouge", Notice("couleur", "rouge", Reason.UNKNOWN_VALUE)),
        ("calques=routes", Notice("calques", "routes", Reason.UNKNOWN_VALUE)),
        ("zone=commune-64300", Notice("zone", "commune-64300", Reason.UNKNOWN_VALUE)),
        ("tri=prix", Notice("tri", "prix", Reason.UNKNOWN_VALUE)),
        ("page=0", Notice("page", "0", Reason.ILL_FORMED)),
        ("projet=inconnu", Notice("projet", "inconnu", Reason.UNKNOWN_VALUE)),
        ("zone=epci", Notice("zone", "epci", Reason.ILL_FORMED)),
        ("zone=ti-9999", Notice("zone", "ti-9999", Reason.UNKNOWN_VALUE)),
        ("dans=ti-7510", Notice("dans", "ti-7510", Reason.ONLY_COMMUNES)),
        ("cercles=emploi", Notice("cercles", "emploi", Reason.NOT_AT_LEVEL)),
        ("programme=inconnu", Notice("programme", "inconnu", Reason.UNKNOWN_VALUE)),
        ("programme=", Notice("programme", "", Reason.ILL_FORMED)),
        ("niveau=commune", Notice("niveau", "commune", Reason.NEEDS_AREA)),
        ("industrie=1", Notice("industrie", "1", Reason.UNKNOWN_VALUE)),
        ("nb=8", Notice("nb", "8", Reason.UNKNOWN_VALUE)),
        ("nb=05", Notice("nb", "05", Reason.UNKNOWN_VALUE)),
        ("ti=7510", Notice("ti", "7510", Reason.ILL_FORMED)),
        ("ti=ti-7510%0A", Notice("ti", "ti-7510\n", Reason.ILL_FORMED)),
        ("ti=ti-9999", Notice("ti", "ti-9999", Reason.UNKNOWN_VALUE)),
        ("aide_min=0", Notice("aide_min", "0", Reason.ILL_FORMED)),
        ("aide_min=-5", Notice("aide_min", "-5", Reason.ILL_FORMED)),
        ("aide_min=1e6", Notice("aide_min", "1e6", Reason.ILL_FORMED)),
        ("aide_min=1000000000001", Notice("aide_min", "1000000000001", Reason.ILL_FORMED)),
        ("aide_min=" + "9" * 5_000, Notice("aide_min", "9" * 80, Reason.ILL_FORMED)),
        ("annees=2020-2019", Notice("annees", "2020-2019", Reason.ILL_FORMED)),
        ("annees=hier", Notice("annees", "hier", Reason.ILL_FORMED)),
        ("annees=1990-1995", Notice("annees", "1990-1995", Reason.OUT_OF_BOUNDS)),
        ("mesure=emploi", Notice("mesure", "emploi", Reason.NOT_AT_LEVEL)),
        ("x=" + "a" * 200, Notice("x", "a" * 80, Reason.UNKNOWN_KEY)),
    ],
)
def test_what_is_ignored_is_named(query: str, notice: Notice) -> None:
    parsed = Selection.from_query(query, VOCABULARY)
    assert parsed.notices == (notice,)
    assert parsed.selection == Selection()


def test_years_are_clamped() -> None:
    parsed = Selection.from_query("annees=2010-2020", VOCABULARY)
    assert parsed.selection.years == (2018, 2020)
    assert parsed.notices == (Notice("annees", "2010-2020", Reason.OUT_OF_BOUNDS),)


def test_the_first_of_repeated_values_counts() -> None:
    parsed = Selection.from_query("lang=en&lang=fr&lang=en", VOCABULARY)
    assert parsed.selection.language is Language.ENGLISH
    assert parsed.notices == (Notice("lang", "fr", Reason.REPEATED),)


def test_good_values_survive_bad_neighbours() -> None:
    parsed = Selection.from_query("programme=i-nov&programme=inconnu", VOCABULARY)
    assert parsed.selection.programmes == ("i-nov",)
    assert len(parsed.notices) == 1


def test_territories_are_those_of_the_perimeter() -> None:
    parsed = Selection.from_query("ti=ti-7510&perimetre=2018-149", VOCABULARY)
    assert parsed.notices == (Notice("ti", "ti-7510", Reason.UNKNOWN_VALUE),)


def test_communes_of_an_area_that_is_gone_fall_back_with_both_notices() -> None:
    parsed = Selection.from_query("niveau=commune&dans=epci-1", VOCABULARY)
    assert parsed.selection == Selection()
    assert [notice.reason for notice in parsed.notices] == [Reason.UNKNOWN_VALUE, Reason.NEEDS_AREA]


def test_communes_are_not_shown_inside_a_commune() -> None:
    parsed = Selection.from_query("niveau=commune&dans=commune-64445", VOCABULARY)
    assert Notice("dans", "commune-64445", Reason.UNKNOWN_VALUE) in parsed.notices


def test_layers_share_one_key() -> None:
    selection = Selection(layers=(Layer.SITES, Layer.PROJECTS, Layer.SITES))
    assert selection.query_string() == "calques=projets,sites"
    mixed = Selection.from_query("calques=sites&calques=projets,routes", VOCABULARY)
    assert mixed.selection == selection
    assert mixed.notices == (Notice("calques", "routes", Reason.UNKNOWN_VALUE),)


def test_foreign_keys_are_passed_over() -> None:
    assert Selection.from_query("embed=true&embed_options=dark_theme", VOCABULARY).notices == ()


def test_stops_keep_their_order_and_what_is_left_out_is_named() -> None:
    parsed = Selection.from_query("vue=presentation&etapes=region-75,ti-7510,region-75,ti-9999,nope", VOCABULARY)
    assert [*map(str, parsed.selection.stops)] == ["region-75", "ti-7510"]
    assert parsed.selection.query_string() == "vue=presentation&etapes=region-75,ti-7510"
    assert {(notice.value, notice.reason) for notice in parsed.notices} == {
        ("region-75", Reason.REPEATED),
        ("ti-9999", Reason.UNKNOWN_VALUE),
        ("nope", Reason.ILL_FORMED),
    }


def test_a_presentation_has_forty_stops_at_most() -> None:
    codes = {f"{number:02}" for number in range(1, 44)}
    many = replace(VOCABULARY, areas={Level.DEPARTMENT: codes})
    parsed = Selection.from_query(f"etapes={','.join(f'departement-{code}' for code in sorted(codes))}", many)
    assert len(parsed.selection.stops) == STOPS == 40
    assert [notice.reason for notice in parsed.notices] == [Reason.TOO_MANY_STOPS] * 3
    with pytest.raises(ValueError, match="41 stops"):
        Selection(stops=tuple(AreaRef(Level.DEPARTMENT, f"{number:02}") for number in range(1, 42)))
