"""The profile page without a valid area: what the link meant, and where to go from here."""

from dataclasses import replace

import streamlit as st

from geo.areas.extent import place
from geo.areas.perimeters import around_commune, counterparts, other_version
from geo.labels import PERIMETERS, SINGULAR
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from pages.parts.profile.tables import profile_of
from pages.parts.state import address, atlas
from pages.parts.widgets import markdown, markup

OFFERED = 10
KEY = "zone"


def show(selection: Selection) -> None:
    """An empty profile: explain a link to the other perimeter, and list the territories with the most aid."""
    voice = selection.voice
    _ = voice._
    for notice in address.notices():
        if notice.key == KEY and (area := AreaRef.parse(notice.value)) is not None:
            _elsewhere(selection, area)
    asked = replace(selection, level=Level.TERRITORY, within=None, measure="aide")
    found = atlas.area_values(asked)
    first = found.dropna(subset=["value"]).nlargest(OFFERED, "value")
    st.info(_("Choose an area above, or start from one of these territories."), icon=":material/travel_explore:")
    if first.empty:
        markup.write(markup.paragraph(_("No territory has a project with a known amount under these filters.")))
        return
    rows = [
        (
            profile_of(selection, AreaRef(Level.TERRITORY, row["code"]), row["label"]),
            voice.number(row["projects"]),
            voice.compact_euros(row["value"]),
        )
        for row in first.to_dict("records")
    ]
    heads = [_("Territoire d'industrie"), _("Projects"), _("Public aid")]
    markup.write(markup.table(_("Territories with the most public aid"), heads, rows, numbers=[1, 2]))


def commune(selection: Selection, area: AreaRef) -> None:
    """A commune has no profile: link to the areas that contain it."""
    _ = selection.voice._
    store = atlas.store()
    label = markdown.plain(place(store, area, selection.perimeter).label)
    st.info(
        _("{commune} is a commune: profiles start at the EPCI. These areas hold it:").format(commune=label),
        icon=":material/info:",
    )
    rows = [
        (
            profile_of(selection, found, place(store, found, selection.perimeter).label),
            _(SINGULAR[found.level]),
        )
        for found in around_commune(store, area.code, selection.perimeter)
        if atlas.vocabulary().knows(found, selection.perimeter)
    ]
    markup.write(markup.table("", [_("Area"), _("Level")], rows))


def _elsewhere(selection: Selection, area: AreaRef) -> None:
    """If ``area`` is a territory of the other perimeter, say so and link to it and to its counterparts here."""
    _ = selection.voice._
    store, other = atlas.store(), other_version(selection.perimeter)
    if area.level is not Level.TERRITORY or not atlas.vocabulary().knows(area, other):
        return
    there = replace(selection, perimeter=other, compared=(), territories=())
    label = store.territories[other][area.code]
    rows: list[tuple[markup.Link, str]] = [(profile_of(there, area, label), _(PERIMETERS[other]))]
    for row in counterparts(store, area.code, other).to_dict("records"):
        here = profile_of(selection, AreaRef(Level.TERRITORY, row["code"]), row["label"])
        rows.append((here, _(PERIMETERS[selection.perimeter])))
    said = _(
        "{code} is a territory of the other perimeter; it comes first, then those of this one that share its communes."
    )
    markup.write(
        markup.paragraph(said.format(code=area.code), "sentence"),
        markup.table("", [_("Area"), _("Perimeter")], rows),
    )
