"""An empty list of projects: say why, and offer to clear the search words, the area or a filter."""

import streamlit as st

from geo.funding.project_list import without, words
from geo.selection.selection import FILTERS, Selection
from geo.tables.store import Store
from pages.parts.projects import answers
from pages.parts.state import filters
from pages.parts.widgets import empty_state


def show(selection: Selection, within: int, store: Store) -> None:
    """A message, and buttons that would show projects again; ``within``: projects without the search words."""
    voice = selection.voice
    _ = voice._
    if selection.search is not None:
        if words(selection):
            st.info(_("No project under these filters holds all of these words."), icon=":material/search_off:")
        else:
            st.info(_("The search holds no letter and no digit: nothing to look for."), icon=":material/search_off:")
        found = voice.n_("{n} project", "{n} projects", within).format(n=voice.number(within))
        st.button(_("Clear the search ({found})").format(found=found), key="clear-search", on_click=_forget)
    if selection.area is not None:
        label = _("In {area}: remove").format(area=answers.area_name(selection))
        st.button(label, key="clear-area", on_click=filters.look_at, args=(None,))
    if selection.search is None and selection.area is None:
        empty_state.show(selection, store)
        return
    for name, count in without(store, selection).items():
        found = voice.n_("{n} project", "{n} projects", count).format(n=voice.number(count))
        label = _("Clear “{filter}” ({found})").format(filter=_(FILTERS[name].label), found=found)
        if count:
            st.button(label, key=f"clear-{name}", on_click=filters.clear, args=(name, selection, store.years))


def _forget() -> None:
    st.session_state["search"] = None
    filters.narrowed()
