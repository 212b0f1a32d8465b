"""Programmes and their money: one query → summary sentence, cards → charts of the chosen projects → sources."""

import streamlit as st

from geo.measures.captions import of_types
from geo.measures.catalogue import MEASURES
from pages.parts.programmes import answers, cards, charts
from pages.parts.state import atlas
from pages.parts.widgets import empty_state, markup, notices, source_line

if (selection := st.session_state["selection"]) is not None:
    store = atlas.store()
    voice = selection.voice
    _ = voice._
    notices.show(voice)
    totals = answers.totals(selection)
    answer = answers.asked(selection)
    left_out = of_types(selection, store)
    markup.write(
        markup.paragraph(charts.reading(answer, totals, store, selection), "sentence"),
        markup.paragraph(
            _(
                "The totals and coverage on the cards don't follow the filters; the cards' maps (projects by region) "
                "and the charts do."
            )
        ),
        *([markup.paragraph(left_out)] if left_out else []),
        cards.cards(
            selection, answers.dossiers_of(selection.programmes), answer.flows, answers.places(selection), store
        ),
    )
    if totals.projects == 0:
        empty_state.show(selection, store)
    else:
        charts.show(answer, totals, store, selection)
        source_line.show(MEASURES["aide"], totals, store.catalogue, selection)
