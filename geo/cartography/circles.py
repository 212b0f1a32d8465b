"""Values -> radii of proportional circles: the area of a circle, not its radius, tells the value."""

from decimal import ROUND_FLOOR, Context

import numpy as np
import numpy.typing as npt

from geo.cartography.classes import Values

LARGEST = 22.0
"""Radius in pixels of the largest value: neighbours overlap little, and a hundredth of it can still be seen."""
SMALLEST = 1.5
"""Radius in pixels under which a positive value would vanish."""


def radii(values: Values, largest: float) -> npt.NDArray[np.float64]:
    """Radius in pixels of each of ``values`` (shape ``(n,)``): `LARGEST` at ``largest``.

    NaN, infinities and what is not positive have none (0).

    >>> radii([100, 25, 0, None], 100).tolist()
    [22.0, 11.0, 0.0, 0.0]
    """
    array = np.asarray(values, dtype=np.float64).ravel()
    shown = np.isfinite(array) & (array > 0)
    share = np.where(shown, array, 0.0) / (largest if largest > 0 else 1.0)
    return np.where(shown, np.clip(LARGEST * np.sqrt(share), SMALLEST, LARGEST), 0.0)


def key_values(largest: float) -> tuple[float, ...]:
    """Round values for the circles of a legend, from the largest down: about all, a quarter and a twentieth of it.

    >>> key_values(1_234_567)
    (1000000.0, 300000.0, 60000.0)
    """
    if not np.isfinite(largest) or largest <= 0:
        return ()
    rounding = Context(prec=1, rounding=ROUND_FLOOR)
    parts = (largest, largest / 4, largest / 20)
    return tuple(dict.fromkeys(float(rounding.create_decimal_from_float(part)) for part in parts))
