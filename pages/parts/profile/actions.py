"""Links from a profile: the map at its place, similar areas, its projects, the presentation, its files."""

from dataclasses import replace

import streamlit as st

from geo.model import AreaRef
from geo.profile.similar import Neighbour
from geo.selection.selection import Selection
from geo.selection.vocabulary import COMPARED
from geo.service.routes.sheets import sheet_url
from pages.parts.presentation import stops
from pages.parts.state import zoom
from pages.parts.widgets import export, links, markup


def show(selection: Selection, area: AreaRef, neighbours: tuple[Neighbour, ...]) -> None:
    """The links, buttons and export on one line; the PDF sheet and the slide below, as plain links."""
    voice = selection.voice
    _ = voice._
    others = [item.area for item in neighbours[: COMPARED - 1]]
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(_("See on the map"), key="to_map", icon=":material/map:"):
            zoom.to(area)
            st.switch_page(links.Page.MAP.script)
        if others:
            compared = replace(selection, compared=(area, *others))
            links.show(links.Page.COMPARE, compared, _("Compare with similar areas"), icon=":material/compare:")
        links.show(links.Page.PROJECTS, selection, _("Its projects"), icon=":material/list:")
        stops.add_button([area], voice)
        export.show(export.of_area(selection, area), voice)
    labels = {"pdf": _("sheet (PDF)"), "pptx": _("slide (PPTX)")}
    # Relative, so that they work under any base path.
    files = [markup.Link(label, f"./{sheet_url(selection, area, suffix)}") for suffix, label in labels.items()]
    markup.write(markup.links(_("To print or to show:"), files))
