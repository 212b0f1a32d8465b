"""The profile of one area: its map, summary, figures beside others, money, projects, ecosystem, jobs, sites."""

import streamlit as st

from geo.language import translator
from geo.model import Level
from pages.parts import (
    area_picker,
    markup,
    portrait_charts,
    portrait_choice,
    portrait_ecosystem,
    portrait_files,
    portrait_links,
    portrait_map,
    portrait_sources,
    portrait_summary,
    portrait_tables,
    portrayed,
    warned,
)
from pages.parts.failure import explained

if (selection := st.session_state["selection"]) is not None:
    _ = translator(selection.language)
    warned.show(selection.language)
    area = area_picker.one(selection)
    if area is None:
        portrait_choice.show(selection)
    elif area.level is Level.COMMUNE:
        portrait_choice.commune(selection, area)
    else:
        around = portrayed.setting(area, selection.perimeter)
        funds = portrayed.money(selection, area)
        rows = portrayed.figures(selection, area, around.neighbours)
        places = None
        with explained(selection.language):
            places = portrayed.places(area, selection.perimeter)
        portrait_summary.show(selection, area, rows, funds, around, places)
        tables = portrait_tables.written(selection, area, rows, funds, around)
        portrait_links.show(selection, area, around.neighbours)
        portrait_files.show(selection, area)
        with explained(selection.language):
            portrait_map.show(selection, area, funds.projects)
        st.header(_("Key figures"), anchor=False)
        markup.write(*tables.figures)
        st.header(_("Similar areas"), anchor=False)
        markup.write(*tables.likeness)
        st.header(_("Money"), anchor=False)
        portrait_charts.money(selection, funds)
        st.header(_("Projects"), anchor=False)
        markup.write(*tables.projects)
        left, right = st.columns(2)
        with left:
            st.header(_("Private jobs"), anchor=False)
            portrait_charts.jobs(selection, around.jobs, rows)
            st.header(_("Emitting sites (EU ETS)"), anchor=False)
            markup.write(*tables.sites)
            st.header(_("Changes of perimeter"), anchor=False)
            markup.write(*tables.perimeters)
        with right:
            if places is not None:
                st.header(_("Ecosystem"), anchor=False)
                markup.write(*portrait_ecosystem.table(selection, area, places, rows))
        portrait_sources.show(selection, funds)
