"""Floors: how much must be known before a ratio is shown at all, declared once per kind of denominator.

A leverage over two firms, or a growth over three jobs, is correct but misleading. Below its floor a measure has no
value, and the reader is told why.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from geo.language import N_

Facts = Any
"""`geo.funding.projects.area_facts`, as an Ibis table or a DataFrame: both support the same operators."""


@dataclass(frozen=True)
class Floor:
    """Requires ``count`` ≥ ``fewest`` and, if both are given, ``part`` ÷ ``whole`` ≥ ``least`` (0 to 1).

    All three read `Facts`. ``name``: the legend's label for an area below the floor; ``reason``: what such an area
    needs.
    """

    fewest: int
    count: Callable[[Facts], Any]
    name: str
    reason: str
    part: Callable[[Facts], Any] | None = None
    whole: Callable[[Facts], Any] | None = None
    least: float = 0.5

    def holds(self, facts: Facts) -> Any:
        """Whether each area meets the floor; false or null where a figure is unknown."""
        enough = self.count(facts) >= self.fewest
        if self.part is None or self.whole is None:
            return enough
        return enough & (self.part(facts) >= self.least * self.whole(facts))


OPERATIONS = Floor(
    5,
    lambda t: t.operations,
    N_("Too few projects"),
    N_("At least 5 operations that publish both cost and aid, and half of the aid among them."),
    lambda t: t.aid_paired,
    lambda t: t.aid,
)
LOCATED = Floor(
    5,
    lambda t: t.located,
    N_("Too few projects"),
    N_("At least 5 projects whose commune is known, and half of all projects among them."),
    lambda t: t.located,
    lambda t: t.projects,
)
AID_BY_INHABITANT = Floor(
    1000,
    lambda t: t.population,
    N_("Too little published"),
    N_("At least 1,000 inhabitants, and half of the projects with a published amount."),
    lambda t: t.priced,
    lambda t: t.projects,
)
AID_BY_JOB = Floor(
    100,
    lambda t: t.emploi_prive,
    N_("Too little published"),
    N_("At least 100 private jobs, and half of the projects with a published amount."),
    lambda t: t.priced,
    lambda t: t.projects,
)
JOBS = Floor(100, lambda t: t.emploi_prive_2019, N_("Too few jobs"), N_("At least 100 private jobs in 2019."))
INHABITANTS = Floor(1000, lambda t: t.population, N_("Too few inhabitants"), N_("At least 1,000 inhabitants."))
