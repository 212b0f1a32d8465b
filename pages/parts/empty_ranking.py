"""No territory can be ranked: say why, and offer the way out."""

import streamlit as st

from geo.language import translator
from geo.selection import Selection
from pages.parts import ranked, weights
from pages.parts.found import Found


def show(selection: Selection, found: Found) -> None:
    """All weights are zero, or no weighted criterion is known anywhere."""
    _ = translator(selection.language)
    if not found.ranking.missing and not found.ranking.weights:
        st.info(_("All weights are zero: nothing ranks the territories."))
    else:
        reason = _("Too little is known of every territory under these filters: nothing ranks them.")
        st.info(" ".join([reason, *ranked.left_out(selection, found)]))
    st.button(_("Reset the weights"), key="reset_weights", on_click=weights.reset)
