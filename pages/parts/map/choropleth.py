"""The choropleth of a view: what the browser needs to draw it, and the handling of clicks."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.cartography.choropleth import AreaView, view_of
from geo.cartography.circles import radii
from geo.labels import value_format
from geo.language import Voice
from geo.measures.states import NO_DATA
from geo.model import AreaRef, Level, area_table
from geo.render.map.folium_map import AreaValues, Focus, MapText, area_group, base_map
from geo.render.map.tiles import tile_layer
from geo.selection.selection import Selection
from geo.service.routes.geometry import geometry_url
from geo.service.routes.points import points_url
from geo.service.routes.towns import towns_url
from pages.parts.state import atlas, filters, play, zoom

HEIGHT = 600
LABELS = 5
"""The number of areas labelled on the map."""


def view(selection: Selection) -> AreaView:
    """The data of the choropleth of ``selection``: areas, values and classes."""
    return view_of(atlas.store(), selection, reference=_played(selection))


def _played(selection: Selection) -> pd.DataFrame | None:
    """While years are played, the values of all of them, from which the class breaks are made; None otherwise."""
    if (played := play.played()) is None:
        return None
    years = range(played[0], played[1] + 1)
    return pd.concat([atlas.area_values(replace(selection, years=(year, year))) for year in years])


def choose(area: AreaRef, selection: Selection) -> None:
    """Focus ``area``, or clear the focus if it has it already."""
    filters.look_at(None if area == selection.area else area)


def show(
    selection: Selection,
    shown: AreaView,
    *,
    name: str = "map",
    height: int = HEIGHT,
    focus: Focus | None = None,
    on_click: Callable[[AreaRef, Selection], None] = choose,
    mirror: str = "",
    title: str = "",
) -> None:
    """Draw the map; a change of filters only recolours it.

    ``name`` tells the maps of a page apart. ``focus`` replaces the reader's last zoom request; the map follows it once
    per turn. ``on_click`` receives the clicked area and ``selection``; clicks outside all areas are ignored. Maps with
    the same ``mirror`` zoom together. ``title`` names a map that has no table under it. ``height`` is in pixels.
    """
    voice = selection.voice
    url = geometry_url(area_table(selection.level, selection.perimeter, selection.within))
    key = f"{name}-{url}-{voice.language}"

    def clicked() -> None:
        if found := st.session_state.get(key):
            on_click(AreaRef(selection.level, found["code"]), selection)

    # While years are played, and on other pages, the same selection has different classes: both are in the cache key.
    question = ("painted map", name, shown.measure.slug, selection, play.played())
    painted = atlas.store().remember(question, lambda: _painted(selection, shown))
    codes = {code: at for at, code in enumerate(shown.areas["code"])}
    pointed = [*selection.territories, *([selection.area.code] if selection.area is not None else [])]
    at_level = selection.area is None or selection.area.level is selection.level
    st_folium(
        base_map(
            url,
            _words(voice, title),
            towns_url=towns_url(atlas.store()),
            parts=selection.level is Level.COMMUNE,
            mirror=mirror,
        ),
        key=key,
        feature_group_to_add=area_group(
            replace(
                painted,
                selected=tuple(codes[code] for code in dict.fromkeys(pointed) if at_level and code in codes),
                pin=None if at_level else zoom.pin(selection),
                focus=focus or zoom.focus(selection),
                layers=tuple({"slug": layer.value, "url": points_url(selection, layer)} for layer in selection.layers),
                tiles=tile_layer(selection.tiles),
            )
        ),
        returned_objects=[],
        use_container_width=True,
        height=height,
        on_change=clicked,
    )


def _painted(selection: Selection, shown: AreaView) -> AreaValues:
    """What the browser needs to recolour the map, formatted in the reader's language; "" for unknown values."""
    voice = selection.voice
    _ = voice._
    written = value_format(shown.measure.unit, voice)
    visible = None if shown.visible.all() else tuple(int(at) for at in np.flatnonzero(shown.visible))
    painted = AreaValues(
        measure=_(shown.measure.label),
        classes=shown.letters,
        palette=shown.scale.colours,
        values=tuple("" if value != value else written(value) for value in shown.areas["value"]),
        projects=tuple(int(count) for count in shown.areas["projects"]),
        aid=tuple("" if aid != aid else voice.compact_euros(aid) for aid in shown.areas["aid"]),
        states={row.state.value: row.label for row in shown.legend(written, _) if row.state},
        visible=visible,
        labels=_labels(shown, voice),
    )
    if (circles := shown.circles) is None:
        return painted
    sized = value_format(circles.measure.unit, voice)
    return replace(
        painted,
        second=_(circles.measure.label),
        radii=tuple(radii(circles.values, circles.largest).round(1).tolist()),
        sizes=tuple("" if value != value else sized(value) for value in circles.values),
    )


def _labels(shown: AreaView, voice: Voice) -> tuple[tuple[int, str, str], ...]:
    """Labels of the largest areas (index, name, value), by the second measure if it is drawn, else by the first."""
    measure = shown.measure if shown.circles is None else shown.circles.measure
    written = value_format(measure.unit, voice)
    positions = {code: at for at, code in enumerate(shown.areas["code"])}
    rows = shown.largest(LABELS).itertuples(index=False)
    return tuple((positions[code], str(label), written(value)) for code, label, value in rows)


def _words(voice: Voice, title: str) -> MapText:
    _ = voice._
    return MapText(
        language=voice.language.value,
        projects=_("Projects"),
        aid=_("Public aid"),
        no_data=_(NO_DATA),
        zoom_in=_("Zoom in"),
        zoom_out=_("Zoom out"),
        aria_label=title or _("Map; the table below gives the same figures"),
        attribution=_("IGN Admin Express, Insee; the atlas"),
        failed=_("The boundaries could not be loaded. Reload the page; the table below gives the same figures."),
    )
