"""One choropleth as numbers: areas joined with their values, the visible ones, their classes and their colours.

Map, legend and table read this one object, so they can't disagree.
"""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.classify import classify
from geo.join import join_values
from geo.measures import MEASURES, Measure
from geo.scale import Scale
from geo.selection import Selection


@dataclass(frozen=True)
class AreaView:
    """``areas``: one row an area, in the order of the web geometry, with code, label, projects, aid (€, NaN unknown)
    and value (NaN unknown). ``visible``: which areas the filter of regions keeps. ``scale``: made from the visible
    values alone. ``orphans``: codes of values that name no area of the boundaries (none, when the tables agree).
    """

    measure: Measure
    areas: gpd.GeoDataFrame
    visible: npt.NDArray[np.bool_]
    scale: Scale
    orphans: tuple[str, ...]

    @property
    def values(self) -> npt.NDArray[np.float64]:
        """Values of all areas, NaN where unknown or not visible."""
        return np.where(self.visible, self.areas["value"].to_numpy(float), np.nan)

    @property
    def letters(self) -> str:
        """The class of each area as one character, "-" for no data, in the order of the geometry."""
        return self.scale.letters(self.values)


def area_view(boundaries: gpd.GeoDataFrame, values: pd.DataFrame, selection: Selection) -> AreaView:
    """Join ``values`` (as `geo.measures.area_values` gives them) to ``boundaries`` and classify the visible ones."""
    measure = MEASURES[selection.measure]
    joined = join_values(boundaries, values)
    areas = joined.areas
    chosen = set(selection.regions)
    kept = [not chosen or not chosen.isdisjoint(codes.split(";")) for codes in areas["regions"]]
    visible = np.array(kept, dtype=bool)
    seen = areas["value"].to_numpy(float)[visible]
    scale = Scale(classify(seen, selection.method, selection.classes, diverging=measure.diverging))
    return AreaView(measure, areas, visible, scale, joined.orphans)
