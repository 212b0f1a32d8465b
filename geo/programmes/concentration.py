"""How unequally amounts are spread over areas: Lorenz curve, Gini index, share of the largest."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FIRST = 10
"""Number of areas that count as the largest."""


@dataclass(frozen=True)
class Concentration:
    """``areas``: number of areas, including those with nothing. ``total``: sum, in the unit of the values.

    ``gini``: 0 (equal) to 1 − 1/n (one area has all); ``first_share``: share (0 to 1) of the `FIRST` largest.
    ``largest``: positions of those among the values, largest first, those with nothing left out. ``lorenz``: shape
    ``(n + 1, 2)``, share of areas (from the smallest) and share of the total, from (0, 0) to (1, 1).
    """

    areas: int
    total: float
    gini: float
    first_share: float
    largest: tuple[int, ...]
    lorenz: npt.NDArray[np.float64]


def concentration(values: npt.ArrayLike) -> Concentration | None:
    """Concentration of ``values`` (one per area, any unit, not negative); None when they sum to zero.

    NaN counts as zero: an area without a project has received nothing. Raises ``ValueError`` for a negative value.
    """
    amounts = np.nan_to_num(np.asarray(values, dtype=np.float64), nan=0.0)
    if (amounts < 0).any():
        raise ValueError(f"{amounts.min()} is negative; a share of a total needs amounts of zero or more")
    total = float(amounts.sum())
    if total == 0:
        return None
    order = np.argsort(-amounts, kind="stable")
    rising = amounts[order][::-1]
    count = len(amounts)
    shares = np.concatenate([[0.0], np.cumsum(rising) / total])
    shares[-1] = 1.0
    first = order[:FIRST]
    return Concentration(
        areas=count,
        total=total,
        gini=gini(amounts),
        first_share=float(amounts[first].sum()) / total,
        largest=tuple(int(position) for position in first if amounts[position] > 0),
        lorenz=np.column_stack([np.linspace(0.0, 1.0, count + 1), shares]),
    )


def gini(amounts: npt.NDArray[np.float64]) -> float:
    """G = 2 Σ i·xᵢ / (n Σ xᵢ) − (n + 1) / n, with xᵢ sorted from the smallest (i = 1) to the largest (i = n).

    The same as half the relative mean absolute difference, Σᵢ Σⱼ |xᵢ − xⱼ| / (2 n² x̄) (A. Sen, On Economic Inequality,
    1973). ``amounts``: finite, not negative, not all zero.

    >>> [round(gini(np.array(amounts)), 2) for amounts in ([1.0, 1.0, 1.0], [0.0, 1.0, 4.0, 5.0], [0.0, 0.0, 1.0])]
    [0.0, 0.45, 0.67]
    """
    rising = np.sort(amounts) / amounts.max()
    count = len(rising)
    ranks = np.arange(1, count + 1)
    index = 2 * float((ranks * rising).sum()) / (count * float(rising.sum())) - (count + 1) / count
    return min(max(index, 0.0), 1 - 1 / count)
