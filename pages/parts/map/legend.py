"""The legend: colours, circles and points of the map, notes on the measure, and the areas with the highest values."""

from collections.abc import Sequence

import numpy as np
import streamlit as st
from markupsafe import Markup

from geo.cartography.categories import Category
from geo.cartography.choropleth import AreaView
from geo.cartography.circles import key_values, radii
from geo.cartography.points import located, located_inside
from geo.cartography.scales import AT_NIGHT, CONVENTION
from geo.funding.projects import straddling
from geo.labels import LAYERS, LEVELS, METHODS, value_format
from geo.measures.captions import of_types
from geo.measures.states import GROUND, State
from geo.model import AreaRef, Layer, Level, Method, Unit
from geo.render.charts import tables
from geo.render.charts.bars import class_histogram
from geo.render.map.folium_map import DARK, LIGHT
from geo.selection.selection import Selection
from geo.service.routes.picture import SUFFIXES, picture_url
from pages.parts.state import atlas
from pages.parts.widgets import charts, markup

_HATCH, _GROUND, _NOTHING, _LAND, CIRCLE = (
    f"light-dark({getattr(LIGHT, name)}, {getattr(DARK, name)})"
    for name in ("hatch", "no_data", "nothing", "land", "circle")
)
SWATCHES = {
    State.UNKNOWN: f"repeating-linear-gradient(-45deg, {_HATCH} 0 1.5px, {_GROUND} 1.5px 5px)",
    State.FEW: f"radial-gradient({_HATCH} 1px, {_GROUND} 1.5px) 0 0 / 5px 5px",
    State.NOTHING: _NOTHING,
}
"""CSS backgrounds of areas without a value, by state."""
LEADERS = 5
SEEN = 3
"""Categories of a layer that are seen at once beside the map of one area; the others are folded."""


def in_both_schemes(colour: str) -> str:
    """The CSS colour of a class, as the map draws it on a light and on a dark ground."""
    return f"light-dark({colour}, {AT_NIGHT.get(colour, colour)})"


def key(selection: Selection, shown: AreaView, *, counts: bool = True) -> list[Markup]:
    """The classes with their colours and number of areas, then the states without a value; the circles under them.

    Turn ``counts`` off for classes shared by several maps.
    """
    voice = selection.voice
    _ = voice._
    rows = shown.legend(value_format(shown.measure.unit, voice), _)
    lines = [(row.label, *([voice.number(row.count)] if counts else [])) for row in rows]
    swatches = [SWATCHES.get(row.state) or in_both_schemes(row.colour) for row in rows]
    if selection.level is Level.TERRITORY:
        lines.append((_(GROUND), *([""] if counts else [])))
        swatches.append(_LAND)
    classes = markup.table(
        _(shown.measure.label),
        [_("Class"), *([_("Areas")] if counts else [])],
        lines,
        numbers=[1],
        swatches=swatches,
        kind="atlas-legend",
    )
    return [classes, *_circles(selection, shown)]


def marks(selection: Selection, inside: AreaRef | None = None) -> list[Markup]:
    """The legends of the chosen point layers, which count what is ``inside`` an area, or in the selection."""
    return [piece for layer in selection.layers for piece in _points(selection, layer, inside)]


def _circles(selection: Selection, shown: AreaView) -> list[Markup]:
    """The circle sizes of the second measure, and how many areas have no circle."""
    if shown.circles is None:
        return []
    voice = selection.voice
    _ = voice._
    written = value_format(shown.circles.measure.unit, voice)
    keys = key_values(shown.circles.largest)
    sizes = radii(keys, shown.circles.largest).tolist()
    unknown = int((~np.isfinite(shown.circles.values[shown.visible])).sum())
    return [
        markup.circles(
            _("Circles: {measure}").format(measure=_(shown.circles.measure.label)),
            [(size, written(value)) for size, value in zip(sizes, keys, strict=True)],
            CIRCLE,
        ),
        markup.paragraph(_("{n} areas without a circle: no known value.").format(n=voice.number(unknown))),
    ]


