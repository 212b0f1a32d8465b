"""One map per compared area: the same class breaks, the same scale, and linked zoom."""

from dataclasses import replace
from math import cos, radians
from zlib import crc32

import pandas as pd
import streamlit as st

from geo.areas.boundaries import areas as boundaries_of
from geo.areas.extent import place
from geo.cartography.choropleth import area_view
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Layer, Level
from geo.profile.comparison import Comparison
from geo.render.map.folium_map import Focus
from geo.selection.selection import Selection
from geo.selection.vocabulary import DEFAULT_MEASURE
from pages.parts.map import choropleth, legend
from pages.parts.state import atlas
from pages.parts.widgets import markup

HEIGHT = 340


def show(selection: Selection, found: Comparison) -> None:
    """Draw the communes and projects of each area, and one shared legend."""
    voice = selection.voice
    views = {area: _inside(selection, area) for area in found.areas}
    values = {area: atlas.area_values(view) for area, view in views.items()}
    together = pd.concat(values.values(), ignore_index=True)
    focus = _alike(selection, found.areas)
    with st.container(key="maps_compared"):
        columns = st.columns(len(found.areas))
    for at, (area, column) in enumerate(zip(found.areas, columns, strict=True)):
        inside = views[area]
        outlines = boundaries_of(atlas.store(), Level.COMMUNE, selection.perimeter, area)
        shown = area_view(outlines, values[area], inside, reference=together)
        with column:
            markup.write(markup.caption(found.labels[area]))
            choropleth.show(
                inside,
                shown,
                name=f"compare-{at}",
                height=HEIGHT,
                focus=focus[area],
                on_click=_nothing,
                mirror="atlas-compare",
                title=voice._("Map of the communes of {area}").format(area=found.labels[area]),
            )
    with st.container(key="compare_legend"):
        markup.write(
            *legend.key(inside, shown, counts=False),
            markup.paragraph(
                voice._(
                    "The classes are based on all these communes together; every map is at the same scale, and "
                    "zooming one zooms the others. Circles: funded projects."
                )
            ),
        )


def _inside(selection: Selection, area: AreaRef) -> Selection:
    # The measure of the address if it exists for communes, else the default.
    measure = selection.measure if Level.COMMUNE in MEASURES[selection.measure].levels else DEFAULT_MEASURE
    return replace(
        selection,
        level=Level.COMMUNE,
        within=area,
        measure=measure,
        second=None,
        layers=(Layer.PROJECTS,),
        regions=(),
        types=(),
        area=None,
        territories=(),
        same_classes=False,
    )


def _alike(selection: Selection, areas: tuple[AreaRef, ...]) -> dict[AreaRef, Focus]:
    """A bounding box (EPSG:4326) centred on each area, all of the same size in kilometres: that of the largest area."""
    found = {area: place(atlas.store(), area, selection.perimeter) for area in areas}
    middles, halves = {}, []
    for area, where in found.items():
        west, south, east, north = where.box
        middles[area] = ((west + east) / 2, (south + north) / 2)
        # In degrees of latitude, whose length is (nearly) the same everywhere.
        halves += [(north - south) / 2, (east - west) / 2 * cos(radians((south + north) / 2))]
    half = max(halves)
    boxes = {}
    for area, (lon, lat) in middles.items():
        wide = half / cos(radians(lat))
        turn = crc32(f"{area}@{selection.perimeter}/{half}".encode())
        boxes[area] = Focus(turn, (lon - wide, lat - half, lon + wide, lat + half), found[area].departement)
    return boxes


def _nothing(_area: AreaRef, _selection: Selection) -> None:
    """Ignore the click: communes have no profile."""
