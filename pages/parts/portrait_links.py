"""Where a profile leads: the map at its place, similar areas, its projects, a presentation, files."""

from dataclasses import replace

import streamlit as st

from geo.language import translator
from geo.model import AreaRef
from geo.profile.similar import Neighbour
from geo.selection.selection import Selection
from geo.selection.vocabulary import COMPARED
from pages.parts import export, links, stops, zoom


def show(selection: Selection, area: AreaRef, neighbours: tuple[Neighbour, ...]) -> None:
    """The links, the button and the files on one line."""
    _ = translator(selection.language)
    others = [item.area for item in neighbours[: COMPARED - 1]]
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("See on the map"), key="to_map", icon=":material/map:"):
            zoom.to(area)
            st.switch_page(links.Page.MAP.script)
        if others:
            compared = replace(selection, compared=(area, *others))
            links.show(links.Page.COMPARE, compared, _("Compare with similar areas"), icon=":material/compare:")
        links.show(links.Page.PROJECTS, selection, _("Its projects"), icon=":material/list:")
        stops.add_button([area], selection.language)
        export.show(export.of_area(selection, area), selection.language)
