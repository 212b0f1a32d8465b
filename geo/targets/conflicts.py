"""Figures that contradict each other, side by side: one quantity, one period, two values or two sources.

No field of the tables links rows about the same quantity, so the pairs are listed here, each with its reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from geo.language import N_
from geo.tables.store import Store
from geo.targets.quantities import Quantity, Reading
from geo.targets.targets import Target, confidence, targets

Figures = Mapping[str, Mapping[Any, Any]]
NOTED = ("environ", "plus de")
"""What the name of a figure may add about its value, in brackets at the end."""


@dataclass(frozen=True, slots=True)
class Cell:
    """The location of a value: a key of ``figures``, or an id of ``targets`` and its column."""

    key: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A quantity that is published more than once: its name and why the values differ, both messages."""

    name: str
    reason: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """One of the values: the key of its row, number and unit, date as published ("": unknown), source, confidence."""

    key: str
    quantity: Quantity
    dated: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A quantity and all the values claimed for it."""

    listed: Listed
    claims: tuple[Claim, ...]


CONFLICTS = (
    Listed(
        N_("Money committed by France 2030 in 2023"),
        N_("The barometer counts two dates of 2023; the article counts “two years” without saying from when."),
        (Cell("fr2030_committed_2023"), Cell("fr2030_barometer_2023_08"), Cell("fr2030_barometer_2023_12")),
    ),
    Listed(
        N_("Green fund for Territoires d'industrie in 2024: envelope"),
        N_("The envelope announced in January was cut in August of the same year."),
        (Cell("fonds_vert_ti_envelope"), Cell("fonds_vert_ti_envelope_revised")),
    ),
    Listed(
        N_("Share of industry in GDP in 2025"),
        N_("“About 10%” is a rounded statement; the other is an estimate. Neither says what it counts as industry."),
        (Cell("industry_gdp_fr"), Cell("pib_2035", "latest")),
    ),
    Listed(
        N_("Share of industry in GDP: year of the 15% target"),
        N_("The same 15% is promised for 2030 in one source and for 2035 in the others."),
        (Cell("pib_2030", "target"), Cell("pib_2035", "target")),
    ),
    Listed(
        N_("Installed electrolysis capacity in 2030: target"),
        N_("The strategy of April 2025 lowered the initial target."),
        (Cell("f2030_02b", "baseline"), Cell("f2030_02b", "target")),
    ),
    Listed(
        N_("Electric and hybrid vehicles made in France: target for 2030"),
        N_("The article says “a year”; the target of 2021 does not."),
        (Cell("ev_2030"), Cell("f2030_04a", "target")),
    ),
)
INDUSTRY_SHARE: Mapping[str, str] = {"industry_gdp_fr": N_("France"), "industry_gdp_de": N_("Germany")}
"""Keys of ``figures``: industry in GDP, for the countries shown side by side."""


def judged(store: Store) -> tuple[Target, ...]:
    """`geo.targets.targets`, each marked if it is part of a listed conflict: it then gets no progress."""
    contested = {cell.key for listed in CONFLICTS for cell in listed.cells if cell.column}
    return tuple(replace(target, contested=target.id in contested) for target in targets(store))


def conflicts(store: Store) -> tuple[Conflict, ...]:
    """The conflicts whose values are in the tables; targets that aren't displayed are left out.

    Raises `TableError` when ``figures`` or ``targets`` can't be read.
    """
    figures = _figures(store)
    goals = {target.id: target for target in targets(store) if target.displayed}
    found = []
    for listed in CONFLICTS:
        claims = [_claim(cell, figures, goals) for cell in listed.cells]
        known = tuple(claim for claim in claims if claim is not None)
        if len(known) > 1:
            found.append(Conflict(listed, known))
    return tuple(found)


def industry_share(store: Store) -> Mapping[str, Claim | None]:
    """Industry in GDP (%) by country, as a message; None where the open data has none."""
    figures = _figures(store)
    return {country: _claim(Cell(key), figures, {}) for key, country in INDUSTRY_SHARE.items()}


def _figures(store: Store) -> Figures:
    return {row["key"]: row for row in store.run(store.table("figures")).to_dict("records")}


def _claim(cell: Cell, figures: Figures, goals: Mapping[str, Target]) -> Claim | None:
    if cell.column:
        return _of_target(cell, goals.get(cell.key))
    row = figures.get(cell.key, {})
    value = float(row.get("value", "nan"))
    if value != value:
        return None
    name, dated = str(row["indicator_fr"]), row["as_of"]
    note = next((word for word in NOTED if name.endswith(f"({word})")), "")
    quantity = Quantity(value, str(row["unit"]), note)
    known = dated if isinstance(dated, str) else ""
    return Claim(cell.key, quantity, known, str(row["source"]), str(row["confidence"]))


def _of_target(cell: Cell, goal: Target | None) -> Claim | None:
    if goal is None:
        return None
    reading: Reading = getattr(goal, cell.column)
    if (quantity := reading.quantity) is None:
        return None
    source = goal.source_latest if cell.column == "latest" else goal.source_target
    return Claim(goal.id, quantity, reading.dated, source, confidence(source))
