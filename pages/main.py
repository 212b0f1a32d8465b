"""The frame of every page: configuration, language, shared filters, navigation, footer."""

import streamlit as st

from geo.language import translator
from pages.parts import filters, frame, shared
from pages.parts.failure import explained

st.set_page_config(page_title="Atlas des territoires d'industrie", page_icon=frame.ICON, layout="wide")
frame.style()
language = frame.language()
_ = translator(language)
page = st.navigation(
    [
        st.Page("map.py", title=_("Map"), url_path="carte", default=True),
        st.Page("territory.py", title=_("Profile"), url_path="territoire"),
        st.Page("compare.py", title=_("Compare"), url_path="comparer"),
        st.Page("finder.py", title=_("Target"), url_path="cibler"),
        st.Page("projects.py", title=_("Projects"), url_path="projets"),
        st.Page("programmes.py", title=_("Programmes"), url_path="programmes"),
        st.Page("horizon.py", title=_("Horizon 2030"), url_path="horizon"),
        st.Page("sources.py", title=_("Sources and method"), url_path="sources"),
        # Of every page's footer, not of the navigation.
        st.Page("accessibility.py", title=_("Accessibility"), url_path="accessibilite", visibility="hidden"),
    ],
    position="top",
)
with explained(language):
    store = shared.store()
    top = st.container()
    # Without the tables of the filters there is no selection; pages that need none still work.
    st.session_state["selection"] = None
    with explained(language):
        st.session_state["selection"] = filters.chosen(page.url_path, language)
    with top:
        title = _("Atlas of France's industrial territories") if page.url_path == "" else page.title
        frame.header(title, st.session_state["selection"], language)
    with explained(language):
        page.run()
    frame.footer(store, st.session_state["selection"], language)
    if st.session_state["selection"] is not None:
        filters.show(store, language)
