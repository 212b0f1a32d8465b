"""How a selection is written in a query string: the key of each field, and what fields ask of each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl

from geo.model import Level
from geo.selection.vocabulary import COMPARED, STOPS, Notice, Reason

Query = str | Mapping[str, str | Sequence[str]] | Iterable[tuple[str, str]]

KEYS = {
    "level": "niveau",
    "perimeter": "perimetre",
    "within": "dans",
    "measure": "mesure",
    "programmes": "programme",
    "sectors": "secteur",
    "themes": "theme",
    "regions": "region",
    "years": "annees",
    "territories": "ti",
    "industry_only": "industrie",
    "local_grants": "dotations",
    "aid_kinds": "aides",
    "language": "lang",
    "method": "classes",
    "classes": "nb",
    "same_classes": "fixe",
    "area": "zone",
    "second": "cercles",
    "layers": "calques",
    "colour_by": "couleur",
    "tiles": "fond",
    "compared": "avec",
    "challenge": "defi",
    "weights": "poids",
    "search": "q",
    "shared_firms": "entreprises",
    "sort": "tri",
    "page": "page",
    "project": "projet",
    "view": "vue",
    "stops": "etapes",
}
JOINED = ("layers", "weights", "stops")
"""Fields whose values share one key, with commas between."""
ORDERED = ("stops",)
"""Fields whose values keep the order that they are given in."""


def settle(name: str, state: dict[str, Any]) -> list[Notice]:
    """Make the field ``name``, just read into ``state``, agree with those read before it; says what that changed."""
    rule = _RULES.get(name)
    return rule(state) if rule is not None else []


def pairs_of(query: Query) -> Iterable[tuple[str, str]]:
    """The pairs of keys and values of a query string, of pairs, or of a mapping of keys to values."""
    if isinstance(query, str):
        return parse_qsl(query.removeprefix("?"), keep_blank_values=True)
    if not isinstance(query, Mapping):
        return query
    return [(key, text) for key, value in query.items() for text in ([value] if isinstance(value, str) else value)]


def _settle_within(state: dict[str, Any]) -> list[Notice]:
    """Make level and area of communes agree: communes need an area, and only they have one."""
    if state.get("level") is Level.COMMUNE and "within" not in state:
        del state["level"]
        return [Notice(KEYS["level"], Level.COMMUNE.value, Reason.NEEDS_AREA)]
    if "within" in state and state.get("level") is not Level.COMMUNE:
        return [Notice(KEYS["within"], str(state.pop("within")), Reason.ONLY_COMMUNES)]
    return []


def _settle_compared(state: dict[str, Any]) -> list[Notice]:
    """Keep the areas of the first one's level, as many as can be compared."""
    asked = state.pop("compared", ())
    alike = [area for area in asked if area.level is asked[0].level]
    if alike:
        state["compared"] = tuple(alike[:COMPARED])
    strangers = [Notice(KEYS["compared"], str(area), Reason.OTHER_LEVEL) for area in asked if area not in alike]
    return strangers + [Notice(KEYS["compared"], str(area), Reason.TOO_MANY) for area in alike[COMPARED:]]


def _settle_stops(state: dict[str, Any]) -> list[Notice]:
    """Keep each stop once, as many as a presentation has."""
    asked = state.pop("stops", ())
    once = tuple(dict.fromkeys(asked))
    if once:
        state["stops"] = once[:STOPS]
    left = [(area, Reason.REPEATED) for at, area in enumerate(asked) if area in asked[:at]]
    left += [(area, Reason.TOO_MANY_STOPS) for area in once[STOPS:]]
    return [Notice(KEYS["stops"], str(area), reason) for area, reason in left]


def _settle_second(state: dict[str, Any]) -> list[Notice]:
    """Circles are the default beside the default measure alone: who names a measure names its circles too."""
    if "measure" in state:
        state.setdefault("second", None)
    return []


_RULES: Mapping[str, Callable[[dict[str, Any]], list[Notice]]] = {
    "within": _settle_within,
    "compared": _settle_compared,
    "second": _settle_second,
    "stops": _settle_stops,
}
