"""One choropleth as numbers: areas joined with their values, the visible ones, their classes and their colours.

Map, legend and table read this one object, so they can't disagree.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.boundaries import areas
from geo.classify import Classes, classify
from geo.join import join_values
from geo.measures import MEASURES, Measure
from geo.scale import Scale
from geo.selection import Selection


@dataclass(frozen=True)
class Circles:
    """A second measure: ``values`` has one number an area, NaN where unknown or not visible."""

    measure: Measure
    values: npt.NDArray[np.float64]

    @property
    def largest(self) -> float:
        """The largest finite value, which gets the largest circle; NaN without any."""
        known = self.values[np.isfinite(self.values)]
        return float(known.max()) if known.size else float("nan")


@dataclass(frozen=True)
class AreaView:
    """``areas``: one row an area, in the order of the web geometry, with code, label, projects, aid (€, NaN unknown)
    and value (NaN unknown). ``visible``: which areas the filter of regions keeps. ``scale``: made from the visible
    values alone, or from what it is compared with. ``orphans``: codes of values that name no area of the boundaries
    (none, when the tables agree). ``circles``: the second measure, if one is asked for.
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
    def letters(self) -> str:
        """The class of each area as one character, "-" for no data, in the order of the geometry."""
        return self.scale.letters(self.values)


def view_of(
    data: Path,
    selection: Selection,
    ask: Callable[[Selection], pd.DataFrame],
    *,
    reference: pd.DataFrame | None = None,
) -> AreaView:
    """The choropleth of ``selection`` over the boundaries in the folder ``data``.

    ``ask`` answers as `geo.measures.area_values` does, from memory where there is one. ``reference``: as of
    `area_view`; without it, ``selection.same_classes`` makes the classes from all projects. Raises `TableError`.
    """
    if reference is None and selection.same_classes:
        reference = ask(replace(selection, programmes=(), sectors=(), themes=(), regions=(), years=None))
    return area_view(
        areas(data, selection.level, selection.perimeter, selection.within),
        ask(selection),
        selection,
        reference=reference,
        second=None if selection.second is None else ask(replace(selection, measure=selection.second)),
    )


def area_view(
    boundaries: gpd.GeoDataFrame,
    values: pd.DataFrame,
    selection: Selection,
    *,
    reference: pd.DataFrame | None = None,
    second: pd.DataFrame | None = None,
) -> AreaView:
    """Join ``values`` (as `geo.measures.area_values` gives them) to ``boundaries`` and classify the visible ones.

    ``reference``: values that the classes are made from instead, so that views compare; the outer classes are widened
    where a value exceeds them. ``second``: values of the measure that is drawn as circles.
    """
    measure = MEASURES[selection.measure]
    joined = join_values(boundaries, values)
    areas = joined.areas
    chosen = set(selection.regions)
    kept = [not chosen or not chosen.isdisjoint(codes.split(";")) for codes in areas["regions"]]
    visible = np.array(kept, dtype=bool)
    seen = areas["value"].to_numpy(float)[visible]

    def cut(known: npt.NDArray[np.float64]) -> Classes:
        return classify(known, selection.method, selection.classes, diverging=measure.diverging)

    classes = cut(seen)
    if reference is not None:
        base = reference["value"].to_numpy(float)
        # Classes that can't hold a value honestly are made again, from both.
        classes = cut(base).fitted(seen) or cut(np.append(base, seen)).fitted(seen) or classes
    circles = None
    if second is not None and selection.second is not None:
        sizes = join_values(boundaries, second).areas["value"].to_numpy(float)
        circles = Circles(MEASURES[selection.second], np.where(visible, sizes, np.nan))
    return AreaView(measure, areas, visible, Scale(classes), joined.orphans, circles)
