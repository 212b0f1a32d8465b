"""Rules of values: what a field refuses, what it keeps of what it is given, what it asks of fields read before it."""

from collections.abc import Callable
from typing import Any, TypeAlias

from geo.model import AreaRef, Level
from geo.selection.kinds import searched
from geo.selection.vocabulary import CLASS_NUMBERS, COMPARED, STOPS, Reason

MOST_AID = 10**12
"""Euros that a project can be asked to have at least, at most."""
State: TypeAlias = dict[str, Any]
"""Fields that were read so far, by name."""
Agreement: TypeAlias = Callable[[State], list[tuple[str, str, Reason]]]
"""Makes the field just read agree with those before it; says of what it drops: the field, the value, and why."""


def valid_years(years: tuple[int, int] | None) -> tuple[int, int] | None:
    """Raises ``ValueError`` unless they increase and have four digits."""
    if years is not None and not 1000 <= years[0] <= years[1] <= 9999:
        raise ValueError(f"years {years!r} are not an increasing range of four-digit years")
    return years


def valid_least_aid(euros: int | None) -> int | None:
    """None for zero, which narrows nothing; raises ``ValueError`` for a negative amount, and beyond `MOST_AID`."""
    if euros is not None and not 0 <= euros <= MOST_AID:
        raise ValueError(f"least aid {euros!r}; euros from 1 to {MOST_AID}")
    return euros or None


def valid_classes(classes: int) -> int:
    """Raises ``ValueError`` for more or fewer than a map can have."""
    if classes not in CLASS_NUMBERS:
        raise ValueError(f"{classes!r} classes; choose {CLASS_NUMBERS[0]} to {CLASS_NUMBERS[-1]}")
    return classes


def valid_territories(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Raises ``ValueError`` for a text that is no code of a territory."""
    for code in codes:
        if (ref := AreaRef.parse(code)) is None or ref.level is not Level.TERRITORY:
            raise ValueError(f"{code!r} is no territory code; codes look like 'ti-7510'")
    return codes


def valid_compared(areas: tuple[AreaRef, ...]) -> tuple[AreaRef, ...]:
    """Raises ``ValueError`` for too many areas, and for areas of several levels."""
    if len({area.level for area in areas}) > 1 or len(areas) > COMPARED:
        raise ValueError(f"can't compare {[*map(str, areas)]}: {COMPARED} areas at most, of one level")
    return areas


def valid_stops(areas: tuple[AreaRef, ...]) -> tuple[AreaRef, ...]:
    """Raises ``ValueError`` for too many."""
    if len(areas) > STOPS:
        raise ValueError(f"{len(areas)} stops; a presentation has {STOPS} at most")
    return areas


def valid_page(page: int) -> int:
    """Raises ``ValueError`` below the first."""
    if page < 1:
        raise ValueError(f"page {page!r}; pages count from 1")
    return page


def one_weight_each(weights: tuple[str, ...]) -> tuple[str, ...]:
    """One weight for a criterion: the lowest, as the others come after it."""
    kept = {text.rpartition("-")[0]: text for text in reversed(weights)}
    return tuple(sorted(kept.values()))


def searched_or_none(text: str | None) -> str | None:
    """What a search keeps of ``text``; None when that is nothing."""
    return searched(text or "") or None


def agree_within(state: State) -> list[tuple[str, str, Reason]]:
    """Communes need an area, and only they have one."""
    if state.get("level") is Level.COMMUNE and "within" not in state:
        del state["level"]
        return [("level", Level.COMMUNE.value, Reason.NEEDS_AREA)]
    if "within" in state and state.get("level") is not Level.COMMUNE:
        return [("within", str(state.pop("within")), Reason.ONLY_COMMUNES)]
    return []


def agree_compared(state: State) -> list[tuple[str, str, Reason]]:
    """Keeps the areas of the first one's level, as many as can be compared."""
    asked = state.pop("compared", ())
    alike = [area for area in asked if area.level is asked[0].level]
    if alike:
        state["compared"] = tuple(alike[:COMPARED])
    strangers = [("compared", str(area), Reason.OTHER_LEVEL) for area in asked if area not in alike]
    return strangers + [("compared", str(area), Reason.TOO_MANY) for area in alike[COMPARED:]]


def agree_stops(state: State) -> list[tuple[str, str, Reason]]:
    """Keeps each stop once, as many as a presentation has."""
    asked = state.pop("stops", ())
    once = tuple(dict.fromkeys(asked))
    if once:
        state["stops"] = once[:STOPS]
    left = [("stops", str(area), Reason.REPEATED) for at, area in enumerate(asked) if area in asked[:at]]
    return left + [("stops", str(area), Reason.TOO_MANY_STOPS) for area in once[STOPS:]]


def agree_second(state: State) -> list[tuple[str, str, Reason]]:
    """Circles are the default beside the default measure alone: who names a measure names its circles too."""
    if "measure" in state:
        state.setdefault("second", None)
    return []
