"""Target territories: a challenge and its weights → ranked territories → map, table, contributions, partners."""

import streamlit as st

from geo.model import Level
from pages.parts.finder import answers, partners, ranking, weights
from pages.parts.frame.failure import explained
from pages.parts.map import choropleth, legend
from pages.parts.widgets import markup, notices

if (selection := st.session_state["selection"]) is not None:
    voice = selection.voice
    notices.show(voice)
    answer = answers.found(selection)
    is_ranked = bool(answer.ranking.rows["score"].notna().any())
    if is_ranked:
        markup.write(markup.paragraph(ranking.reading(selection, answer), "sentence"))
    left, right = st.columns([1, 2.4], gap="medium")
    with left:
        weights.show(selection)
    with right:
        if is_ranked:
            at_level = answers.territories(selection)
            shown = answers.view(at_level, answer.ranking)
            choropleth.show(at_level, shown, name="finder")
            markup.write(*legend.key(at_level, shown), *ranking.notes(selection, answer))
        else:
            ranking.empty(selection, answer)
    if is_ranked:
        ranking.table(selection, answer)
    ranking.unranked(selection, answer)
    if is_ranked:
        st.header(voice._("What makes the first scores"), anchor=False)
        ranking.chart(selection, answer)
        with explained(voice):
            partners.show(selection, answer)
    st.header(voice._("The criteria"), anchor=False)
    chosen = selection.area if selection.area is not None and selection.area.level is Level.TERRITORY else None
    ranking.criteria(selection, answers.values(selection), chosen)
