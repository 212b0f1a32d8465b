"""The national map: filters → one query → empty state, or map, legend and table → coverage and sources."""

import streamlit as st

from pages.parts.frame import front_door
from pages.parts.map import coverage, explorer, sentence, years
from pages.parts.state import atlas
from pages.parts.widgets import empty_state, markup, notices

if (selection := st.session_state["selection"]) is not None:
    store = atlas.store()
    voice = selection.voice
    front_door.show(selection)
    totals = atlas.summary(selection)
    if totals.projects == 0:
        notices.show(voice)
        empty_state.show(selection, store)
    else:
        explorer.show(selection)
        markup.write(markup.paragraph(sentence.kinds(selection, totals)))
        # Plotly is five megabytes of JavaScript: load it only for readers who open the chart, not before the first map.
        if (chart := st.expander(voice._("Aid by year"), key="aid_by_year", on_change="rerun")).open:
            with chart:
                years.show(selection, store)
        st.header(voice._("How much of each programme this data covers"), anchor=False)
        coverage.show(selection, store)
