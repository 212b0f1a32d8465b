"""Two to four areas side by side: measures with rank and median, small multiples, mirrored maps, projects by sector."""

import streamlit as st

from geo.language import translator
from pages.parts import (
    area_picker,
    compare_charts,
    compare_maps,
    compare_start,
    compare_tables,
    compared,
    stops,
    warned,
)
from pages.parts.failure import explained

if (selection := st.session_state["selection"]) is not None:
    _ = translator(selection.language)
    warned.show(selection.language)
    areas = area_picker.several(selection)
    if len(areas) < 2:
        compare_start.show(selection, areas)
    else:
        found = compared.comparison(selection)
        compare_tables.reading(selection, found)
        stops.add_button(areas, selection.language)
        compare_tables.measures(selection, found)
        with explained(selection.language):
            st.header(_("Mirrored maps"), anchor=False)
            compare_maps.show(selection, found)
        with explained(selection.language):
            st.header(_("Private jobs"), anchor=False)
            compare_charts.jobs(selection, found)
        st.header(_("Aid by year"), anchor=False)
        compare_charts.years(selection, found)
        st.header(_("Projects by sector"), anchor=False)
        compare_charts.sectors(selection, found)
        compare_tables.origin(selection)
