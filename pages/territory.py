"""The profile of one area: map, summary, figures compared with other areas, money, projects, ecosystem, jobs, sites."""

from dataclasses import replace

import streamlit as st

from geo.model import Level
from pages.parts.frame.failure import explained
from pages.parts.profile import (
    actions,
    answers,
    area_map,
    charts,
    choice,
    plants,
    site_card,
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
    if selection.site is not None:
        site_card.show(selection, selection.site)
        # The links and what is remembered below are those of the profile, whichever card is open.
        selection = replace(selection, site=None)
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
        st.header(_("Public money"), anchor=False)
        charts.money(selection, funds)
        st.header(_("Projects"), anchor=False)
        markup.write(*written.projects)
        st.header(_("Plants in the emissions register"), anchor=False)
        markup.write(*plants.table(selection, around))
        surroundings.show(selection, area, around, rows, written, places)
        sources.show(selection, area, funds)
