"""From a selection to its picture: queries the tables, writes the text, draws the map."""

import numpy as np

from geo.areas.extent import place
from geo.areas.projection import printed, projected, zone_of
from geo.cartography.choropleth import AreaView, view_of
from geo.cartography.scales import CONVENTION
from geo.funding.sums import Summary, summary
from geo.labels import LEVELS, value_format
from geo.measures.captions import dated, licensed, named, outlines, placed, scope, sources
from geo.model import Level
from geo.render.pictures.legend import PictureText
from geo.render.pictures.static_map import Ground, picture
from geo.selection.selection import Selection
from geo.tables.store import Store


def draw(store: Store, selection: Selection, suffix: str, *, thumbnail: bool = False) -> bytes:
    """The picture of ``selection`` as "svg" or "png". Raises `TableError` when a table is missing."""
    view = view_of(store, selection)
    return picture(view, _ground(store, selection, view), _words(store, selection, view), suffix, thumbnail=thumbnail)


def _ground(store: Store, selection: Selection, view: AreaView) -> Ground:
    level, perimeter, area = selection.level, selection.perimeter, selection.area
    same = area is not None and area.level is level
    pointed = {*selection.territories} if level is Level.TERRITORY else set()
    pointed |= {area.code} if area is not None and same else set()
    pin = None
    if area is not None and not same:
        found = place(store, area, perimeter)
        zone = zone_of(found.departement)
        x, y = projected(zone, np.array([found.point]))[0]
        pin = (zone, float(x), float(y))
    return Ground(
        printed(store, level, perimeter, selection.within),
        None if level is Level.COMMUNE else printed(store, Level.REGION, perimeter),
        tuple(int(at) for at in np.flatnonzero(view.areas["code"].isin(pointed))),
        pin,
    )


def _words(store: Store, selection: Selection, view: AreaView) -> PictureText:
    voice = selection.voice
    _ = voice._
    totals = summary(store, selection)
    shown = _(LEVELS[selection.level])
    if selection.within is not None:
        shown = _("Communes: {area}").format(area=place(store, selection.within, selection.perimeter).label)
    circles, sized = "", value_format(view.measure.unit, voice)
    notes = [_(CONVENTION)]
    if view.circles is not None:
        circles = _("Circles: {measure}").format(measure=_(view.circles.measure.label))
        sized = value_format(view.circles.measure.unit, voice)
        unknown = int((~np.isfinite(view.circles.values[view.visible])).sum())
        notes.insert(0, _("{n} areas without a circle: no known value.").format(n=voice.number(unknown)))
    chosen = view.areas.loc[view.areas["code"] == selection.area.code] if selection.area is not None else None
    if chosen is not None and selection.area is not None and selection.area.level is selection.level and len(chosen):
        row, written = chosen.iloc[0], value_format(view.measure.unit, voice)
        notes.insert(0, _("Outlined: {area}, {value}").format(area=row["label"], value=written(row["value"])))
    return PictureText(
        title=f"{_(view.measure.label)} — {shown}",
        subtitle=_subtitle(store, selection, view),
        heads=(_("Class"), _("Areas")),
        words=_,
        value=value_format(view.measure.unit, voice),
        count=voice.number,
        notes=tuple(notes),
        sources=_foot(store, selection, view, totals),
        circles=circles,
        sized=sized,
        empty="" if totals.projects else _("No project matches these filters."),
    )


def _subtitle(store: Store, selection: Selection, view: AreaView) -> str:
    """The filters; for a measure that they don't affect, a sentence stating so."""
    if view.measure.funded:
        return ", ".join(scope(selection, store))
    return selection.voice._("This measure describes the area: project filters don't change it.")


def _foot(store: Store, selection: Selection, view: AreaView, totals: Summary) -> str:
    voice = selection.voice
    measures = (view.measure, *([] if view.circles is None else [view.circles.measure]))
    used = sources(selection, *measures)
    said = [
        f"{placed(totals, voice)}." if view.measure.funded else "",
        # A long list of sources is cut at the foot of the picture: licences come first.
        licensed(used, store.catalogue, voice),
        named(used, store.catalogue, voice),
        outlines(voice),
        dated(store.catalogue, voice),
    ]
    return " ".join(part for part in said if part)
