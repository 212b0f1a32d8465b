"""Why an area has no value: nothing listed there, something not published, or too little data for a ratio.

The three look different on the map and have their own rows in the legend: "no project" is not "no amount".
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from geo.language import N_

STATE = "state:"
"""Prefix of the state columns in `geo.measures.area_values.all_values`."""
NO_DATA = N_("No data")
NOTHING = N_("No project listed")
GROUND = N_("Outside any Territoire d'industrie")


class State(StrEnum):
    """The state of an area; the value is a letter, used where classes are digits. ``KNOWN``: the area has a value."""

    KNOWN = ""
    UNKNOWN = "-"
    NOTHING = "."
    FEW = "~"


UNVALUED = (State.NOTHING, State.FEW, State.UNKNOWN)
"""States without a value, in legend order."""


def states(
    values: npt.NDArray[np.float64], said: npt.NDArray[np.bool_] | bool, projects: npt.NDArray[np.int64] | None
) -> npt.NDArray[np.object_]:
    """The state of each area, shape ``(n,)``.

    ``values``: of a measure, NaN where unknown. ``said``: whether the measure's floor allows the value to be shown.
    ``projects``: number of projects of each area, None for a measure that is not about projects.
    """
    unknown = np.isnan(values)
    found = np.where(unknown, State.UNKNOWN.value, np.where(said, State.KNOWN.value, State.FEW.value)).astype(object)
    if projects is not None:
        found[unknown & (projects == 0)] = State.NOTHING.value
    return found
