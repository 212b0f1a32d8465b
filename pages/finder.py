"""Target territories: a challenge and its weights → the five best as cards → map, table → the method, folded."""

import streamlit as st

from pages.parts.finder import answers, best, method, ranking, weights
from pages.parts.frame.failure import explained
from pages.parts.map import choropleth, legend
from pages.parts.widgets import markup, notices

if (selection := st.session_state["selection"]) is not None:
    voice = selection.voice
    notices.show(voice)
    answer = answers.found(selection)
    is_ranked = bool(answer.ranking.rows["score"].notna().any())
    weights.show(selection)
    if is_ranked:
        markup.write(markup.paragraph(ranking.reading(selection, answer), "sentence"))
        with explained(voice):
            best.show(selection, answer)
        drawn, key = st.columns([2.4, 1], gap="medium")
        at_level = answers.territories(selection)
        shown = answers.view(at_level, answer.ranking)
        with drawn:
            choropleth.show(at_level, shown, name="finder")
        with key:
            markup.write(*legend.key(at_level, shown), *ranking.notes(selection, answer))
        ranking.table(selection, answer)
    else:
        ranking.empty(selection, answer)
    ranking.unranked(selection, answer)
    method.show(selection, answer, is_ranked=is_ranked)
