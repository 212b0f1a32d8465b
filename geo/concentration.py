"""How unevenly money is spread over territories: Lorenz curve, Gini coefficient, share of the first ones."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from geo.language import N_
from geo.measures import all_values
from geo.model import Level
from geo.portrait import everywhere
from geo.selection import Selection
from geo.store import Store

FIRST = 10
"""How many territories count as the first ones."""
FORMULA = N_("Gini: G = 2 Σ i·xᵢ ÷ (n Σ xᵢ) − (n + 1) ÷ n, the n amounts xᵢ sorted from the smallest to the largest.")

Amounts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Concentration:
    """``territories``: all of the perimeter; one without a project or a known amount counts as zero euros.

    ``inside``: euros in them; ``helped``: those with a positive amount. ``first_share``: part of ``inside`` that the
    `FIRST` largest hold. ``gini``: 0 (all alike) to 1 − 1/n (one holds everything). ``shares``: the Lorenz curve, part
    of ``inside`` that the k poorest hold, for k = 0 … n. Without a euro, shares and Gini are None, the curve is empty.
    """

    territories: int
    helped: int
    inside: float
    first_share: float | None
    gini: float | None
    shares: Amounts


def concentration(store: Store, selection: Selection) -> Concentration:
    """How the aid that ``selection`` keeps is spread over the territories of its perimeter."""
    asked = replace(everywhere(selection), level=Level.TERRITORY, regions=selection.regions)
    amounts = all_values(store, asked)["aid"].fillna(0.0).to_numpy(float)
    total = float(amounts.sum())
    return Concentration(
        territories=len(amounts),
        helped=int((amounts > 0).sum()),
        inside=total,
        first_share=float(np.sort(amounts)[-FIRST:].sum() / total) if total > 0 else None,
        gini=gini(amounts),
        shares=lorenz(amounts),
    )


def gini(amounts: Amounts) -> float | None:
    """The Gini coefficient of ``amounts`` (shape ``(n,)``, not negative), None when they sum to zero.

    G = 2 Σ i·xᵢ ÷ (n Σ xᵢ) − (n + 1) ÷ n with x sorted upwards: half the mean absolute difference of all pairs over the
    mean (C. Dagum, "Gini ratio", The New Palgrave, 1987).
    """
    ordered = np.sort(amounts)
    count, total = len(ordered), float(ordered.sum())
    if total <= 0:
        return None
    found = 2 * float(np.dot(np.arange(1, count + 1), ordered)) / (count * total) - (count + 1) / count
    return max(found, 0.0)  # equal amounts: rounding may leave a hair below zero


def lorenz(amounts: Amounts) -> Amounts:
    """Part of the sum of ``amounts`` (shape ``(n,)``) that the k smallest hold, k = 0 … n; empty without a sum."""
    total = float(amounts.sum())
    if total <= 0:
        return np.array([])
    held = np.concatenate([[0.0], np.cumsum(np.sort(amounts))]) / total
    held[-1] = 1.0
    return held
