"""The national map: filters → one question → empty state → figure, legend and table → coverage and sources."""

import streamlit as st

from geo.language import translator
from geo.render.plotly_charts import aid_by_year
from pages.parts import area_table, choropleth, covered, empty, legend, origin, panel, sentence, shared, warned

if (selection := st.session_state["selection"]) is not None:
    store = shared.store()
    _ = translator(selection.language)
    totals = shared.summary(selection)
    warned.show(selection.language)
    if totals.projects == 0:
        empty.show(selection, store)
    else:
        sentence.show(selection, totals, store)
        shown = choropleth.view(selection)
        left, right = st.columns([3, 1])
        with left:
            choropleth.show(selection, shown)
        with right:
            legend.show(selection, shown)
            if selection.area is None:
                legend.leaders(selection, shown)
            else:
                panel.show(selection, selection.area)
            legend.notes(selection, shown)
        legend.distribution(selection, shown)
        area_table.show(selection, shown)
        # Plotly is five megabytes of script: it is fetched by those who ask for the chart, not before the first map.
        if (chart := st.expander(_("Aid by year"), key="aid_by_year", on_change="rerun")).open:
            figure = aid_by_year(shared.by_year(selection), store.programmes, selection.language)
            chart.plotly_chart(figure, theme=None, config={"displayModeBar": False})
        st.header(_("Coverage and sources"), anchor=False)
        covered.show(selection, store)
        origin.show(shown.measure, totals, store.catalogue, selection.language)
