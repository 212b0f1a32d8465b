"""Point layers (projects, places of the ecosystem, industrial sites) as columns for the map to draw."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import ibis.expr.types as ir

from geo.cartography import site_points
from geo.cartography.categories import categories_of
from geo.cartography.point_columns import dates, links, numbers, places, texts
from geo.cartography.point_layer import PointLayer, common_fields, counts, in_area, in_places, largest, split
from geo.funding.projects import funded
from geo.labels import AMOUNTS, PLACE_KINDS
from geo.model import AreaRef, ColourBy, Layer
from geo.selection.fields import Group
from geo.selection.filters import REGISTERS
from geo.selection.selection import FILTERS, Selection
from geo.tables.store import Store


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


def located_inside(store: Store, selection: Selection, layer: Layer, area: AreaRef) -> PointLayer:
    """`located`, inside ``area`` alone: the colours are the same, and it counts what has no point there."""
    asked = replace(points_only(selection, layer), area=area, perimeter=selection.perimeter)
    return store.ask(_LAYERS[layer], asked)


def _projects(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    every, kept = split(store, _with_amounts(in_area(funded(store, selection), selection)))
    registers = selection.registers or not set(REGISTERS).isdisjoint(selection.programmes)
    unfiltered = replace(Selection().cleared(*FILTERS), registers=registers, aid_kinds=selection.summed)
    whole = _with_amounts(funded(store, unfiltered))
    key = "sector" if selection.colour_by is ColourBy.SECTOR else "programme"
    terms = store.sectors if key == "sector" else store.programmes
    labels = {slug: term.label(voice.language) for slug, term in terms.items()}
    categories, colours = categories_of(counts(store, whole, key), kept[key], labels, _("Others"))
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
        **common_fields(store, kept, voice),
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
        largest(store, whole),
        fields,
        links(kept),
        len(every) - len(kept),
        tuple((kept["aid"].isna() & kept["aid_eur"].notna()).tolist()),
    )


def _ecosystem(store: Store, selection: Selection) -> PointLayer:
    voice = selection.voice
    _ = voice._
    table = store.table("ecosystem")
    every, kept = split(store, in_places(store, table, selection))
    labels = {kind: _(name) for kind, name in PLACE_KINDS.items()}
    categories, colours = categories_of(counts(store, table, "kind"), kept["kind"], labels, _("Others"))
    doubt = ["" if verified else _("not confirmed by the source today") for verified in kept["verified"]]
    fields = {
        _("Kind"): [labels.get(kind, kind) for kind in kept["kind"]],
        _("Year"): numbers(kept["year"]),
        _("Status"): [", ".join(filter(None, pair)) for pair in zip(texts(kept["status"]), doubt, strict=True)],
        **common_fields(store, kept, voice),
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


_LAYERS: Mapping[Layer, Callable[[Store, Selection], PointLayer]] = {
    Layer.PROJECTS: _projects,
    Layer.ECOSYSTEM: _ecosystem,
    Layer.PLANTS: site_points.plants,
    Layer.SITES: site_points.sites,
    Layer.KEY_IN_HAND: site_points.key_in_hand,
}


def _with_amounts(table: ir.Table) -> ir.Table:
    columns = "id title beneficiary programme sector date aid aid_eur aid_kind lon lat departement precision confidence"
    return table.select(*columns.split(), "source_id", "source_url")
