"""Areas ranked by weighted criteria: percentile ranks, their weighted mean, and how much of it is known."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.criteria import CRITERIA, Direction

Floats = npt.NDArray[np.float64]
LEAST_KNOWN = 0.6
"""Share of the weights whose criterion must be known for an area to be ranked at all."""


@dataclass(frozen=True)
class Ranking:
    """Areas from the best to the worst.

    ``rows``: code, label, regions, projects, aid (euros), ``score`` (0 to 1, NaN below `LEAST_KNOWN`: such areas are
    not ranked and come last), ``rank`` (from 1, equal scores share the better one, NaN without a score) and
    ``coverage`` (share of the weights whose criterion is known there, 0 to 1). ``percentiles``: one column for each
    criterion that counts (0 to 1, NaN where unknown), with the index of ``rows``. ``weights``: those of the criteria
    that count, above 0. ``missing``: weighted criteria that are unknown in every area, left out.
    """

    rows: pd.DataFrame
    percentiles: pd.DataFrame
    weights: Mapping[str, float]
    missing: tuple[str, ...]

    @property
    def unranked(self) -> pd.DataFrame:
        """The rows of which too little is known, the best known first."""
        bare = self.rows[self.rows["score"].isna()]
        return bare.sort_values(["coverage", "code"], ascending=[False, True])

    @property
    def contributions(self) -> pd.DataFrame:
        """What each criterion adds to the score: a row's known ones sum to its score; NaN where unknown or unranked."""
        weights = pd.Series(self.weights, dtype=float)
        weighted = (self.percentiles * weights).where(self.rows["score"].notna(), np.nan, axis=0)
        return weighted.div(self.percentiles.notna().mul(weights).sum(axis=1).replace(0.0, np.nan), axis=0)


def percentile_ranks(values: Floats, direction: Direction = Direction.HIGHER) -> Floats:
    """Percentile rank of each finite value, 0 to 1: (average rank − 0.5) ÷ n, from the worst to the best.

    The same as SciPy's ``percentileofscore(kind="mean")`` ÷ 100: the share of areas below plus half of those equal.
    But nothing at all is last, however many have nothing: a zero gets 0, unless zero is not the least (a growth) or
    less is better. NaN stays NaN and counts nowhere.
    """
    known = np.isfinite(values)
    oriented = values[known] if direction is Direction.HIGHER else -values[known]
    ordered = np.sort(oriented)
    below, upto = np.searchsorted(ordered, oriented, "left"), np.searchsorted(ordered, oriented, "right")
    ranks = np.full(len(values), np.nan)
    ranks[known] = (below + upto) / (2 * max(len(ordered), 1))
    if direction is Direction.HIGHER and not (values[known] < 0).any():
        ranks[known & (values == 0)] = 0.0
    return ranks


def ranking(values: pd.DataFrame, weights: Mapping[str, float]) -> Ranking:
    """Rank the areas of ``values`` (as of `geo.criterion_values`) by the criteria of ``weights``.

    The score is the weighted mean of the percentile ranks of the criteria that are known in the area; below
    `LEAST_KNOWN` it is not said. Criteria of weight 0 don't count. Raises ``ValueError`` for a negative weight and
    ``KeyError`` for an unknown criterion.
    """
    if negative := [slug for slug, weight in weights.items() if weight < 0]:
        raise ValueError(f"weight of {negative[0]!r} is negative")
    asked = {slug: float(weight) for slug, weight in weights.items() if weight > 0}
    missing = tuple(slug for slug in asked if not np.isfinite(values[slug].to_numpy(float)).any())
    counted = {slug: weight for slug, weight in asked.items() if slug not in missing}
    ranks = {slug: percentile_ranks(values[slug].to_numpy(float), CRITERIA[slug].direction) for slug in counted}
    percentiles = pd.DataFrame(ranks, index=values.index, dtype=float)
    score, coverage = scores(percentiles, counted)
    # A criterion that is unknown everywhere is no less unknown here.
    coverage = (coverage * sum(counted.values()) / (sum(asked.values()) or 1.0)).round(12)
    score = np.where(coverage >= LEAST_KNOWN, score, np.nan)
    base = values[["code", "label", "regions", "projects", "aid"]].assign(score=score, coverage=coverage)
    base = base.assign(rank=base["score"].rank(method="min", ascending=False))
    rows = base.sort_values(["score", "code"], ascending=[False, True], na_position="last")
    return Ranking(rows, percentiles.loc[rows.index], counted, missing)


def scores(percentiles: pd.DataFrame, weights: Mapping[str, float]) -> tuple[Floats, Floats]:
    """Score and coverage of each row, both 0 to 1; a row without a known criterion has no score (NaN) and coverage 0.

    Criteria are added up in the order of their slugs, and scores rounded to 12 digits: equal areas stay equal.
    """
    order = sorted(weights)
    ranks, heavy = percentiles[order].to_numpy(float), np.array([weights[slug] for slug in order], dtype=float)
    known = np.isfinite(ranks) @ heavy
    total = heavy.sum()
    with np.errstate(invalid="ignore"):
        score = np.where(known > 0, np.where(np.isfinite(ranks), ranks, 0.0) @ heavy / known, np.nan)
    return score.round(12), known / total if total else known
