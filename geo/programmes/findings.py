"""What each chart of funding shows, in figures: the strongest flow, the first sectors, the strongest year."""

from dataclasses import dataclass

import pandas as pd

NAMED = 3
"""The number of sectors named in a sentence."""


@dataclass(frozen=True)
class Sectors:
    """``total``: the sum of the known values; ``first``: sector and value, largest first; ``share``: theirs of it."""

    total: float
    known: int
    first: tuple[tuple[str, float], ...]
    share: float


@dataclass(frozen=True)
class Peak:
    """``year``: the one with the largest sum, None if nothing is dated; ``dated``: the sum over all years."""

    year: int | None
    value: float
    dated: float


def first_sectors(flows: pd.DataFrame, column: str) -> Sectors:
    """The largest sectors of `geo.programmes.flows.flows`, by ``column``; equal ones by slug."""
    sums = flows.groupby("sector")[column].sum()
    sums = sums[sums > 0].sort_index().sort_values(ascending=False, kind="stable")
    first = tuple((str(slug), float(value)) for slug, value in sums.head(NAMED).items())
    total = float(sums.sum())
    return Sectors(total, len(sums), first, sum(value for _slug, value in first) / total if total else 0.0)


def peak(by_year: pd.DataFrame, column: str) -> Peak:
    """The strongest year of `geo.funding.projects.by_year`, the earliest of equal ones; undated rows don't count."""
    sums = by_year.dropna(subset=["year"]).groupby("year")[column].sum()
    if not (sums > 0).any():
        return Peak(None, 0.0, 0.0)
    return Peak(int(sums.index[int(sums.argmax())]), float(sums.max()), float(sums.sum()))
