"""Values -> radii of proportional circles: the area of a circle, not its radius, is proportional to the value."""

from decimal import ROUND_FLOOR, Context

import numpy as np
import numpy.typing as npt

from geo.cartography.classes import Values

LARGEST = 22.0
"""Radius in pixels of the largest value: neighbours overlap little, and a hundredth of the value is still visible."""
SMALLEST = 1.5
"""Minimum radius in pixels of a positive value: a smaller circle would be invisible."""


def radii(values: Values, largest: float) -> npt.NDArray[np.float64]:
    """Radius in pixels of each of ``values`` (shape ``(n,)``): `LARGEST` at ``largest``.

    NaN, infinities and values that are not positive get 0.

    >>> radii([100, 25, 0, None], 100).tolist()
    [22.0, 11.0, 0.0, 0.0]
    """
    array = np.asarray(values, dtype=np.float64).ravel()
    shown = np.isfinite(array) & (array > 0)
    share = np.where(shown, array, 0.0) / (largest if largest > 0 else 1.0)
    return np.where(shown, np.clip(LARGEST * np.sqrt(share), SMALLEST, LARGEST), 0.0)


def key_values(largest: float) -> tuple[float, ...]:
    """Round values for a legend's circles, largest first: about ``largest``, a quarter and a twentieth of it.

    >>> key_values(1_234_567)
    (1000000.0, 300000.0, 60000.0)
    """
    if not np.isfinite(largest) or largest <= 0:
        return ()
    rounding = Context(prec=1, rounding=ROUND_FLOOR)
    parts = (largest, largest / 4, largest / 20)
    return tuple(dict.fromkeys(float(rounding.create_decimal_from_float(part)) for part in parts))
