"""A small vocabulary of links, and a strategy for the selections that it allows."""

from collections.abc import Collection

from hypothesis import strategies as st

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
from geo.selection.selection import Selection
from geo.selection.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    measures={
        **dict.fromkeys(("aide_par_emploi", "aide", "projets"), frozenset(Level)),
        "emploi": frozenset({Level.EPCI}),
    },
    programmes=frozenset({"i-nov", "fonds-vert", "france-2030"}),
    sectors=frozenset({"hydrogene", "batteries"}),
    themes=frozenset({"transition", "numerique"}),
    regions=frozenset({"76", "84", "01"}),
    territories={Perimeter.FIRST_PHASE: {"ti-0001"}, Perimeter.SECOND_PHASE: {"ti-0001", "ti-7510"}},
    years=(2018, 2025),
    areas={
        Level.EPCI: {"200067254"},
        Level.EMPLOYMENT_AREA: {"0051"},
        Level.DEPARTMENT: {"64", "2A"},
        Level.REGION: {"75"},
        Level.COMMUNE: {"64445"},
    },
    projects=frozenset({"i-nov-1", "fonds-vert-2"}),
    sites=frozenset({"irep-1", "irep-052.04961"}),
    criteria=frozenset({"levier", "emploi_prive"}),
)
REFS = (
    "ti-0001",
    "epci-200067254",
    "zone-emploi-0051",
    "departement-2A",
    "departement-64",
    "region-75",
    "commune-64445",
)
YEARS = st.tuples(st.integers(2018, 2025), st.integers(2018, 2025)).map(lambda years: (min(years), max(years)))


def some(choices: Collection[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(sorted(choices)), max_size=4).map(tuple)


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
        types=tuple(draw(st.lists(st.sampled_from(AreaType)))),
        years=draw(st.none() | YEARS),
        perimeter=perimeter,
        territories=draw(some(VOCABULARY.territories[perimeter])),
        industry_only=draw(st.booleans()),
        local_grants=draw(st.booleans()),
        registers=draw(st.booleans()),
        probable=draw(st.booleans()),
        aid_kinds=tuple(draw(st.lists(st.sampled_from(AidKind)))),
        least_aid=draw(st.none() | st.integers(1, 10**12)),
        language=draw(st.sampled_from(Language)),
        method=draw(st.sampled_from(Method)),
        classes=draw(st.integers(3, 7)),
        same_classes=draw(st.booleans()),
        area=draw(st.none() | st.sampled_from(refs)),
        second=draw(st.none() | st.sampled_from(offered)),
        layers=tuple(draw(st.lists(st.sampled_from(Layer)))),
        colour_by=draw(st.sampled_from(ColourBy)),
        tiles=draw(st.none() | st.sampled_from(Tiles)),
        compared=draw(st.sampled_from([(), (refs[0],), (refs[3], refs[4])])),
        challenge=draw(st.sampled_from(Challenge)),
        weights=draw(some({"levier-0", "levier-5", "emploi_prive-2"})),
        search=draw(st.none() | st.text(max_size=120)),
        shared_firms=draw(st.booleans()),
        sort=draw(st.sampled_from(Order)),
        page=draw(st.integers(1, 99_999)),
        project=draw(st.none() | st.sampled_from(sorted(VOCABULARY.projects))),
        site=draw(st.none() | st.sampled_from(sorted(VOCABULARY.sites))),
        tab=draw(st.sampled_from(Tab)),
        view=draw(st.sampled_from(View)),
        stops=tuple(draw(st.lists(st.sampled_from(refs[:-1])))),
    )
