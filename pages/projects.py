"""The list of projects: search and sort → one page of rows → summary sentence, table or firms, one project's card."""

import streamlit as st

from geo.measures.captions import of_types
from geo.measures.catalogue import MEASURES
from pages.parts.map import sentence
from pages.parts.projects import answers, card, empty, firms_table, table
from pages.parts.state import atlas
from pages.parts.widgets import markup, notices, source_line

if (selection := st.session_state["selection"]) is not None:
    store = atlas.store()
    voice = selection.voice
    notices.show(voice)
    table.controls(selection)
    totals, within = answers.totals(selection), answers.within_filters(selection)
    if selection.project is not None:
        card.show(selection, selection.project)
    if totals.projects == 0:
        empty.show(selection, within, store)
    else:
        said = [markup.paragraph(answers.reading(selection, totals, within, store), "sentence")]
        notes = [sentence.kinds(selection, totals), of_types(selection, store)]
        markup.write(*said, markup.paragraph(" ".join(filter(None, notes))))
        if selection.shared_firms:
            firms_table.show(selection)
        else:
            table.show(selection)
        source_line.show(MEASURES["aide"], totals, store.catalogue, selection)
