"""Why an area has no value: nothing listed there, something not published, or too little to say a ratio.

The three look different on the map and have their own rows in the legend: "no project" is not "no amount".
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from geo.language import N_

STATE = "state:"
"""Prefix of the columns of states in `geo.measures.area_values.all_values`."""
NO_DATA = N_("No data")
NOTHING = N_("No project listed")
GROUND = N_("Outside any Territoire d'industrie")


class State(StrEnum):
    """The state of an area without a value; the value is its letter where classes are digits. ``KNOWN``: it has one."""

    KNOWN = ""
    UNKNOWN = "-"
    NOTHING = "."
    FEW = "~"


UNVALUED = (State.NOTHING, State.FEW, State.UNKNOWN)
"""States without a value, in the order of a legend."""


def states(
    values: npt.NDArray[np.float64], said: npt.NDArray[np.bool_] | bool, projects: npt.NDArray[np.int64] | None
) -> npt.NDArray[np.object_]:
    """The state of each area, shape ``(n,)``.

    ``values``: of a measure, NaN where unknown. ``said``: where its floor lets a value be said. ``projects``: how many
    each area has, None for a measure that is not about projects.
    """
    unknown = np.isnan(values)
    found = np.where(unknown, State.UNKNOWN.value, np.where(said, State.KNOWN.value, State.FEW.value)).astype(object)
    if projects is not None:
        found[unknown & (projects == 0)] = State.NOTHING.value
    return found
