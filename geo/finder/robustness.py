"""How sensitive a ranking is to its weights and to unknown values: how often each area stays among the first."""

import numpy as np

from geo.finder.ranking import Floats, Ranking

TOP = 10
"""Number of areas that count as the first."""
DRAWS = 1_000
SEED = 2030
SPREAD = 0.3
"""Each weight varies by up to this share either way, uniformly and independently of the others."""


def drawn_weights(ranking: Ranking, draws: int = DRAWS, seed: int = SEED, spread: float = SPREAD) -> Floats:
    """Weights of each draw, one row per draw, one column per criterion in slug order; the same for the same seed."""
    weights = np.array([ranking.weights[slug] for slug in sorted(ranking.weights)], dtype=float)
    return weights * np.random.default_rng(seed).uniform(1 - spread, 1 + spread, (draws, len(weights)))


def frequencies(ranking: Ranking, weights: Floats, top: int = TOP, seed: int = SEED) -> Floats:
    """Share of the draws (0 to 1) in which each row of ``ranking`` is among the ``top``; NaN without a score.

    ``weights``: from `drawn_weights`. Unknown values are drawn too: in each draw, an unknown percentile of a ranked
    area is replaced by one of the known percentiles of that criterion, all equally likely (hot-deck imputation; Little
    & Rubin, *Statistical Analysis with Missing Data*, 3rd ed., 2019, 4.3). The score is then Σ weight × percentile ÷ Σ
    weight over all criteria. An area is among the first when fewer than ``top`` areas have a higher score: ties are in
    together, so the shares may sum to more than ``top``.
    """
    slugs = sorted(ranking.weights)
    ranks = ranking.percentiles[slugs].to_numpy(float)
    scored = ranking.rows["score"].notna().to_numpy()
    share = np.full(len(ranks), np.nan)
    if not scored.any():
        return share
    random = np.random.default_rng([seed, len(weights)])
    total = np.zeros((len(weights), int(scored.sum())))
    for at in range(len(slugs)):
        column = ranks[:, at]
        known, own = column[np.isfinite(column)], column[scored]
        drawn = np.tile(own, (len(weights), 1))
        missing = ~np.isfinite(own)
        drawn[:, missing] = random.choice(known, (len(weights), int(missing.sum())))
        total += weights[:, at, np.newaxis] * drawn
    # Rounded like the ranking's own scores: equal areas stay equal in every draw.
    score = (total / weights.sum(axis=1, keepdims=True)).round(12)
    place = max(score.shape[1] - top, 0)
    lowest = np.partition(score, place, axis=1)[:, place]
    share[scored] = (score >= lowest[:, np.newaxis]).mean(axis=0)
    return share
