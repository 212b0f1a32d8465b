"""Point layers (projects, places of the ecosystem, industrial sites) as columns for the map to draw."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import ibis.expr.types as ir
import numpy as np
import pandas as pd

from geo.cartography.categories import Category, categories_of
from geo.cartography.point_columns import dates, links, numbers, places, texts
from geo.funding.projects import funded, typed
from geo.funding.reliability import badge
from geo.labels import AMOUNTS, PLACE_KINDS, PRECISIONS, branch
from geo.language import Voice
from geo.model import ColourBy, Layer
from geo.selection.fields import Group
from geo.selection.selection import FILTERS, Selection
from geo.tables.store import Store


@dataclass(frozen=True)
class PointLayer:
    """Items of a layer that have a point, with the same index in every column.

    ``places``: lon, lat (EPSG:4326), zone (department, which decides the inset). ``titles``: their names. ``colours``:
    index of each item's category. ``amounts``: what the size shows (euros, tonnes), NaN where unknown; None when all
    have the same size. ``largest``: the largest amount at one point before any filter, so that sizes compare between
    views. ``outlined``: which items have an amount of a kind that is not summed, such as a ceiling; empty in other
    layers. ``fields``: label → text of each item, "" for none. ``links``: web addresses of sources, "" for none.
    ``unplaced``: number of items of the selection without a point.
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


def points_only(selection: Selection, layer: Layer) -> Selection:
    """``selection`` reduced to what changes the points of ``layer``: equal points have equal selections."""
    if layer is not Layer.PROJECTS:
        return selection.only("regions", "types", "language")
    return selection.only(Group.PROJECTS, "language", "colour_by")


def located(store: Store, selection: Selection, layer: Layer) -> PointLayer:
    """The items of ``layer`` under ``selection``: projects under all its filters, the others under its
    regions and types of territory only.

    Cached, as the page's legend and the map's request both need it: do not mutate.
    """
    return store.ask(_LAYERS[layer], points_only(selection, layer))


