"""Rules for values: what a field refuses, what it keeps of a value, how it agrees with the fields read before it."""

from collections.abc import Callable
from typing import Any, TypeAlias

from geo.model import AreaRef, Level
from geo.selection.kinds import searched
from geo.selection.vocabulary import CLASS_NUMBERS, COMPARED, STOPS, Reason

MOST_AID = 10**12
"""Largest minimum aid, in euros, that a view can filter by."""
State: TypeAlias = dict[str, Any]
"""Fields read so far, by name."""
Agreement: TypeAlias = Callable[[State], list[tuple[str, str, Reason]]]
"""Makes the field just read agree with those before it; returns what it drops: the field, the value, and the reason."""


def valid_years(years: tuple[int, int] | None) -> tuple[int, int] | None:
    """``years``; raises ``ValueError`` unless they are in order and have four digits."""
    if years is not None and not 1000 <= years[0] <= years[1] <= 9999:
        raise ValueError(f"years {years!r} are not an increasing range of four-digit years")
    return years


def valid_least_aid(euros: int | None) -> int | None:
    """``euros``, None for zero, which narrows nothing; raises ``ValueError`` below zero and above `MOST_AID`."""
    if euros is not None and not 0 <= euros <= MOST_AID:
        raise ValueError(f"least aid {euros!r}; euros from 1 to {MOST_AID}")
    return euros or None


def valid_classes(classes: int) -> int:
    """``classes``; raises ``ValueError`` for more or fewer than a map can have."""
    if classes not in CLASS_NUMBERS:
        raise ValueError(f"{classes!r} classes; choose {CLASS_NUMBERS[0]} to {CLASS_NUMBERS[-1]}")
    return classes


def valid_territories(codes: tuple[str, ...]) -> tuple[str, ...]:
    """``codes``; raises ``ValueError`` for a text that is not a territory code."""
    for code in codes:
        if (ref := AreaRef.parse(code)) is None or ref.level is not Level.TERRITORY:
            raise ValueError(f"{code!r} is no territory code; codes look like 'ti-7510'")
    return codes


def valid_compared(areas: tuple[AreaRef, ...]) -> tuple[AreaRef, ...]:
    """``areas``; raises ``ValueError`` for too many, and for areas of several levels."""
    if len({area.level for area in areas}) > 1 or len(areas) > COMPARED:
        raise ValueError(f"can't compare {[*map(str, areas)]}: {COMPARED} areas at most, of one level")
    return areas


def valid_stops(areas: tuple[AreaRef, ...]) -> tuple[AreaRef, ...]:
    """``areas``; raises ``ValueError`` for too many."""
    if len(areas) > STOPS:
        raise ValueError(f"{len(areas)} stops; a presentation has {STOPS} at most")
    return areas


def valid_page(page: int) -> int:
    """``page``; raises ``ValueError`` below 1."""
    if page < 1:
        raise ValueError(f"page {page!r}; pages count from 1")
    return page


def one_weight_each(weights: tuple[str, ...]) -> tuple[str, ...]:
    """One weight per criterion: the lowest, which sorts first."""
    kept = {text.rpartition("-")[0]: text for text in reversed(weights)}
    return tuple(sorted(kept.values()))


def searched_or_none(text: str | None) -> str | None:
    """What a search keeps of ``text``; None if nothing."""
    return searched(text or "") or None


def agree_within(state: State) -> list[tuple[str, str, Reason]]:
    """Communes need an enclosing area, and no other level has one."""
    if state.get("level") is Level.COMMUNE and "within" not in state:
        del state["level"]
        return [("level", Level.COMMUNE.value, Reason.NEEDS_AREA)]
    if "within" in state and state.get("level") is not Level.COMMUNE:
        return [("within", str(state.pop("within")), Reason.ONLY_COMMUNES)]
    return []


def agree_compared(state: State) -> list[tuple[str, str, Reason]]:
    """Keeps the areas of the same level as the first, as many as can be compared."""
    asked = state.pop("compared", ())
    alike = [area for area in asked if area.level is asked[0].level]
    if alike:
        state["compared"] = tuple(alike[:COMPARED])
    strangers = [("compared", str(area), Reason.OTHER_LEVEL) for area in asked if area not in alike]
    return strangers + [("compared", str(area), Reason.TOO_MANY) for area in alike[COMPARED:]]


def agree_stops(state: State) -> list[tuple[str, str, Reason]]:
    """Keeps each stop once, up to the maximum of a presentation."""
    asked = state.pop("stops", ())
    once = tuple(dict.fromkeys(asked))
    if once:
        state["stops"] = once[:STOPS]
    left = [("stops", str(area), Reason.REPEATED) for at, area in enumerate(asked) if area in asked[:at]]
    return left + [("stops", str(area), Reason.TOO_MANY_STOPS) for area in once[STOPS:]]


def agree_second(state: State) -> list[tuple[str, str, Reason]]:
    """Circles are a default beside the default measure only: a link that names a measure must name its circles too."""
    if "measure" in state:
        state.setdefault("second", None)
    return []
