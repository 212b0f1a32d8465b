"""A layer of points as columns, and what all layers share: rows in the chosen regions, with a point, and how placed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from geo.cartography.categories import Category
from geo.funding.projects import typed
from geo.funding.reliability import badge
from geo.labels import PRECISIONS
from geo.language import Voice
from geo.model import Layer, area_column
from geo.selection.selection import Selection
from geo.tables.store import Store


@dataclass(frozen=True)
class PointLayer:
    """Items of a layer that have a point, with the same index in every column.

    ``places``: lon, lat (EPSG:4326), zone (department, which decides the inset). ``titles``: their names. ``colours``:
    index of each item's category. ``amounts``: what the size shows (euros, tonnes), NaN where unknown; None when all
    have the same size. ``largest``: the largest amount at one point before any filter, so that sizes compare between
    views. ``outlined``: which items have an amount of a kind that is not summed, such as a ceiling; empty in other
    layers. ``fields``: label → text of each item, "" for none. ``links``: web addresses of sources, "" for none.
    ``unplaced``: number of items of the selection without a point. ``note``: what the layer leaves out, "" for nothing.
    """

    layer: Layer
    places: pd.DataFrame
    titles: Sequence[str]
    categories: tuple[Category, ...]
    colours: Sequence[int]
    amounts: np.ndarray | None
    largest: float
    fields: Mapping[str, Sequence[str]]
    links: Sequence[str]
    unplaced: int
    outlined: tuple[bool, ...] = ()
    note: str = ""


def in_area(table: ir.Table, selection: Selection) -> ir.Table:
    """The rows in the area of ``selection``, if it has one."""
    if (area := selection.area) is None:
        return table
    return table.filter(table[area_column(area.level, selection.perimeter)] == area.code)


def in_places(store: Store, table: ir.Table, selection: Selection) -> ir.Table:
    """The rows in the chosen regions, in the area, and in areas of the chosen types at the level of ``selection``."""
    table = in_area(table, selection)
    if selection.regions:
        table = table.filter(table.region.isin(selection.regions))
    if selection.types:
        table = typed(store, table, selection)
        table = table.filter(table.area_type.isin(selection.types)).drop("area_type")
    return table


def split(store: Store, table: ir.Table) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows sorted by id, and those with a point."""
    every = store.run(table.order_by("id"))
    return every, every[every["lon"].notna() & every["lat"].notna()].reset_index(drop=True)


def counts(store: Store, table: ir.Table, column: str) -> list[str]:
    """Values of ``column``, most frequent first: a category keeps its colour under every filter."""
    counted = store.run(table.group_by(column).aggregate(n=table.count()))
    return counted.sort_values(["n", column], ascending=[False, True])[column].tolist()


def largest(store: Store, table: ir.Table) -> float:
    """The largest sum of aid at one point; 0 when none is known."""
    sums = table.filter(table.lon.notnull()).group_by("lon", "lat").aggregate(total=table.aid.sum())
    found = store.run(sums.aggregate(largest=sums.total.max()))["largest"].iloc[0]
    return 0.0 if pd.isna(found) else float(found)


def common_fields(store: Store, frame: pd.DataFrame, voice: Voice) -> dict[str, list[str]]:
    """How each item is placed and where it comes from; who vouches for it, in a table that says so."""
    _ = voice._
    sources = {source.id: source.title.in_language(voice.language) for source in store.catalogue.sources.values()}
    fields = {
        _("Place"): [_(PRECISIONS[precision]) for precision in frame["precision"]],
        _("Source"): [sources[source] for source in frame["source_id"]],
    }
    if "confidence" in frame:
        pairs = zip(frame["confidence"], frame["source_url"], strict=True)
        fields[_("Confidence")] = [badge(confidence, url, voice) for confidence, url in pairs]
    return fields
