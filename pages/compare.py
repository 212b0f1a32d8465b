"""Two to four areas side by side: measures with rank and median, small multiples, linked maps, projects by sector."""

import streamlit as st

from pages.parts.compare import answers, charts, maps, start, tables
from pages.parts.frame.failure import explained
from pages.parts.presentation import stops
from pages.parts.widgets import area_picker, notices

if (selection := st.session_state["selection"]) is not None:
    voice = selection.voice
    _ = voice._
    notices.show(voice)
    areas = area_picker.several(selection)
    if len(areas) < 2:
        start.show(selection, areas)
    else:
        found = answers.comparison(selection)
        tables.reading(selection, found)
        stops.add_button(areas, voice)
        tables.measures(selection, found)
        with explained(voice):
            st.header(_("Mirrored maps"), anchor=False)
            maps.show(selection, found)
        with explained(voice):
            st.header(_("Private jobs"), anchor=False)
            charts.jobs(selection, found)
        st.header(_("Aid by year"), anchor=False)
        charts.years(selection, found)
        st.header(_("Projects by sector"), anchor=False)
        charts.sectors(selection, found)
        tables.origin(selection)
