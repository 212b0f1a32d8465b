"""The selection and its query string."""

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from random import Random
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.classify import Method
from geo.model import (
    GRANTS,
    AidKind,
    AreaRef,
    Challenge,
    ColourBy,
    Language,
    Layer,
    Level,
    Order,
    Perimeter,
    Tiles,
    View,
)
from geo.selection import Selection
from geo.vocabulary import STOPS, Notice, Reason, Vocabulary

VOCABULARY = Vocabulary(
    measures={"aide": frozenset(Level), "projets": frozenset(Level), "emploi": frozenset({Level.EPCI})},
    programmes=frozenset({"i-nov", "fonds-vert", "france-2030"}),
    sectors=frozenset({"hydrogene", "batteries"}),
    themes=frozenset({"transition", "numerique"}),
    regions=frozenset({"76", "84", "01"}),
    territories={Perimeter.FIRST_PHASE: {"ti-0001"}, Perimeter.SECOND_PHASE: {"ti-0001", "ti-7510"}},
    years=(2018, 2025),
    areas={Level.EPCI: {"200067254"}, Level.DEPARTMENT: {"64", "2A"}, Level.REGION: {"75"}, Level.COMMUNE: {"64445"}},
    projects=frozenset({"i-nov-1", "fonds-vert-2"}),
    criteria=frozenset({"levier", "emploi_prive"}),
)
REFS = ("ti-0001", "epci-200067254", "departement-2A", "departement-64", "region-75", "commune-64445")
KEYS = [
    "niveau",
    "mesure",
    "programme",
    "secteur",
    "theme",
    "region",
    "annees",
    "ti",
    "perimetre",
    "industrie",
    "aides",
    "lang",
    "classes",
    "nb",
    "dans",
    "fixe",
    "zone",
    "cercles",
    "calques",
    "couleur",
    "fond",
    "avec",
    "defi",
    "poids",
    "q",
    "entreprises",
    "tri",
    "page",
    "projet",
    "vue",
    "etapes",
    "embed",
    "nope",
]
WORDS = [
    "ti",
    "epci",
    "aide",
    "emploi",
    "i-nov",
    "76",
    "2018-2025",
    "2030",
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
YEARS = st.tuples(st.integers(2018, 2025), st.integers(2018, 2025)).map(lambda years: (min(years), max(years)))


def some(choices: Collection[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(choices)), max_size=4).map(lambda chosen: tuple(chosen))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    level, perimeter = draw(st.sampled_from(Level)), draw(st.sampled_from(Perimeter))
    offered = sorted(slug for slug, levels in VOCABULARY.measures.items() if level in levels)
    refs = [AreaRef.parse(text) for text in REFS]
    return Selection(
        level=level,
        within=draw(st.sampled_from(refs[:-1])) if level is Level.COMMUNE else None,
        measure=draw(st.sampled_from(offered)),
        programmes=draw(some(VOCABULARY.programmes)),
        sectors=draw(some(VOCABULARY.sectors)),
        themes=draw(some(VOCABULARY.themes)),
        regions=draw(some(VOCABULARY.regions)),
        years=draw(st.none() | YEARS),
        perimeter=perimeter,
        territories=draw(some(VOCABULARY.territories[perimeter])),
        industry_only=draw(st.booleans()),
        aid_kinds=tuple(draw(st.lists(st.sampled_from(AidKind)))),
        language=draw(st.sampled_from(Language)),
        method=draw(st.sampled_from(Method)),
        classes=draw(st.integers(3, 7)),
        same_classes=draw(st.booleans()),
        area=draw(st.none() | st.sampled_from(refs)),
        second=draw(st.none() | st.sampled_from(offered)),
        layers=tuple(draw(st.lists(st.sampled_from(Layer)))),
        colour_by=draw(st.sampled_from(ColourBy)),
        tiles=draw(st.none() | st.sampled_from(Tiles)),
        compared=draw(st.sampled_from([(), (refs[0],), (refs[2], refs[3])])),
        challenge=draw(st.sampled_from(Challenge)),
        weights=draw(some({"levier-0", "levier-5", "emploi_prive-2"})),
        search=draw(st.none() | st.text(max_size=120)),
        shared_firms=draw(st.booleans()),
        sort=draw(st.sampled_from(Order)),
        page=draw(st.integers(1, 99_999)),
        project=draw(st.none() | st.sampled_from(sorted(VOCABULARY.projects))),
        view=draw(st.sampled_from(View)),
        stops=tuple(draw(st.lists(st.sampled_from(refs[:-1])))),
    )


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


def test_the_default_view_has_no_query() -> None:
    assert Selection().query_string() == ""
    assert Selection.from_query("", VOCABULARY).selection == Selection()


def test_a_whole_query() -> None:
    query = (
        "niveau=epci&mesure=emploi&programme=i-nov&programme=fonds-vert&secteur=hydrogene&theme=transition&region=76"
        "&annees=2019-2024&ti=ti-0001&perimetre=2018-149&industrie=non&aides=capital&lang=en&classes=log&nb=7"
    )
    parsed = Selection.from_query(query, VOCABULARY)
    assert parsed.notices == ()
    assert parsed.selection == Selection(
        level=Level.EPCI,
        measure="emploi",
        programmes=("fonds-vert", "i-nov"),
        sectors=("hydrogene",),
        themes=("transition",),
        regions=("76",),
        years=(2019, 2024),
        perimeter=Perimeter.FIRST_PHASE,
        territories=("ti-0001",),
        industry_only=False,
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


@given(selections())
def test_filters_can_be_cleared_one_by_one(selection: Selection) -> None:
    active = selection.active_filters()
    for name in active:
        cleared = selection.cleared(name)
        assert cleared.active_filters() == tuple(other for other in active if other != name)
        assert all(getattr(cleared, f.name) == getattr(selection, f.name) for f in fields(Selection) if f.name != name)


def test_active_filters() -> None:
    assert Selection().active_filters() == ("industry_only",)
    assert Selection(years=(2020, 2021), regions=("76",), industry_only=False).active_filters() == ("regions", "years")
    with pytest.raises(KeyError):
        Selection().cleared("level")


@pytest.mark.parametrize(
    ("state", "message"),
    [
        ({"years": (2021, 2020)}, "increasing"),
        ({"years": (18, 25)}, "four-digit"),
        ({"classes": 2}, "3 to 7"),
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
