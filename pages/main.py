"""The frame of every page: configuration, language, shared filters, navigation, footer."""

import streamlit as st

from geo.model import View
from geo.selection.permalink import pinned
from geo.selection.selection import Selection
from pages.parts.frame import document, embed, layout
from pages.parts.frame.failure import explained
from pages.parts.presentation import presentation
from pages.parts.state import atlas, filters

voice = layout.reader_voice()
_ = voice._
site = _("Atlas of France's industrial territories")
st.set_page_config(page_title=site, page_icon=layout.ICON, layout="wide")
layout.style()
view = layout.view()
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
        # Linked from the footer of every page, not from the navigation.
        st.Page("accessibility.py", title=_("Accessibility"), url_path="accessibilite", visibility="hidden"),
    ],
    position="hidden" if view is View.EMBED else "top",
)
title = page.title if page.url_path else site
if page.url_path:
    st.set_page_config(page_title=f"{title} – {site}")
with explained(voice):
    store = atlas.store()
    top = st.container()
    # If the tables behind the filters can't be read, there is no selection; pages that need none still work.
    st.session_state["selection"] = None
    with explained(voice):
        st.session_state["selection"] = filters.chosen(page.url_path, voice.language)
    selection = st.session_state["selection"]
    # A button may have changed the view before the address does.
    match view if selection is None else selection.view:
        case View.EMBED:
            embed.show(selection, store)
        case View.PRESENTATION if selection is not None:
            presentation.show(selection)
        case _:
            with top:
                layout.header(layout.heading(title, page.url_path, selection), page.url_path, selection, voice)
            with explained(voice):
                page.run()
            layout.footer(store, selection, voice)
            if selection is not None:
                filters.show(store, selection)
    document.follow(voice, {} if selection is None else pinned(Selection(), store.catalogue.version))
