"""Areas ranked by weighted criteria: percentile ranks, their weighted mean, and how much of it is known."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.finder.criteria import CRITERIA
from geo.finder.criterion import Direction

Floats = npt.NDArray[np.float64]
LEAST_KNOWN = 0.6
"""Minimum share of the total weight whose criteria are known, for an area to be ranked at all."""
FEWEST = 5
"""Minimum number of areas in which a criterion must be known (all, if there are fewer), and in which it must differ
from its most common value, usually zero (a quarter of the areas, if that is fewer): one project in one area doesn't
rank the others.
"""


@dataclass(frozen=True)
class Ranking:
    """Areas with a rank, from best to worst, then those without, best known first.

    ``rows``: code, label, regions, projects, aid (euros), ``traced`` (whether anything of the chosen sectors is
    recorded there; otherwise the area is not compared), ``score`` (0 to 1) and ``rank`` (from 1, equal scores share the
    better one), both NaN below `LEAST_KNOWN`, and ``coverage`` (share of the total weight whose criteria are known
    there, 0 to 1). ``percentiles``: one column per criterion that counts (0 to 1, NaN where unknown), with the index of
    ``rows``. ``weights``: those of the criteria that count, above 0. ``missing``: weighted criteria known in fewer than
    `FEWEST` areas, and ``level``: those with the same value in all but fewer than that; neither distinguishes areas, so
    they add nothing to a score and count as unknown in every coverage.
    """

    rows: pd.DataFrame
    percentiles: pd.DataFrame
    weights: Mapping[str, float]
    missing: tuple[str, ...]
    level: tuple[str, ...]

    @property
    def ranked(self) -> pd.DataFrame:
        """The rows with a rank."""
        return self.rows[self.rows["rank"].notna()]

    @property
    def unranked(self) -> pd.DataFrame:
        """The rows without a rank because too little is known, best known first."""
        return self.rows[self.rows["rank"].isna() & self.rows["traced"]]

    @property
    def untraced(self) -> pd.DataFrame:
        """The rows where nothing of the chosen sectors is recorded."""
        return self.rows[self.rows["rank"].isna() & ~self.rows["traced"]]

    @property
    def contributions(self) -> pd.DataFrame:
        """What each criterion adds to the score; a row's known ones sum to its score. NaN where unknown or unranked."""
        weights = pd.Series(self.weights, dtype=float)
        weighted = (self.percentiles * weights).where(self.rows["score"].notna(), np.nan, axis=0)
        return weighted.div(self.percentiles.notna().mul(weights).sum(axis=1).replace(0.0, np.nan), axis=0)

    def unknown(self, index: object) -> tuple[str, ...]:
        """The weighted criteria that are unknown in the row ``index``, except those dropped for all areas."""
        own = self.percentiles.loc[index]  # type: ignore[call-overload]
        return tuple(str(slug) for slug in own.index[own.isna()])


def percentile_ranks(values: Floats, direction: Direction = Direction.HIGHER) -> Floats:
    """Percentile rank of each finite value, 0 to 1: the share of the other known areas that are worse.

    The same as SQL's ``percent_rank``: equal values share a rank, and the worst get 0, however many there are: where
    most areas have no project, having none earns nothing. NaN stays NaN and is not counted; a single known value gets
    0.

    >>> percentile_ranks(np.array([0.0, 0.0, 5.0, np.nan, 7.0])).tolist()
    [0.0, 0.0, 0.6666666666666666, nan, 1.0]
    """
    known = np.isfinite(values)
    oriented = values[known] if direction is Direction.HIGHER else -values[known]
    ranks = np.full(len(values), np.nan)
    ranks[known] = np.searchsorted(np.sort(oriented), oriented, "left") / max(len(oriented) - 1, 1)
    return ranks


def ranking(values: pd.DataFrame, weights: Mapping[str, float]) -> Ranking:
    """Rank the areas of ``values`` (from `geo.finder.criterion_values`) by the criteria of ``weights``.

    The score is the weighted mean of the percentile ranks of the criteria known in the area, NaN below `LEAST_KNOWN`.
    Criteria of weight 0 don't count. Raises ``ValueError`` for a negative weight and ``KeyError`` for an unknown
    criterion.
    """
    if negative := [slug for slug, weight in weights.items() if weight < 0]:
        raise ValueError(f"weight of {negative[0]!r} is negative")
    asked = {slug: float(weight) for slug, weight in weights.items() if weight > 0}
    compared = values[list(asked)].astype(float).where(values["traced"])
    known = compared.notna().sum()
    missing = tuple(slug for slug in asked if known[slug] < max(min(FEWEST, int(values["traced"].sum())), 1))
    level = tuple(slug for slug in asked if slug not in missing and _level(compared[slug].dropna()))
    counted = {slug: weight for slug, weight in asked.items() if slug not in (*missing, *level)}
    ranks = {slug: percentile_ranks(compared[slug].to_numpy(float), CRITERIA[slug].direction) for slug in counted}
    percentiles = pd.DataFrame(ranks, index=values.index, dtype=float)
    score, coverage = scores(percentiles, counted, sum(asked.values()))
    base = values[["code", "label", "regions", "projects", "aid", "traced"]].assign(score=score, coverage=coverage)
    enough = base["coverage"] >= LEAST_KNOWN
    base["score"] = base["score"].where(enough)
    base = base.assign(rank=base["score"].rank(method="min", ascending=False))
    first = base[enough].sort_values(["score", "code"], ascending=[False, True])
    rest = base[~enough].sort_values(["coverage", "code"], ascending=[False, True])
    rows = pd.concat([first, rest])
    return Ranking(rows, percentiles.loc[rows.index], counted, missing, level)


def _level(known: "pd.Series[float]") -> bool:
    """Whether all but a few areas have the same value."""
    apart = len(known) - int(known.value_counts().max())
    return apart < min(FEWEST, max(len(known) / 4, 1))


def scores(percentiles: pd.DataFrame, weights: Mapping[str, float], asked: float) -> tuple[Floats, Floats]:
    """Score and coverage of each row, both 0 to 1; a row without a known criterion has no score (NaN) and coverage 0.

    ``asked``: the sum of all weights, including those of criteria that don't count. Criteria are added in the order of
    their slugs, and both results rounded to 12 decimals, so that equal areas stay equal.
    """
    order = sorted(weights)
    ranks, heavy = percentiles[order].to_numpy(float), np.array([weights[slug] for slug in order], dtype=float)
    known = np.isfinite(ranks) @ heavy
    with np.errstate(invalid="ignore"):
        score = np.where(known > 0, np.where(np.isfinite(ranks), ranks, 0.0) @ heavy / known, np.nan)
    return score.round(12), (known / asked if asked else known).round(12)
