"""No territory can be ranked: say why, and offer the way out."""

import streamlit as st

from geo.language import translator
from geo.selection.selection import Selection
from pages.parts import ranked, weights
from pages.parts.found import Found


def show(selection: Selection, found: Found) -> None:
    """All weights are zero, or no weighted criterion is known anywhere."""
    _ = translator(selection.language)
    ranking = found.ranking
    if not ranking.missing and not ranking.level and not ranking.weights:
        st.info(_("All weights are zero: nothing ranks the territories."))
    else:
        reason = _("Too little is known of every territory under these filters: nothing ranks them.")
        way = _("Fewer filters (sectors, years, programmes) or other weights leave more to compare.")
        st.info(" ".join([reason, *ranked.left_out(selection, found), way]))
    st.button(_("Reset the weights"), key="reset_weights", on_click=weights.reset)
