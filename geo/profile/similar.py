"""Areas of the same level that resemble one: the nearest in seven robustly standardised figures.

Each figure x becomes (x − median) ÷ IQR over all areas of the level, where IQR is the interquartile range: a few
extreme areas, such as a steel basin, don't set the scale (Huber & Ronchetti, *Robust Statistics*, 2nd ed., 2009, 5.1;
the same as scikit-learn's ``RobustScaler``). Population and private jobs are taken as natural logarithms. The distance
between two areas is the root mean squared difference over the figures that both have (Dixon, "Pattern recognition with
partly missing data", IEEE Trans. SMC 9, 1979): a figure missing on either side is left out and named, never imputed.
Two areas that share fewer than `FEWEST` figures are not compared.
"""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo.areas.boundaries import areas
from geo.language import N_
from geo.measures.area_values import all_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Unit
from geo.selection.selection import Selection
from geo.tables.store import Store

NEIGHBOURS = 5
"""Number of similar areas named."""
FEWEST = 4
"""Number of figures that two areas must share to be compared."""
NEAREST_FIGURES = 3
"""Number of figures named to explain a similarity."""
METHOD = N_(
    "Similar areas are the nearest of the same level in seven figures: population and private jobs (as logarithms), "
    "density, share of industry, unemployment, growth of jobs and emissions of large industrial sites per job. Each is "
    "centred on the median of the level and divided by its interquartile range; the distance is the root of the mean "
    "squared difference over the figures that both areas have, four at least. A missing figure is left out and named."
)
"""The method in words, for the reader."""


@dataclass(frozen=True, slots=True)
class Trait:
    """A figure that areas are compared by; ``logarithm``: whether its natural logarithm is compared."""

    slug: str
    label: str
    unit: Unit
    logarithm: bool = False


TRAITS = (
    Trait("population", N_("Inhabitants"), Unit.COUNT, logarithm=True),
    Trait("emploi_prive", MEASURES["emploi_prive"].label, Unit.COUNT, logarithm=True),
    Trait("densite", N_("Inhabitants per km²"), Unit.COUNT),
    Trait("part_industrie", MEASURES["part_industrie"].label, Unit.SHARE),
    Trait("chomage", MEASURES["chomage"].label, Unit.SHARE),
    Trait("croissance_emploi", MEASURES["croissance_emploi"].label, Unit.GROWTH),
    Trait("emissions_par_emploi", N_("Emissions of large industrial sites per private job"), Unit.TONNES),
)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A similar area: ``distance`` in interquartile ranges, ``alike`` the slugs of the closest figures (the closest
    first), ``left_out`` the slugs of those that either area lacks, or that don't vary.
    """

    area: AreaRef
    label: str
    distance: float
    alike: tuple[str, ...]
    left_out: tuple[str, ...]


def traits(store: Store, selection: Selection) -> pd.DataFrame:
    """The figures of `TRAITS` for each area of ``selection``'s level and perimeter, ignoring its filters: code, label,
    and one column per slug in its unit (tonnes: of CO2e), NaN where unknown; sorted by code. Cached and shared: do not
    mutate.

    Emissions are unknown for an area without an industrial site under the EU ETS: those of smaller sites are not
    published.
    """
    return store.ask(_traits, replace(Selection(), level=selection.level, perimeter=selection.perimeter))


def _traits(store: Store, asked: Selection) -> pd.DataFrame:
    values = all_values(store, asked)
    size = areas(store, asked.level, asked.perimeter).set_index("code")["area_km2"]
    jobs = values["emploi_prive"].where(values["emploi_prive"] > 0)
    return values[["code", "label"]].assign(
        population=values["population"],
        emploi_prive=jobs,
        densite=values["population"] / values["code"].map(size).astype("float64"),
        part_industrie=values["part_industrie"],
        chomage=values["chomage"],
        croissance_emploi=values["croissance_emploi"],
        emissions_par_emploi=values["emissions_ets"] / jobs,
    )


def similar(frame: pd.DataFrame, area: AreaRef, count: int = NEIGHBOURS) -> tuple[Neighbour, ...]:
    """The ``count`` areas of ``frame`` (from `traits`) nearest to ``area``, nearest first.

    Ties are sorted by code. Fewer, or none, where too few figures are known. Raises ``KeyError`` when ``frame`` has no
    such area.
    """
    codes = frame["code"].tolist()
    if area.code not in codes:
        raise KeyError(f"no area {area} among {len(codes)}")
    own = codes.index(area.code)
    scaled = standardised(frame)
    gaps = np.abs(scaled - scaled[own])
    shared = np.isfinite(gaps)
    known = shared.sum(axis=1)
    squares = np.where(shared, gaps, 0.0) ** 2
    distance = np.where(known >= FEWEST, np.sqrt(squares.sum(axis=1) / np.maximum(known, 1)), np.nan)
    distance[own] = np.nan
    order = [at for at in np.argsort(distance, kind="stable") if np.isfinite(distance[at])]
    return tuple(
        Neighbour(
            AreaRef(area.level, codes[at]), str(frame["label"].iloc[at]), float(distance[at]), *_explained(gaps[at])
        )
        for at in order[:count]
    )


def standardised(frame: pd.DataFrame) -> npt.NDArray[np.float64]:
    """(value − median) ÷ IQR, one row per area and one column per figure; NaN where unknown or if the IQR is zero."""
    columns = []
    for trait in TRAITS:
        values = frame[trait.slug].to_numpy(dtype="float64", na_value=np.nan)
        values = np.where(np.isfinite(values), values, np.nan)
        if trait.logarithm:
            values = np.log(np.where(values > 0, values, np.nan))
        known = values[np.isfinite(values)]
        low, middle, high = np.percentile(known, [25, 50, 75]) if known.size else (np.nan, np.nan, np.nan)
        columns.append((values - middle) / (high - low) if high > low else np.full(len(values), np.nan))
    return np.column_stack(columns)


def _explained(gaps: npt.NDArray[np.float64]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    slugs = [trait.slug for trait in TRAITS]
    closest = [slugs[at] for at in np.argsort(gaps, kind="stable") if np.isfinite(gaps[at])]
    return tuple(closest[:NEAREST_FIGURES]), tuple(
        slug for slug, gap in zip(slugs, gaps, strict=True) if not np.isfinite(gap)
    )
