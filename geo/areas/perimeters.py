"""How the perimeters of the Territoires d'industrie changed between versions, based on their communes.

The same code may name different territories in the two versions, so territories are matched by shared communes.
"""

from dataclasses import dataclass

import pandas as pd

from geo.language import sort_key
from geo.model import AreaRef, Level, Perimeter, area_column
from geo.tables.store import Store


@dataclass(frozen=True)
class Change:
    """A territory compared with those of the other version that share communes with it.

    ``overlaps``: code, label, shared (number of communes), largest overlap first; the first one is the main
    counterpart. ``joined``: names of communes in the later perimeter only; ``left``: in the earlier one only, whichever
    version is viewed; both sorted. ``same``: number of communes in both.
    """

    other: Perimeter
    overlaps: pd.DataFrame
    joined: tuple[str, ...]
    left: tuple[str, ...]
    same: int


def other_version(perimeter: Perimeter) -> Perimeter:
    """The version other than ``perimeter``."""
    return next(version for version in Perimeter if version is not perimeter)


def change(store: Store, code: str, perimeter: Perimeter) -> Change:
    """How the territory ``code`` of ``perimeter`` changed; without a counterpart, all its communes joined or left."""
    other = other_version(perimeter)
    frame = store.run(store.table("communes").select("insee", "name", "ti_2018", "ti_2024"))
    inside = frame[perimeter.column] == code
    shared = frame.loc[inside, other.column].dropna().value_counts()
    labels = store.territories[other]
    counted = [(str(key), labels[str(key)], int(number)) for key, number in shared.items() if str(key) in labels]
    counted.sort(key=lambda row: (-row[2], row[0]))
    overlaps = pd.DataFrame(counted, columns=["code", "label", "shared"])
    match = (frame[other.column] == counted[0][0]).fillna(False) if counted else pd.Series(False, index=frame.index)
    inside, match = inside.fillna(False).astype(bool), match.astype(bool)
    now, before = (inside, match) if perimeter is Perimeter.SECOND_PHASE else (match, inside)
    return Change(
        other=other,
        overlaps=overlaps,
        joined=tuple(sorted(frame.loc[now & ~before, "name"], key=sort_key)),
        left=tuple(sorted(frame.loc[before & ~now, "name"], key=sort_key)),
        same=int((now & before).sum()),
    )


def counterparts(store: Store, code: str, perimeter: Perimeter) -> pd.DataFrame:
    """Territories of the other version that share communes with ``code`` of ``perimeter``: code, label, shared."""
    return change(store, code, perimeter).overlaps


def held(store: Store, area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """Territories of ``perimeter`` that share communes with ``area``, of any level: code, label, shared, most first."""
    communes = store.table("communes")
    inside = communes.filter(communes[area_column(area.level, perimeter)] == area.code)
    codes = store.run(inside.select(code=perimeter.column))["code"].dropna()
    labels = store.territories[perimeter]
    counted = {str(key): int(number) for key, number in codes.value_counts().items()}
    rows: list[tuple[str, str, int]] = [(key, labels[key], number) for key, number in counted.items() if key in labels]
    rows.sort(key=lambda row: (-row[2], row[0]))
    return pd.DataFrame(rows, columns=["code", "label", "shared"])


def around_commune(store: Store, insee: str, perimeter: Perimeter) -> tuple[AreaRef, ...]:
    """The areas with a profile that contain a commune: EPCI, territory, employment area, department, region."""
    communes = store.table("communes")
    row = store.run(communes.filter(communes.insee == insee)).to_dict("records")[0]
    levels = (Level.EPCI, Level.TERRITORY, Level.EMPLOYMENT_AREA, Level.DEPARTMENT, Level.REGION)
    found = [(level, row[area_column(level, perimeter)]) for level in levels]
    return tuple(AreaRef(level, code) for level, code in found if isinstance(code, str))
