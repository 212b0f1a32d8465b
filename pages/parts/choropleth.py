"""The map of a view, its legend, and the same figures as a table."""

import numpy as np
import streamlit as st
from streamlit_folium import st_folium

from geo.boundaries import areas
from geo.classify import Method
from geo.language import Formatter, translator
from geo.measures import MEASURES, Unit
from geo.model import Language, area_table
from geo.render.folium_map import LIGHT, AreaValues, MapText, area_group, base_map
from geo.scale import CONVENTION, NO_DATA
from geo.selection import Selection
from geo.service.geometry import geometry_url
from geo.view import AreaView, area_view
from geo.wording import LEVELS, METHODS, value_format
from pages.parts import markup, shared

HEIGHT = 600
HATCH = f"repeating-linear-gradient(45deg, {LIGHT.hatch} 0 1.5px, {LIGHT.no_data} 1.5px 5px)"
PER_HEAD = ("_par_habitant", "_par_emploi")
"""Ends of the slugs of measures that are small amounts of euros: shown to the cent."""
LEADERS = 5
KEPT = 64
"""How many recent maps are kept ready, formatted for the browser: up to 100 kB each."""


def view(selection: Selection) -> AreaView:
    """The choropleth of ``selection`` as numbers."""
    boundaries = areas(shared.store().data, selection.level, selection.perimeter)
    return area_view(boundaries, shared.area_values(selection), selection)


def show(selection: Selection, shown: AreaView) -> None:
    """Draw the map; a filter only recolours it."""
    language = selection.language
    table = area_table(selection.level, selection.perimeter)
    st_folium(
        base_map(geometry_url(table), _words(language)),
        key=f"map-{table}-{language}",
        feature_group_to_add=area_group(_painted(selection.query_string(), selection, shown)),
        returned_objects=[],
        use_container_width=True,
        height=HEIGHT,
    )


def legend(selection: Selection, shown: AreaView) -> None:
    """The classes with their colours and the number of areas in each, "no data" last."""
    language = selection.language
    _, text = translator(language), Formatter(language)
    rows = shown.scale.legend(value_format(shown.measure.unit, text), no_data=_(NO_DATA))
    markup.table(
        _(shown.measure.label),
        [_("Class"), _("Areas")],
        [(row.label, text.number(row.count)) for row in rows],
        numbers=[1],
        swatches=[HATCH if row.is_no_data else row.colour for row in rows],
        kind="atlas-legend",
    )
    method = _("{method}, {n} areas.").format(
        method=_(METHODS[Method(selection.method)]), n=text.number(int(shown.visible.sum()))
    )
    left_out = _("Left out: {what}").format(what=_(shown.measure.leaves_out))
    markup.paragraph(f"{method} {_(CONVENTION)}", "note")
    markup.paragraph(f"{_(shown.measure.formula)} {left_out}", "note")
    if shown.orphans:
        lost = _("Figures without an area on this map: {codes}.")
        markup.paragraph(lost.format(codes=text.list(shown.orphans)), "note")
    if not shown.measure.funded:
        markup.paragraph(_("This measure describes the area: the filters of projects don't change it."), "note")


def leaders(selection: Selection, shown: AreaView) -> None:
    """The areas with the highest values."""
    _, text = translator(selection.language), Formatter(selection.language)
    written = value_format(shown.measure.unit, text)
    first = shown.areas.loc[shown.visible].dropna(subset=["value"]).nlargest(LEADERS, "value")
    rows = [(row.label, written(row.value)) for row in first.itertuples()]
    markup.table(_("Highest values"), [_(LEVELS[selection.level]), _(shown.measure.label)], rows, numbers=[1])


def table(selection: Selection, shown: AreaView) -> None:
    """The figures of the map, sortable, when the reader opens them: a long table would slow down every filter."""
    _ = translator(selection.language)
    opened = st.expander(_("The same figures as a table"), key="table", on_change="rerun")
    if opened.open:
        with opened:
            _sortable(selection, shown)


def _sortable(selection: Selection, shown: AreaView) -> None:
    _ = translator(selection.language)
    unit = shown.measure.unit
    frame = shown.areas.loc[shown.visible, ["label", "code", "value", "projects", "aid"]]
    # A measure that is itself a column of its own is not shown twice.
    frame = frame.drop(columns={"aide": ["aid"], "projets": ["projects"]}.get(shown.measure.slug, []))
    heading = _(shown.measure.label) + {Unit.EUROS: " (€)", Unit.TONNES: " (t CO2e)"}.get(unit, "")
    number = "percent" if unit in (Unit.SHARE, Unit.GROWTH) else "localized"
    digits = {"percent": 4}.get(number, 2 if shown.measure.slug.endswith(PER_HEAD) or unit is Unit.RATIO else 0)
    rounded = frame.round({"value": digits, "aid": 0}).sort_values("value", ascending=False)
    st.dataframe(
        rounded,
        hide_index=True,
        lazy=True,
        column_config={
            "label": st.column_config.TextColumn(_(LEVELS[selection.level]), width="large"),
            "code": st.column_config.TextColumn(_("Code")),
            "value": st.column_config.NumberColumn(heading, format=number),
            "projects": st.column_config.NumberColumn(_("Projects"), format="localized"),
            "aid": st.column_config.NumberColumn(_("Public aid") + " (€)", format="localized"),
        },
        alt=_title(selection),
    )


def _title(selection: Selection) -> str:
    _ = translator(selection.language)
    return f"{_(MEASURES[selection.measure].label)} — {_(LEVELS[selection.level])}"


@st.cache_resource(show_spinner=False, max_entries=KEPT)
def _painted(query: str, _selection: Selection, _shown: AreaView) -> AreaValues:
    """What the browser needs to recolour the map, formatted in the reader's language."""
    _, text = translator(_selection.language), Formatter(_selection.language)
    written = value_format(_shown.measure.unit, text)
    visible = None if _shown.visible.all() else tuple(int(at) for at in np.flatnonzero(_shown.visible))
    codes = {code: at for at, code in enumerate(_shown.areas["code"])}
    return AreaValues(
        measure=_(_shown.measure.label),
        classes=_shown.letters,
        palette=_shown.scale.colours,
        values=tuple("" if value != value else written(value) for value in _shown.areas["value"]),
        projects=tuple(int(count) for count in _shown.areas["projects"]),
        aid=tuple("" if aid != aid else text.compact_euros(aid) for aid in _shown.areas["aid"]),
        selected=tuple(codes[code] for code in _selection.territories if code in codes),
        visible=visible,
    )


def _words(language: Language) -> MapText:
    _ = translator(language)
    return MapText(
        language=language.value,
        projects=_("Projects"),
        aid=_("Public aid"),
        no_data=_(NO_DATA),
        zoom_in=_("Zoom in"),
        zoom_out=_("Zoom out"),
        aria_label=_("Map; the table below holds the same figures"),
        attribution=_("IGN Admin Express, Insee; the atlas"),
        failed=_("The outlines could not be loaded. Reload the page; the table below holds the same figures."),
    )
