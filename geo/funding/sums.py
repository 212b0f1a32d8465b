"""Sums over the projects of a selection: what a map draws, what is outside it, and what can't be located on it."""

from dataclasses import dataclass

import ibis.expr.types as ir
import pandas as pd

from geo.funding.floors import OPERATIONS
from geo.funding.projects import drawn, known, vouched
from geo.model import OUTSIDE, AidKind, area_column
from geo.selection.selection import Selection
from geo.tables.store import Store


@dataclass(frozen=True)
class Summary:
    """Sums over all projects of a selection, located or not.

    ``projects``: all; ``shown``, ``outside``, ``unplaced``: located in an area of the level, known to be outside any,
    or not located at that level; ``areas``: areas with a project. ``aid``: euros of the summed kinds, None when no
    amount is known, and its parts in areas, outside any, and not located; ``priced``: projects with an amount of these
    kinds. ``investment``: published costs in euros, once per operation. ``leverage``: costs ÷ aid of the ``operations``
    that publish both, None below its floor (`geo.funding.floors.OPERATIONS`). ``aid_by_kind``: euros of every kind,
    summed or not. ``official``: projects that an official list vouches for; the press vouches for the others, and for
    ``press_aid`` euros of ``press`` projects (None and 0 if there are none).
    """

    projects: int
    shown: int
    outside: int
    unplaced: int
    areas: int
    aid: float | None
    aid_shown: float | None
    aid_outside: float | None
    aid_unplaced: float | None
    priced: int
    investment: float | None
    leverage: float | None
    operations: int
    aid_by_kind: dict[AidKind, float]
    official: int
    press_aid: float | None
    press: int


def summary(store: Store, selection: Selection) -> Summary:
    """The sums of what a map of ``selection`` draws (`drawn`), of what is outside it and of the rest; cached."""
    return store.ask(_summary, selection.facts())


def summed(store: Store, selection: Selection, table: ir.Table) -> Summary:
    """The sums of ``table``: rows of `funded` that a page has narrowed further."""
    code = table[area_column(selection.level, selection.perimeter)]
    inside = code.notnull() & (code != OUTSIDE)
    row = store.run(
        table.aggregate(
            projects=table.count(),
            unplaced=code.isnull().sum(),
            outside=(code == OUTSIDE).sum(),
            areas=code.nunique(where=inside),
            aid=table.aid.sum(),
            aid_shown=table.aid.sum(where=inside),
            aid_outside=table.aid.sum(where=code == OUTSIDE),
            aid_unplaced=table.aid.sum(where=code.isnull()),
            priced=table.aid.count(),
            investment=table.cost.sum(),
            leverage=table.cost_paired.sum() / table.aid_paired.sum().nullif(0),
            aid_paired=table.aid_paired.sum(),
            operations=table.cost_paired.count(),
            **vouched(table),
            **{kind.name: table.aid_eur.sum(where=table.aid_kind == kind.value) for kind in AidKind},
        )
    ).iloc[0]
    by_kind = {kind: known(row[kind.name]) for kind in AidKind}
    projects, unplaced, outside = (_count(row[name]) for name in ("projects", "unplaced", "outside"))
    return Summary(
        projects=projects,
        shown=projects - unplaced - outside,
        outside=outside,
        unplaced=unplaced,
        areas=_count(row["areas"]),
        aid=known(row["aid"]),
        aid_shown=known(row["aid_shown"]),
        aid_outside=known(row["aid_outside"]),
        aid_unplaced=known(row["aid_unplaced"]),
        priced=_count(row["priced"]),
        investment=known(row["investment"]),
        leverage=known(row["leverage"]) if OPERATIONS.holds(row) else None,
        operations=_count(row["operations"]),
        aid_by_kind={kind: euros for kind, euros in by_kind.items() if euros is not None},
        official=_count(row["official"]),
        press_aid=known(row["press_aid"]),
        press=_count(row["press"]),
    )


def _summary(store: Store, selection: Selection) -> Summary:
    return summed(store, selection, drawn(store, selection))


def _count(value: object) -> int:
    return 0 if pd.isna(value) else int(value)  # type: ignore[call-overload]
