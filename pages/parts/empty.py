"""Nothing matches: say so, and offer to clear each filter that alone empties the view."""

import streamlit as st

from geo.facts import without
from geo.language import Formatter, plural, translator
from geo.selection import Selection
from geo.store import Store
from geo.wording import FILTERS
from pages.parts import filters


def show(selection: Selection, store: Store) -> None:
    """A message, and a button for each filter whose removal would show projects again."""
    language = selection.language
    _, n_, text = translator(language), plural(language), Formatter(language)
    st.info(_("No project matches these filters."), icon=":material/search_off:")
    helpful = {name: count for name, count in without(store, selection).items() if count}
    for name, count in helpful.items():
        found = n_("{n} project", "{n} projects", count).format(n=text.number(count))
        label = _("Clear “{filter}” ({found})").format(filter=_(FILTERS[name]), found=found)
        st.button(label, key=f"clear-{name}", on_click=filters.clear, args=(name, selection, store.years))
    if not helpful:
        st.button(_("Clear all filters"), on_click=filters.fill, args=(Selection(language=language), store.years))