def _projects(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    every, kept = _split(store, _with_amounts(funded(store, selection)))
    unfiltered = selection.only("aid_kinds").cleared(*FILTERS)
    whole = _with_amounts(funded(store, unfiltered))
    key = "sector" if selection.colour_by is ColourBy.SECTOR else "programme"
    terms = store.sectors if key == "sector" else store.programmes
    labels = {slug: term.label(voice.language) for slug, term in terms.items()}
    categories, colours = categories_of(_counts(store, whole, key), kept[key], labels, _("Others"))
    kinds = {kind.value: _(name) for kind, name in AMOUNTS.items()}
    aid = [
        f"{voice.compact_euros(euros)} ({kinds[kind]})" if isinstance(kind, str) and euros == euros else _("unknown")
        for euros, kind in zip(kept["aid_eur"].astype(float), kept["aid_kind"], strict=True)
    ]
    fields = {
        _("Beneficiary"): texts(kept["beneficiary"]),
        _("Programme"): [store.programmes[slug].label(voice.language) for slug in kept["programme"]],
        _("Sector"): [store.sectors[slug].label(voice.language) for slug in kept["sector"]],
        _("Amount"): aid,
        _("Date"): dates(kept["date"], voice),
        **_common_fields(store, kept, voice),
    }
    named = zip(texts(kept["title"]), texts(kept["beneficiary"]), strict=True)
    titles = [title or who or _("Unnamed project") for title, who in named]
    return PointLayer(
        Layer.PROJECTS,
        places(kept),
        titles,
        categories,
        colours,
        kept["aid"].to_numpy(float),
        _largest(store, whole),
        fields,
        links(kept),
        len(every) - len(kept),
        tuple((kept["aid"].isna() & kept["aid_eur"].notna()).tolist()),
    )


def _ecosystem(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    table = store.table("ecosystem")
    every, kept = _split(store, _in_places(store, table, selection))
    labels = {kind: _(name) for kind, name in PLACE_KINDS.items()}
    categories, colours = categories_of(_counts(store, table, "kind"), kept["kind"], labels, _("Others"))
    doubt = ["" if verified else _("the source does not confirm it today") for verified in kept["verified"]]
    fields = {
        _("Kind"): [labels.get(kind, kind) for kind in kept["kind"]],
        _("Year"): numbers(kept["year"]),
        _("Status"): [", ".join(filter(None, pair)) for pair in zip(texts(kept["status"]), doubt, strict=True)],
        **_common_fields(store, kept, voice),
    }
    return PointLayer(
        Layer.ECOSYSTEM,
        places(kept),
        texts(kept["name"]),
        categories,
        colours,
        None,
        0.0,
        fields,
        links(kept),
        len(every) - len(kept),
    )


def _sites(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    table = store.table("sites")
    table = table.filter(table.kind == "ets")
    every, kept = _split(store, _in_places(store, table, selection))
    emitted = kept["emissions_t"].astype(float)
    sectors = store.sectors
    fields = {
        _("Operator"): texts(kept["operator"]),
        _("Sector"): [sectors[slug].label(voice.language) if slug in sectors else "" for slug in kept["sector"]],
        _("Branch"): [branch(slug, voice) for slug in kept["branch"]],
        _("Verified emissions"): [
            f"{voice.number(tonnes)} t CO2e ({year})" if tonnes == tonnes else _("unknown")
            for tonnes, year in zip(emitted, numbers(kept["year"]), strict=True)
        ],
        **_common_fields(store, kept, voice),
    }
    category = Category(_("Emitting sites (EU ETS)"), "#1b1b1b", len(kept))
    largest = _largest(store, table.mutate(aid=table.emissions_t))
    return PointLayer(
        Layer.SITES,
        places(kept),
        texts(kept["name"]),
        (category,),
        [0] * len(kept),
        emitted.to_numpy(),
        largest,
        fields,
        links(kept),
        len(every) - len(kept),
    )


def _key_in_hand(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    table = store.table("sites")
    every, kept = _split(store, _in_places(store, table.filter(table.kind == "cle-en-main"), selection))
    hectares = kept["hectares"].astype(float)
    fields = {
        _("Land"): [f"{voice.number(size)} ha" if size == size else "" for size in hectares],
        _("Availability"): texts(kept["availability"]),
        _("Generation"): texts(kept["generation"]),
        _("Date"): dates(kept["date"], voice),
        **_common_fields(store, kept, voice),
    }
    category = Category(_("Key-in-hand sites"), "#c51b7d", len(kept))
    return PointLayer(
        Layer.KEY_IN_HAND,
        places(kept),
        texts(kept["name"]),
        (category,),
        [0] * len(kept),
        None,
        0.0,
        fields,
        links(kept),
        len(every) - len(kept),
    )


_LAYERS: Mapping[Layer, Callable[[Store, Selection], PointLayer]] = {
    Layer.PROJECTS: _projects,
    Layer.ECOSYSTEM: _ecosystem,
    Layer.SITES: _sites,
    Layer.KEY_IN_HAND: _key_in_hand,
}


def _with_amounts(table: ir.Table) -> ir.Table:
    columns = "id title beneficiary programme sector date aid aid_eur aid_kind lon lat departement precision confidence"
    return table.select(*columns.split(), "source_id", "source_url")


def _in_places(store: Store, table: ir.Table, selection: Selection) -> ir.Table:
    """The rows in the chosen regions, and in areas of the chosen types at the level of ``selection``."""
    if selection.regions:
        table = table.filter(table.region.isin(selection.regions))
    if selection.types:
        table = typed(store, table, selection)
        table = table.filter(table.area_type.isin(selection.types)).drop("area_type")
    return table


def _split(store: Store, table: ir.Table) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All rows sorted by id, and those with a point."""
    every = store.run(table.order_by("id"))
    return every, every[every["lon"].notna() & every["lat"].notna()].reset_index(drop=True)


def _counts(store: Store, table: ir.Table, column: str) -> list[str]:
    """Values of ``column``, most frequent first: a category keeps its colour under every filter."""
    counted = store.run(table.group_by(column).aggregate(n=table.count()))
    return counted.sort_values(["n", column], ascending=[False, True])[column].tolist()


def _largest(store: Store, table: ir.Table) -> float:
    """The largest sum of aid at one point; 0 when none is known."""
    sums = table.filter(table.lon.notnull()).group_by("lon", "lat").aggregate(total=table.aid.sum())
    largest = store.run(sums.aggregate(largest=sums.total.max()))["largest"].iloc[0]
    return 0.0 if pd.isna(largest) else float(largest)


def _common_fields(store: Store, frame: pd.DataFrame, voice: Voice) -> dict[str, list[str]]:
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
