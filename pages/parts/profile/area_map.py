"""The map of an area's profile: its communes, overlaid with projects, places and sites."""

from dataclasses import replace

import streamlit as st

from geo.cartography.choropleth import AreaView
from geo.model import AreaRef, Layer, Level
from geo.selection.selection import Selection
from pages.parts.map import choropleth, legend
from pages.parts.state import atlas, zoom
from pages.parts.widgets import markup

LAYERS = (Layer.PROJECTS, Layer.ECOSYSTEM, Layer.SITES)
_POINTED = "portrait_commune"


def show(selection: Selection, area: AreaRef, projects: int) -> None:
    """Draw the map and its legend; a click shows a commune's figures. ``projects``: the area's number of projects."""
    inside = replace(
        selection,
        level=Level.COMMUNE,
        within=area,
        measure=Selection().measure,
        second=None,
        layers=LAYERS,
        regions=(),
        types=(),
        area=None,
        territories=(),
    )
    shown = choropleth.view(inside)
    named = selection.voice._("Map of the communes of {area}").format(area=atlas.places(selection.perimeter)[area])
    with st.container(key="portrait_map"):
        left, right = st.columns([3, 1])
    with left:
        choropleth.show(inside, shown, name="portrait", focus=zoom.on(area, selection), on_click=_point, title=named)
        markup.write(markup.paragraph(_placed(inside, shown, projects)), markup.paragraph(_pointed(inside, shown)))
    with right:
        markup.write(*legend.key(inside, shown), *legend.marks(inside, area))


def _placed(selection: Selection, shown: AreaView, projects: int) -> str:
    """How many projects are located in a commune, and how many only in a larger area."""
    voice = selection.voice
    placed = int(shown.areas["projects"].sum())
    said = voice._("{shown} of {all} projects are in a commune on this map; {lost} are known only for a larger area.")
    return said.format(shown=voice.number(placed), all=voice.number(projects), lost=voice.number(projects - placed))


def _point(commune: AreaRef, _selection: Selection) -> None:
    st.session_state[_POINTED] = commune.code


def _pointed(selection: Selection, shown: AreaView) -> str:
    """The figures of the commune that was clicked last, or a hint to click one."""
    voice = selection.voice
    _ = voice._
    rows = shown.areas[shown.areas["code"] == st.session_state.get(_POINTED)]
    if rows.empty:
        return _("Colours: {measure}, by commune. Click a commune.").format(measure=_(shown.measure.label))
    row = rows.iloc[0]
    return _("{commune} ({code}): {projects} projects, {aid} of public aid.").format(
        commune=row["label"],
        code=row["code"],
        projects=voice.number(row["projects"]),
        aid=voice.compact_euros(row["aid"]),
    )
