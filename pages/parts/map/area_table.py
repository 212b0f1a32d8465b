"""The figures of the map as a sortable table; selecting a row focuses its area."""

import streamlit as st

from geo.cartography.choropleth import AreaView
from geo.labels import LEVELS, value_format
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Unit
from geo.selection.selection import Selection
from pages.parts.state import filters
from pages.parts.widgets import markup

PER_HEAD = ("_par_habitant", "_par_emploi")
"""Slug suffixes of measures that are small amounts in euros, shown to the cent."""


def show(selection: Selection, shown: AreaView) -> None:
    """Draw the table only when the reader opens it: a long table would slow down every filter change."""
    opened = st.expander(selection.voice._("The same figures as a table"), key="table", on_change="rerun")
    if opened.open:
        with opened:
            _sortable(selection, shown)


def _sortable(selection: Selection, shown: AreaView) -> None:
    voice = selection.voice
    _ = voice._
    unit = shown.measure.unit
    frame = shown.areas.loc[shown.visible, ["label", "code", "value", "projects", "aid"]]
    # A measure that has its own column already is not shown twice.
    frame = frame.drop(columns={"aide": ["aid"], "projets": ["projects"]}.get(shown.measure.slug, []))
    heading = _(shown.measure.label) + {Unit.EUROS: " (€)", Unit.TONNES: " (t CO2e)"}.get(unit, "")
    number = "percent" if unit in (Unit.SHARE, Unit.GROWTH) else "localized"
    digits = {"percent": 4}.get(number, 2 if shown.measure.slug.endswith(PER_HEAD) or unit is Unit.RATIO else 0)
    rounded = frame.round({"value": digits, "aid": 0}).sort_values("value", ascending=False)
    codes = rounded["code"].tolist()
    # Row indices are only valid for one level, parent area and perimeter: each table has its own key.
    key = f"rows-{selection.level}-{selection.within}-{selection.perimeter}"

    def chosen() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        filters.look_at(AreaRef(selection.level, codes[rows[0]]) if rows else None)

    if selection.area is not None and selection.area.code in codes:
        row = shown.areas.loc[shown.areas["code"] == selection.area.code].iloc[0]
        value = value_format(unit, voice)(row["value"])
        line = _("Chosen row: {area}, {value}").format(area=row["label"], value=value)
        markup.write(markup.paragraph(line))
    st.dataframe(
        rounded,
        hide_index=True,
        key=key,
        on_select=chosen,
        selection_mode="single-row",
        column_config={
            "label": st.column_config.TextColumn(_(LEVELS[selection.level]), width="large"),
            "code": st.column_config.TextColumn(_("Code")),
            "value": st.column_config.NumberColumn(heading, format=number),
            "projects": st.column_config.NumberColumn(_("Projects"), format="localized"),
            "aid": st.column_config.NumberColumn(_("Public aid") + " (€)", format="localized"),
        },
        alt=f"{_(MEASURES[selection.measure].label)} — {_(LEVELS[selection.level])}",
    )
