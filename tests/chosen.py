"""Random selections on the shipped data, for properties that must hold under every filter."""

from typing import TypeVar

from hypothesis import strategies as st

from geo.model import AidKind, AreaType, Level
from geo.selection.selection import Selection

Value = TypeVar("Value")
PROGRAMMES = (
    "i-nov",
    "fonds-vert",
    "detr-dsil",
    "zibac",
    "france-2030",
    "rebond-industriel",
    "ademe",
    "aides-etat-tam",
)
SECTORS = ("sante", "hydrogene", "energie", "transition-locale", "numerique", "autre")
THEMES = ("transition", "innovation", "foncier", "circularite")
REGIONS = ("11", "75", "76", "93", "06")


def _some(values: tuple[Value, ...]) -> st.SearchStrategy[tuple[Value, ...]]:
    return st.lists(st.sampled_from(values), max_size=2, unique=True).map(tuple)


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """A selection at any level but communes; about half of its filters are set."""
    first = draw(st.integers(2018, 2026))
    return Selection(
        level=draw(st.sampled_from([level for level in Level if level is not Level.COMMUNE])),
        programmes=draw(_some(PROGRAMMES)),
        sectors=draw(_some(SECTORS)),
        themes=draw(_some(THEMES)),
        regions=draw(_some(REGIONS)),
        types=draw(_some(tuple(AreaType))),
        years=draw(st.none() | st.just((first, min(first + 3, 2026)))),
        industry_only=draw(st.booleans()),
        local_grants=draw(st.booleans()),
        registers=draw(st.booleans()),
        probable=draw(st.booleans()),
        aid_kinds=tuple(draw(st.lists(st.sampled_from(AidKind), max_size=3, unique=True))),
        least_aid=draw(st.none() | st.sampled_from((1, 50_000, 1_000_000))),
    )
