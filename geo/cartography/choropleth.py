"""One choropleth as numbers: areas joined with their values, which are visible, their classes and colours.

Map, legend and table all read this one object, so they can't disagree.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.areas.boundaries import areas, inside
from geo.cartography.classes import Classes, classify
from geo.cartography.join import join_values
from geo.cartography.scales import NO_DATA_COLOUR, LegendRow, Scale
from geo.measures.area_values import area_values
from geo.measures.catalogue import MEASURES
from geo.measures.measure import Measure
from geo.measures.states import NOTHING, UNVALUED, State
from geo.selection.selection import Selection
from geo.tables.store import Store


@dataclass(frozen=True)
class Circles:
    """A second measure: ``values`` has one number per area, NaN where unknown or not visible."""

    measure: Measure
    values: npt.NDArray[np.float64]

    @property
    def largest(self) -> float:
        """The largest finite value, which gets the largest circle; NaN if there is none."""
        known = self.values[np.isfinite(self.values)]
        return float(known.max()) if known.size else float("nan")


@dataclass(frozen=True)
class AreaView:
    """``areas``: one row per area, in the order of the web geometry, with code, label, projects, aid (€, NaN where
    unknown), value (NaN where unknown) and state (`geo.measures.states`). ``visible``: which areas the filter of
    regions keeps. ``scale``: from the visible values alone, or from reference values. ``orphans``: codes of values that
    match no area of the boundaries (none when the tables agree). ``circles``: the second measure, if any.
    """

    measure: Measure
    areas: gpd.GeoDataFrame
    visible: npt.NDArray[np.bool_]
    scale: Scale
    orphans: tuple[str, ...]
    circles: Circles | None = None

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """Values of all areas, NaN where unknown or not visible."""
        return np.where(self.visible, self.areas["value"].to_numpy(float), np.nan)

    @property
    def states(self) -> npt.NDArray[np.object_]:
        """The letter of each area's `State`: "" where it has a value or is not visible."""
        bare = self.visible & ~np.isfinite(self.values)
        told = self.areas["state"] if "state" in self.areas else pd.Series(State.UNKNOWN.value, index=self.areas.index)
        return np.where(bare, told.fillna(State.UNKNOWN.value).to_numpy(object), State.KNOWN.value).astype(object)

    @property
    def letters(self) -> str:
        """The class of each area as one character, or the letter of its state, in the order of the geometry."""
        return "".join(
            state or letter for state, letter in zip(self.states, self.scale.letters(self.values), strict=True)
        )

    def legend(self, written: Callable[[float], str], words: Callable[[str], str]) -> tuple[LegendRow, ...]:
        """Rows from the lowest class to the highest, then one for each state that applies to the measure.

        ``written`` formats a bound with its unit, ``words`` translates a message.
        """
        names = {State.UNKNOWN: self.measure.unknown}
        names |= {State.NOTHING: NOTHING} if self.measure.funded else {}
        names |= {State.FEW: self.measure.floor.name} if self.measure.floor is not None else {}
        found = Counter(self.states.tolist())
        rows = [
            LegendRow(words(names[state]), NO_DATA_COLOUR, found[state.value], state=state)
            for state in UNVALUED
            if state in names
        ]
        return (*self.scale.legend(written)[:-1], *rows)

    def leaders(self, count: int) -> pd.DataFrame:
        """The areas with the highest values of the measure: code, label, value; unknown and zero values left out."""
        return self._highest(self.values, count)

    def largest(self, count: int) -> pd.DataFrame:
        """The same for the measure drawn as circles, or for the main measure if there are no circles."""
        return self._highest(self.values if self.circles is None else self.circles.values, count)

    def _highest(self, values: npt.NDArray[np.float64], count: int) -> pd.DataFrame:
        rows = self.areas[["code", "label"]].assign(value=values)
        rows = pd.DataFrame(rows[np.isfinite(values) & (values != 0)])
        return rows.sort_values(["value", "code"], ascending=[False, True]).head(count)


def view_of(store: Store, selection: Selection, *, reference: pd.DataFrame | None = None) -> AreaView:
    """The choropleth of ``selection``.

    ``reference``: see `area_view`; without it, ``selection.same_classes`` takes the classes from the unfiltered view
    (`Selection.unfiltered`). Raises `TableError`.
    """
    if reference is None and selection.same_classes:
        reference = area_values(store, selection.unfiltered())
    return area_view(
        areas(store, selection.level, selection.perimeter, selection.within),
        area_values(store, selection),
        selection,
        reference=reference,
        second=None if selection.second is None else area_values(store, replace(selection, measure=selection.second)),
    )


def area_view(
    boundaries: gpd.GeoDataFrame,
    values: pd.DataFrame,
    selection: Selection,
    *,
    reference: pd.DataFrame | None = None,
    second: pd.DataFrame | None = None,
) -> AreaView:
    """Join ``values`` (from `geo.measures.area_values.area_values`) to ``boundaries`` and classify the visible ones.

    ``reference``: values to make the classes from instead, so that views can be compared; the outer classes are widened
    where a value exceeds them. ``second``: values of the measure drawn as circles.
    """
    measure = MEASURES[selection.measure]
    joined = join_values(boundaries, values)
    areas = joined.areas
    visible = inside(areas, selection)
    seen = areas["value"].to_numpy(float)[visible]

    def cut(known: npt.NDArray[np.float64]) -> Classes:
        return classify(known, selection.method, selection.classes, diverging=measure.diverging)

    classes = cut(seen)
    if reference is not None:
        base = reference["value"].to_numpy(float)
        # Classes that would misrepresent a value are rebuilt, from both.
        classes = cut(base).fitted(seen) or cut(np.append(base, seen)).fitted(seen) or classes
    circles = None
    if second is not None and selection.second is not None:
        sizes = join_values(boundaries, second).areas["value"].to_numpy(float)
        circles = Circles(MEASURES[selection.second], np.where(visible, sizes, np.nan))
    return AreaView(measure, areas, visible, Scale(classes), joined.orphans, circles)
