"""The frame of every page: configuration, language, shared filters, navigation, footer."""

import streamlit as st

from geo.errors import TableError
from geo.language import translator
from pages.parts import address, filters, frame, shared
from pages.parts.failure import explained

st.set_page_config(page_title="Atlas des territoires d'industrie", page_icon=frame.ICON, layout="wide")
frame.style()
language = frame.language()
_ = translator(language)
page = st.navigation(
    [
        st.Page("map.py", title=_("Map"), url_path="carte", default=True),
        st.Page("sources.py", title=_("Sources and method"), url_path="sources"),
    ],
    position="top",
)
with explained(language):
    store = shared.store()
    try:
        vocabulary = shared.vocabulary()
    except TableError:
        # Without the tables of the filters there is no selection: pages that need none still work.
        st.session_state.pop("selection", None)
    else:
        if (opened := address.read(vocabulary, page.url_path)) is not None:
            filters.fill(opened, vocabulary.years)
            if opened.language is not language:
                st.rerun()
    frame.header(_("Atlas of France's industrial territories") if page.url_path == "" else page.title, language)
    with explained(language):
        selection = filters.show(store, vocabulary)
        address.write(selection)
        st.session_state["selection"] = selection
    with explained(language):
        page.run()
    frame.footer(store, language)
