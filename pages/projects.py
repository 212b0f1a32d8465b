"""Projects one by one: search and order → one page of them → a sentence, the table, the card of one, or the firms."""

import streamlit as st

from geo.language import translator
from pages.parts import firms_table, listed, markup, no_hit, project_card, project_table, sentence, shared, warned

if (selection := st.session_state["selection"]) is not None:
    store = shared.store()
    _ = translator(selection.language)
    warned.show(selection.language)
    project_table.controls(selection)
    totals, within = listed.totals(selection), listed.within_filters(selection)
    if selection.project is not None:
        project_card.show(selection, selection.project)
    if totals.projects == 0:
        no_hit.show(selection, within, store)
    else:
        said = [markup.paragraph(listed.reading(selection, totals, within, store), "sentence")]
        markup.write(*said, markup.paragraph(sentence.kinds(selection, totals)))
        if selection.shared_firms:
            firms_table.show(selection)
        else:
            project_table.show(selection)
        markup.write(markup.paragraph(listed.origin(selection, totals)))
