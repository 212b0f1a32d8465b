"""The profile of one area: map, summary, figures compared with other areas, money, projects, ecosystem, jobs, sites."""

import streamlit as st

from geo.model import Level
from pages.parts.frame.failure import explained
from pages.parts.profile import (
    actions,
    answers,
    area_map,
    charts,
    choice,
    ecosystem,
    sources,
    summary,
    surroundings,
    tables,
)
from pages.parts.widgets import area_picker, markup, notices

if (selection := st.session_state["selection"]) is not None:
    voice = selection.voice
    _ = voice._
    notices.show(voice)
    area = area_picker.one(selection)
    if area is None:
        choice.show(selection)
    elif area.level is Level.COMMUNE:
        choice.commune(selection, area)
    else:
        around = answers.setting(area, selection.perimeter)
        funds = answers.money(selection, area)
        rows = answers.figures(selection, area, around.neighbours)
        places = None
        with explained(voice):
            places = answers.places(area, selection.perimeter)
        summary.show(selection, area, rows, funds, around, places)
        written = tables.written(selection, area, rows, funds, around)
        actions.show(selection, area, around.neighbours)
        with explained(voice):
            area_map.show(selection, area, funds.projects)
        st.header(_("Key figures"), anchor=False)
        markup.write(*written.figures)
        st.header(_("Similar areas"), anchor=False)
        markup.write(*written.likeness)
        st.header(_("Money"), anchor=False)
        charts.money(selection, funds)
        st.header(_("Projects"), anchor=False)
        markup.write(*written.projects)
        left, right = st.columns(2)
        with left:
            st.header(_("Private jobs"), anchor=False)
            charts.jobs(selection, around.jobs, rows)
            st.header(_("Emitting sites (EU ETS)"), anchor=False)
            markup.write(*written.sites)
            st.header(_("Changes of perimeter"), anchor=False)
            markup.write(*written.perimeters)
        with right:
            if places is not None:
                st.header(_("Ecosystem"), anchor=False)
                markup.write(*ecosystem.table(selection, area, places, rows))
            st.header(_("Labels of its communes"), anchor=False)
            with explained(voice):
                markup.write(*surroundings.labels(selection, area))
            st.header(_("Brownfields around"), anchor=False)
            with explained(voice):
                markup.write(*surroundings.land(selection, area))
        sources.show(selection, area, funds)
