"""The slides of a presentation: the contents of each stop, queried together for all stops of a level."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from geo.funding.largest_projects import COLUMNS
from geo.funding.projects import drawn, known
from geo.measures.area_values import all_values
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, Perimeter, area_column
from geo.profile.standing import LARGEST, at_level_of, standing
from geo.selection.selection import Selection
from geo.tables.store import Store

FIRST_FIGURES = ("projets", "aide")
TELLING = ("aide_par_habitant", "part_industrie", "croissance_emploi", "emploi_prive", "chomage", "emissions_ets")
"""Candidates for a slide's third figure, when the selection's measure can't be it."""
TOWNS = 12
"""Maximum number of communes of a stop named on its map."""


@dataclass(frozen=True, slots=True)
class Standing:
    """``slug`` of a measure and its ``value``, in its unit; ``rank`` from 1 (the highest) among the ``ranked`` areas of
    the level whose value is known. Value and rank are None where unknown.
    """

    slug: str
    value: float | None
    rank: int | None
    ranked: int

    @property
    def place(self) -> float | None:
        """Where the area stands, from 0 (the last of the ranked areas) to 1 (the first).

        None where unknown, and for nothing at all: areas that have none share the last rank, which is meaningless.
        """
        if self.rank is None or not self.value:
            return None
        return (self.ranked - self.rank) / (self.ranked - 1) if self.ranked > 1 else 1.0


@dataclass(frozen=True)
class Slide:
    """One stop under a selection. Amounts are euros of the summed kinds, None or NaN where unknown; ``official``,
    ``press_aid`` and ``press``: see `geo.funding.sums.Summary`.

    ``figures``: projects, public aid, and the selection's measure, or, where that is one of the first two or doesn't
    exist at the level, the measure in which the area ranks furthest from the middle of its level. ``programme``,
    ``sector``: slug and share (0 to 1) of the known aid of the one that brings or receives most of it; None without
    any. ``largest``: the projects with the largest published amounts of any kind
    (`geo.funding.largest_projects.COLUMNS`), none without an amount. ``points``: lon, lat (EPSG:4326), projects, aid,
    one row per point. ``placeless``: number of projects without a point. ``towns``: name, lon, lat of its most populous
    communes, largest first. ``regions``: codes of the regions that it is in.
    """

    area: AreaRef
    label: str
    regions: tuple[str, ...]
    figures: tuple[Standing, Standing, Standing]
    projects: int
    priced: int
    official: int
    aid: float | None
    press_aid: float | None
    press: int
    programme: tuple[str, float] | None
    sector: tuple[str, float] | None
    largest: pd.DataFrame
    points: pd.DataFrame
    placeless: int
    towns: pd.DataFrame
    source_ids: tuple[str, ...]


def slides(store: Store, selection: Selection, stops: Iterable[AreaRef]) -> dict[AreaRef, Slide]:
    """The slide of each of ``stops``, in their order; the tables must hold their codes (`geo.selection.vocabulary`).

    Three queries for each level among the stops. Raises `TableError`.
    """
    asked = [*stops]
    found: dict[AreaRef, Slide] = {}
    for level in dict.fromkeys(area.level for area in asked):
        found |= _of_level(store, selection, level, [area for area in asked if area.level is level])
    return {area: found[area] for area in asked}


def key_figures(store: Store, selection: Selection, area: AreaRef) -> tuple[Standing, Standing, Standing]:
    """The figures of `Slide` of one area, without its projects. Raises `TableError`."""
    rows = all_values(store, at_level_of(store, selection, area))
    return _three(area, rows, _chosen(selection, area.level))