def _points(selection: Selection, layer: Layer, inside: AreaRef | None) -> list[Markup]:
    """The colours and sizes of a point layer, and how many items have no point."""
    voice = selection.voice
    _ = voice._
    store = atlas.store()
    if inside is not None:
        found, counted = located_inside(store, selection, layer, inside), _("Number here")
    else:
        # At commune level points around the area are drawn too, and the counts are not split.
        found = located(store, selection, layer)
        counted = _("Number in France") if selection.level is Level.COMMUNE else _("Number")

    look = "" if inside is None else " atlas-headless"

    def listed(caption: str, categories: Sequence[Category]) -> Markup:
        return markup.table(
            caption,
            [_("Category"), counted],
            [(category.label, voice.number(category.count)) for category in categories],
            numbers=[1],
            swatches=[category.colour for category in categories],
            kind=f"atlas-legend atlas-marks-{layer}{look}",
        )

    if inside is None:
        pieces = [listed(_(LAYERS[layer]), found.categories)]
    elif not any(category.count for category in found.categories):
        return [markup.paragraph(_("{layer}: none with a point here.").format(layer=_(LAYERS[layer])))]
    else:
        pieces = [listed(_("{layer}, number here").format(layer=_(LAYERS[layer])), found.categories[:SEEN])]
        if others := found.categories[SEEN:]:
            more = voice.n_("{n} more category", "{n} more categories", len(others))
            pieces.append(markup.fold(more.format(n=voice.number(len(others))), listed("", others)))
    if found.amounts is not None:
        unit = Unit.EUROS if layer is Layer.PROJECTS else Unit.TONNES
        written, keys = value_format(unit, voice), key_values(found.largest)
        sizes = radii(keys, found.largest).tolist()
        drawn = [(size, written(key)) for size, key in zip(sizes, keys, strict=True)]
        summed = _("Amounts at the same place are added together; a hollow mark has no known amount.")
        if any(found.outlined):
            summed = _(
                "Amounts at the same place are added together; a hollow mark has no amount included in totals. A "
                "dashed outline is an amount of another kind, such as a ceiling or an announcement."
            )
        size = _("Size of a mark")
        if inside is None:
            pieces += [markup.circles(size, drawn, "var(--quiet)"), markup.paragraph(summed)]
        else:
            told = markup.joined([markup.circles("", drawn, "var(--quiet)"), markup.paragraph(summed)])
            pieces.append(markup.fold(size, told))
    if found.note:
        pieces.append(markup.paragraph(found.note))
    if found.unplaced:
        lost = voice.n_("{n} without a point on the map.", "{n} without points on the map.", found.unplaced)
        pieces.append(markup.paragraph(lost.format(n=voice.number(found.unplaced))))
    return pieces


def notes(selection: Selection, shown: AreaView) -> list[Markup]:
    """Notes on the classes, the measure, areas counted whole and the base map, and links to the picture."""
    voice = selection.voice
    _ = voice._
    method = _("{method}, {n} areas.").format(
        method=_(METHODS[Method(selection.method)]), n=voice.number(int(shown.visible.sum()))
    )
    left_out = _("Left out: {what}").format(what=_(shown.measure.leaves_out))
    said = [f"{method} {_(CONVENTION)}", f"{_(shown.measure.formula)} {left_out}"]
    if shown.measure.floor is not None:
        said.append(_("Minimum data required: {floor}").format(floor=_(shown.measure.floor.reason)))
    if whole := straddling(atlas.store(), selection):
        areas = voice.list(whole.values())
        said.append(_("Counted in full, although they extend into another region: {areas}.").format(areas=areas))
    if note := of_types(selection, atlas.store()):
        said.append(note)
    if selection.same_classes:
        said.append(_("These classes are based on all projects; filters don't change them."))
    if shown.orphans:
        said.append(_("Figures with no matching area on this map: {codes}.").format(codes=voice.list(shown.orphans)))
    if not shown.measure.funded:
        said.append(_("This measure describes the area: project filters don't change it."))
    if selection.tiles is not None:
        said.append(_("The base map comes from a third party's server, which sees your IP address."))
    files = [markup.Link(suffix.upper(), f"./{picture_url(selection, suffix)}") for suffix in SUFFIXES]
    return [*map(markup.paragraph, said), markup.links(_("Picture of this view:"), files)]


def leaders(selection: Selection, shown: AreaView) -> list[Markup]:
    """A table of the areas with the highest values; empty if there are none."""
    voice = selection.voice
    _ = voice._
    written = value_format(shown.measure.unit, voice)
    rows = [(str(label), written(value)) for _code, label, value in shown.leaders(LEADERS).itertuples(index=False)]
    heads = [_(LEVELS[selection.level]), _(shown.measure.label)]
    return [markup.table(_("Highest values"), heads, rows, numbers=[1], kind="atlas-leaders")] if rows else []


def distribution(selection: Selection, shown: AreaView) -> None:
    """The histogram of the values with the class breaks, drawn only when the reader opens it: Plotly is heavy."""
    _ = selection.voice._
    opened = st.expander(_("Distribution of values"), key="histogram", on_change="rerun")
    if not opened.open:
        return
    voice = selection.voice
    written = value_format(shown.measure.unit, voice)
    figure = class_histogram(shown.values, shown.scale, shown.measure, voice)
    counted = tables.classes(shown, written, voice)
    said = _("{measure}, areas by class: {classes}.").format(
        measure=_(shown.measure.label), classes=voice.list(f"{label} ({count})" for label, count in counted.rows)
    )
    with opened:
        charts.show(figure, said, key="histogram_chart", table=lambda: counted)
