"""Every programme: what it is, what the data covers of it, and where its money goes under the filters."""

import streamlit as st

from geo.language import translator
from pages.parts import empty, markup, programme_cards, programme_charts, programme_shares, shared, warned

if (selection := st.session_state["selection"]) is not None:
    store = shared.store()
    _ = translator(selection.language)
    warned.show(selection.language)
    totals = shared.summary(selection)
    if totals.projects == 0:
        empty.show(selection, store)
    else:
        programme_shares.reading(selection, totals)
    programme_cards.show(selection)
    if totals.projects:
        by = programme_charts.unit(selection, totals)
        st.header(_("From programmes to sectors and regions"), anchor=False)
        programme_charts.flow(selection, by)
        left, right = st.columns(2)
        with left:
            st.header(_("By sector"), anchor=False)
            programme_charts.sectors(selection, by)
        with right:
            st.header(_("Concentration"), anchor=False)
            programme_charts.concentrated(selection)
        left, right = st.columns(2)
        with left:
            st.header(_("Aid by year"), anchor=False)
            programme_charts.years(selection, totals)
        with right:
            st.header(_("Beside what was announced"), anchor=False)
            programme_shares.announced(selection)
        markup.write(markup.paragraph(programme_shares.origin(selection)))