def _of_level(store: Store, selection: Selection, level: Level, stops: list[AreaRef]) -> dict[AreaRef, Slide]:
    shown = at_level_of(store, selection, stops[0])
    rows, codes = all_values(store, shown), [area.code for area in stops]
    table = drawn(store, shown)
    column = area_column(level, selection.perimeter)
    inside = table.filter(table[column].isin(codes))
    ordered = inside.order_by(inside.aid_eur.desc(nulls_first=False), inside.id)
    projects = store.run(ordered.select(*COLUMNS, "lon", "lat", code=ordered[column]))
    projects["aid"] = projects["aid"].astype("float64")
    towns = _towns(store, level, selection.perimeter, codes)
    chosen = _chosen(selection, level)
    return {
        area: _slide(area, rows, projects[projects["code"] == area.code], towns[towns["code"] == area.code], chosen)
        for area in stops
    }


def _slide(area: AreaRef, rows: pd.DataFrame, projects: pd.DataFrame, towns: pd.DataFrame, chosen: str) -> Slide:
    row = rows.loc[rows["code"] == area.code].iloc[0]
    priced = projects.dropna(subset=["aid"])
    from_press = priced.loc[priced["confidence"] != "official", "aid"]
    placed = projects.dropna(subset=["lon", "lat"])
    places = placed.groupby(["lon", "lat"])["aid"]
    points = pd.DataFrame({"projects": places.size(), "aid": places.sum(min_count=1)}).reset_index()
    return Slide(
        area=area,
        label=str(row["label"]),
        regions=tuple(str(row["regions"]).split(";")),
        figures=_three(area, rows, chosen),
        projects=len(projects),
        priced=len(priced),
        official=int((projects["confidence"] == "official").sum()),
        aid=known(priced["aid"].sum(min_count=1)),
        press_aid=known(from_press.sum(min_count=1)),
        press=len(from_press),
        programme=_first(priced, "programme"),
        sector=_first(priced, "sector"),
        largest=projects.dropna(subset=["aid_eur"])[[*COLUMNS]].head(LARGEST),
        points=points,
        placeless=len(projects) - len(placed),
        towns=towns[["name", "lon", "lat"]],
        source_ids=tuple(sorted(set(projects["source_id"]))),
    )


def _chosen(selection: Selection, level: Level) -> str:
    return selection.measure if level in MEASURES[selection.measure].levels else ""


def _three(area: AreaRef, rows: pd.DataFrame, chosen: str) -> tuple[Standing, Standing, Standing]:
    first, second = (Standing(slug, *standing(rows, slug, area.code)) for slug in FIRST_FIGURES)
    return first, second, _telling(area, rows, chosen)


def _telling(area: AreaRef, rows: pd.DataFrame, chosen: str) -> Standing:
    """The measure ``chosen``, unless it is "" or a first figure; else the one ranked furthest from the middle."""
    if chosen and chosen not in FIRST_FIGURES:
        return Standing(chosen, *standing(rows, chosen, area.code))
    found = [Standing(slug, *standing(rows, slug, area.code)) for slug in TELLING]
    return max(found, key=_distance)


def _distance(figure: Standing) -> float:
    """Distance from the middle: 0 for the median, 0.5 at either end; negative where unknown."""
    if figure.rank is None:
        return -1.0
    return abs((figure.rank - 1) / max(figure.ranked - 1, 1) - 0.5)


def _first(priced: pd.DataFrame, column: str) -> tuple[str, float] | None:
    sums = priced.groupby(column)["aid"].sum().sort_index().sort_values(ascending=False, kind="stable")
    total = known(sums.sum())
    return (str(sums.index[0]), float(sums.iloc[0] / total)) if total else None


def _towns(store: Store, level: Level, perimeter: Perimeter, codes: list[str]) -> pd.DataFrame:
    """The most populous communes of each area: code (of the area), name, lon, lat."""
    table = store.table("communes")
    code = table[area_column(level, perimeter)]
    inside = table.filter(code.isin(codes)).select("name", "lon", "lat", "population", "insee", code=code)
    frame = store.run(inside.order_by(inside.population.desc(nulls_first=False), inside.insee))
    kept: pd.DataFrame = frame.groupby("code").head(TOWNS)
    return kept
