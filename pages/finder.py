"""Where to act: a challenge and its weights → ranked territories → map, table, contributions, partners."""

import streamlit as st

from geo.language import translator
from geo.model import Level
from pages.parts import choropleth, empty_ranking, found, legend, markup, partners, ranked, warned, weights
from pages.parts.failure import explained

if (selection := st.session_state["selection"]) is not None:
    _ = translator(selection.language)
    warned.show(selection.language)
    answer = found.found(selection)
    is_ranked = bool(answer.ranking.rows["score"].notna().any())
    if is_ranked:
        markup.write(markup.paragraph(ranked.reading(selection, answer), "sentence"))
    left, right = st.columns([1, 2.4], gap="medium")
    with left:
        weights.show(selection)
    with right:
        if is_ranked:
            at_level = found.territories(selection)
            shown = found.view(at_level, answer.ranking)
            choropleth.show(at_level, shown, name="finder")
            markup.write(*legend.key(at_level, shown), *ranked.notes(selection, answer))
        else:
            empty_ranking.show(selection, answer)
    if is_ranked:
        ranked.table(selection, answer)
    ranked.unranked(selection, answer)
    if is_ranked:
        st.header(_("What makes the first scores"), anchor=False)
        ranked.chart(selection, answer)
        with explained(selection.language):
            partners.show(selection, answer)
    st.header(_("The criteria"), anchor=False)
    chosen = selection.area if selection.area is not None and selection.area.level is Level.TERRITORY else None
    ranked.criteria(selection, found.values(selection), chosen)
