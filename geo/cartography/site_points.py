"""Industrial sites as points: those of the pollutant register, those under the EU ETS, and key-in-hand sites."""

from collections.abc import Sequence

import pandas as pd

from geo.cartography.categories import COLOURS, OTHER, Category
from geo.cartography.point_columns import dates, links, numbers, places, texts
from geo.cartography.point_layer import PointLayer, common_fields, counts, in_places, largest, split
from geo.industry import BRANCHES, ETS, REGISTER, THRESHOLDS, Branch
from geo.labels import branch
from geo.language import Voice
from geo.model import Layer
from geo.selection.selection import Selection
from geo.tables.store import Store

SECTORS = COLOURS[:5]
"""Colours of the sectors with most industrial sites of the register; the other sectors share `OTHER`."""
APART = {Branch.WASTE: COLOURS[5], Branch.ENERGY: COLOURS[6]}
"""Colours of what is not industry; sites of services, and of no known branch, have `REST`."""
REST = "#a9b2c0"
_OTHERS, _REST = "others", "rest"


def plants(store: Store, selection: Selection) -> PointLayer:
    """Sites of the pollutant register: industry by sector; waste and water, energy, and the rest apart from it."""
    voice = selection.voice
    _ = voice._
    table = store.table("sites")
    table = table.filter(table.kind == REGISTER)
    every, kept = split(store, in_places(store, table, selection))
    industry = table.filter(table.branch == Branch.INDUSTRY.value)
    categories, colours = _kinds(store, kept, counts(store, industry, "sector")[: len(SECTORS)], voice)
    sectors, activities = store.sectors, store.activities
    scheme = store.table("sites")
    ets = store.run(scheme.filter(scheme.kind == ETS).select("id", "emissions_t", "year"))
    emitted = {row["id"]: (float(row["emissions_t"]), int(row["year"])) for row in ets.to_dict("records")}
    fields = {
        _("Activity"): [
            activities[slug].label(voice.language) if isinstance(slug, str) else "" for slug in kept["activity"]
        ],
        _("Sector"): [sectors[slug].label(voice.language) if slug in sectors else "" for slug in kept["sector"]],
        _("Branch"): [branch(slug, voice) for slug in kept["branch"]],
        _("Verified emissions"): [
            _("{tonnes} t CO2e ({year}), in the EU ETS").format(
                tonnes=voice.number(emitted[same][0]), year=emitted[same][1]
            )
            if isinstance(same, str)
            else ""
            for same in kept["same_as"]
        ],
        **common_fields(store, kept, voice),
        _("Notes"): [_(THRESHOLDS)] * len(kept),
    }
    return PointLayer(
        Layer.PLANTS,
        places(kept),
        [name or _("Name not published") for name in texts(kept["name"])],
        categories,
        colours,
        None,
        0.0,
        fields,
        links(kept),
        len(every) - len(kept),
        note=_(THRESHOLDS),
    )


def _kinds(
    store: Store, kept: pd.DataFrame, named: Sequence[str], voice: Voice
) -> tuple[tuple[Category, ...], list[int]]:
    """What the colours mean, the same under every filter, and the index of each site's.

    ``named``: the sectors that have a colour of their own.
    """
    _ = voice._
    sectors = store.sectors
    looks = {slug: (sectors[slug].label(voice.language), colour) for slug, colour in zip(named, SECTORS, strict=False)}
    looks[_OTHERS] = (_("Other industries"), OTHER)
    looks |= {kind.value: (_(BRANCHES[kind]), colour) for kind, colour in APART.items()}
    looks[_REST] = (_("Services, trade and other activities"), REST)
    keys = []
    for kind, sector in zip(texts(kept["branch"]), texts(kept["sector"]), strict=True):
        if kind == Branch.INDUSTRY.value:
            keys.append(sector if sector in named else _OTHERS)
        else:
            keys.append(kind if kind in set(APART) else _REST)
    shown = [key for key in looks if key in keys]
    at = {key: index for index, key in enumerate(shown)}
    return tuple(Category(*looks[key], keys.count(key)) for key in shown), [at[key] for key in keys]


def sites(store: Store, selection: Selection) -> PointLayer:
    """Sites under the EU ETS, as large as what they emitted."""
    voice = selection.voice
    _ = voice._
    table = store.table("sites")
    table = table.filter(table.kind == ETS)
    every, kept = split(store, in_places(store, table, selection))
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
        **common_fields(store, kept, voice),
    }
    category = Category(_("Emitting sites (EU ETS)"), "#1b1b1b", len(kept))
    return PointLayer(
        Layer.SITES,
        places(kept),
        texts(kept["name"]),
        (category,),
        [0] * len(kept),
        emitted.to_numpy(),
        largest(store, table.mutate(aid=table.emissions_t)),
        fields,
        links(kept),
        len(every) - len(kept),
    )


def key_in_hand(store: Store, selection: Selection) -> PointLayer:
    """Ready-to-build industrial sites."""
    voice = selection.voice
    _ = voice._
    table = store.table("sites")
    every, kept = split(store, in_places(store, table.filter(table.kind == "cle-en-main"), selection))
    hectares = kept["hectares"].astype(float)
    fields = {
        _("Land"): [f"{voice.number(size)} ha" if size == size else "" for size in hectares],
        _("Availability"): texts(kept["availability"]),
        _("Generation"): texts(kept["generation"]),
        _("Date"): dates(kept["date"], voice),
        **common_fields(store, kept, voice),
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
