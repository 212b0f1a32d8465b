"""One search for places and beneficiaries: accents, case, hyphens and "St" for "Saint" don't matter; codes work too."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

import pandas as pd

from geo.language import N_, sort_key
from geo.model import AreaRef, Level, Perimeter, area_table
from geo.selection.filters import REGISTERS
from geo.tables.store import Store

SHORTEST = 2
"""Minimum number of characters of a query: a single letter is in every name."""
LONGEST = 100
"""Number of characters of a query that are read: no name is longer, and a pasted page must not cost time."""
HITS = 12
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "cc": "", "ca": "", "cu": ""}


class Kind(StrEnum):
    """The kind of a hit, in the order in which equally good hits are listed."""

    TERRITORY = "ti"
    REGION = "region"
    DEPARTMENT = "departement"
    EPCI = "epci"
    EMPLOYMENT_AREA = "zone-emploi"
    COMMUNE = "commune"
    BENEFICIARY = "beneficiaire"


KINDS = {
    Kind.TERRITORY: N_("Territoire d'industrie"),
    Kind.REGION: N_("Region"),
    Kind.DEPARTMENT: N_("Department"),
    Kind.EPCI: N_("EPCI"),
    Kind.EMPLOYMENT_AREA: N_("Employment area"),
    Kind.COMMUNE: N_("Commune"),
    Kind.BENEFICIARY: N_("Beneficiary"),
}
_ORDER = {kind: position for position, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Hit:
    """``area`` is the area to open: the place itself, or the commune (else department) with most of a firm's projects.

    ``detail``: the code of a place, or the number of a firm's projects.
    """

    kind: Kind
    label: str
    detail: str
    area: AreaRef


@dataclass(frozen=True, slots=True)
class _Entry:
    text: str
    codes: frozenset[str]
    weight: float
    hit: Hit


def fold(text: str) -> str:
    """``text`` normalised for comparison: plain lower-case words, single spaces, abbreviations expanded or dropped.

    >>> fold("CC de St-Étienne-du-Bois"), fold("L'Haÿ-les-Roses")
    ('de saint etienne du bois', 'l hay les roses')
    """
    if text.isascii() and text.isdecimal():
        return text  # most codes: tens of thousands of them
    words = re.findall(r"[^\W_]+", sort_key(text)[0])
    return " ".join(filter(None, (_ABBREVIATIONS.get(word, word) for word in words))) or " ".join(words)


def find(store: Store, question: str, perimeter: Perimeter, limit: int = HITS) -> tuple[Hit, ...]:
    """At most ``limit`` hits that contain every word of ``question``, best first; none below `SHORTEST` characters.

    Best is an exact name or code, then a name that begins with the question, then one whose words begin with its words,
    then any other; ties are sorted in the order of `Kind`, then largest first.
    """
    asked = fold(question[:LONGEST])
    if len(asked) < SHORTEST:
        return ()
    words = asked.split()
    ranked = [
        (rank, _ORDER[entry.hit.kind], -entry.weight, entry.hit.label, entry.hit)
        for entry in chain(store.ask(_areas, perimeter), store.ask(_others))
        if words[0] in entry.text or asked in entry.codes
        if (rank := _rank(entry, asked, words)) is not None
    ]
    return tuple(row[-1] for row in sorted(ranked, key=lambda row: row[:-1])[:limit])


def _rank(entry: _Entry, asked: str, words: list[str]) -> int | None:
    if entry.text == asked or asked in entry.codes:
        return 0
    if not all(word in entry.text for word in words):
        return None
    if entry.text.startswith(asked):
        return 1
    padded = f" {entry.text}"
    return 2 if all(f" {word}" in padded for word in words) else 3


def _entry(
    kind: Kind, label: str, detail: str, area: AreaRef, weight: object, codes: Iterable[str], name: str | None = None
) -> _Entry:
    """``name``: the text to search, where it is not all of ``label``."""
    heavy = 0.0 if weight is None or pd.isna(weight) else float(weight)  # type: ignore[call-overload,arg-type]
    return _Entry(fold(name or label), frozenset(map(fold, codes)), heavy, Hit(kind, label, detail, area))


def _areas(store: Store, perimeter: Perimeter) -> tuple[_Entry, ...]:
    """All searchable areas above the communes, with the territories of ``perimeter``."""
    found = []
    for level in (Level.TERRITORY, Level.REGION, Level.DEPARTMENT, Level.EPCI, Level.EMPLOYMENT_AREA):
        table = store.table(f"boundaries-{area_table(level, perimeter)}").select("code", "label", "population")
        for code, label, population in store.run(table).itertuples(index=False):
            found.append(_entry(Kind(level.value), label, code, AreaRef(level, code), population, (code,)))
    return tuple(found)


def _others(store: Store) -> tuple[_Entry, ...]:
    """Everything else that can be found, whatever the perimeter; built in about a second."""
    return (*_communes(store), *_beneficiaries(store))


def _communes(store: Store) -> Iterator[_Entry]:
    table = store.table("communes").select("insee", "name", "departement", "population")
    for insee, name, departement, population in store.run(table).itertuples(index=False):
        # The department distinguishes namesakes, but is not part of the searched name.
        label, area = f"{name} ({departement})", AreaRef(Level.COMMUNE, insee)
        yield _entry(Kind.COMMUNE, label, insee, area, population, (insee,), name)


def _beneficiaries(store: Store) -> Iterator[_Entry]:
    """Firms and bodies, by SIREN or else by name, with a project in a known commune or department, registers aside."""
    projects = store.table("projects").filter(lambda rows: ~rows.programme.isin(REGISTERS))
    rows = store.run(projects.select("beneficiary", "siren", "insee", "departement"))
    rows = rows[rows["beneficiary"].notna() & rows["departement"].notna()]
    names: dict[str, str] = {}
    places: defaultdict[str, Counter[AreaRef]] = defaultdict(Counter)
    for name, siren, insee, departement in rows.itertuples(index=False):
        key = siren if isinstance(siren, str) else fold(name)
        known = isinstance(insee, str)
        places[key][AreaRef(Level.COMMUNE, insee) if known else AreaRef(Level.DEPARTMENT, departement)] += 1
        names.setdefault(key, name)
    for key, counted in places.items():
        area = max(counted, key=lambda ref: (ref.level is Level.COMMUNE, counted[ref], ref))
        total = counted.total()
        yield _entry(Kind.BENEFICIARY, names[key], str(total), area, total, (key,) if key.isdigit() else ())
