"""Programmes and their money: one question → reading sentence, cards → charts of the chosen projects → sources."""

import streamlit as st

from geo.language import translator
from geo.measures.catalogue import MEASURES
from pages.parts import empty, markup, origin, programme_answers, programme_cards, programme_figures, shared, warned

if (selection := st.session_state["selection"]) is not None:
    store = shared.store()
    _ = translator(selection.language)
    warned.show(selection.language)
    totals = shared.summary(programme_answers.everywhere(selection))
    answer = programme_answers.asked(selection)
    markup.write(
        markup.paragraph(programme_figures.reading(answer, totals, store, selection), "sentence"),
        markup.paragraph(
            _("Cards: totals and coverage don't follow the filters; their maps (projects by region) and the charts do.")
        ),
        programme_cards.cards(selection, programme_answers.dossiers_of(selection.programmes), answer.flows, store),
    )
    if totals.projects == 0:
        empty.show(selection, store)
    else:
        programme_figures.show(answer, totals, store, selection)
        origin.show(MEASURES["aide"], totals, store.catalogue, selection.language)
