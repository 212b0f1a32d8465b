"""No project matches, or no area has a value: say so, why, and what would fill the view."""

import numpy as np
import streamlit as st

from geo.cartography.choropleth import AreaView
from geo.funding.projects import without
from geo.measures.states import State
from geo.programmes.publication import concerned, covered
from geo.selection.selection import FILTERS, Selection
from geo.tables.store import Store
from pages.parts.state import filters


def show(selection: Selection, store: Store) -> None:
    """A message, and one button per filter whose removal would show projects again, or one that clears all filters."""
    voice = selection.voice
    _ = voice._
    st.info(_("No project matches these filters."), icon=":material/search_off:")
    if selection.years:
        st.info(covered(concerned(store, selection), store.programmes, voice))
    helpful = {name: count for name, count in without(store, selection).items() if count}
    for name, count in helpful.items():
        found = voice.n_("{n} project", "{n} projects", count).format(n=voice.number(count))
        label = _("Clear “{filter}” ({found})").format(filter=_(FILTERS[name].label), found=found)
        st.button(label, key=f"clear-{name}", on_click=filters.clear, args=(name, selection, store.years))
    if not helpful:
        st.button(_("Clear all filters"), on_click=filters.fill, args=(Selection(language=voice.language), store.years))


def unsaid(shown: AreaView, selection: Selection) -> None:
    """If no area has a value of the measure although projects match, say what is missing; otherwise draw nothing."""
    _ = selection.voice._
    if np.isfinite(shown.values).any():
        return
    found = set(shown.states.tolist())
    said = [_("No area has a value of this measure under these filters.")]
    if State.FEW.value in found and shown.measure.floor is not None:
        said.append(_("It is said only with: {floor}").format(floor=_(shown.measure.floor.reason)))
    if State.UNKNOWN.value in found:
        said.append(f"{_(shown.measure.unknown)}.")
    said.append(_("The measure “Projects”, a larger scale or fewer filters show more."))
    st.info(" ".join(said), icon=":material/visibility_off:")
