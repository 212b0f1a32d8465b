"""The national map: filters → one question → empty state → figure, legend and table → coverage and sources."""

import streamlit as st

from geo.language import translator
from pages.parts import covered, empty, explorer, markup, sentence, shared, warned, years

if (selection := st.session_state["selection"]) is not None:
    store = shared.store()
    _ = translator(selection.language)
    totals = shared.summary(selection)
    if totals.projects == 0:
        warned.show(selection.language)
        empty.show(selection, store)
    else:
        explorer.show(selection)
        markup.write(markup.paragraph(sentence.kinds(selection, totals)))
        # Plotly is five megabytes of script: it is fetched by those who ask for the chart, not before the first map.
        if (chart := st.expander(_("Aid by year"), key="aid_by_year", on_change="rerun")).open:
            with chart:
                years.show(selection, store)
        st.header(_("What this data covers of each programme"), anchor=False)
        covered.show(selection, store)
