"""A presentation without stops: how to add them, and a ready-made show of the territories with the most aid."""

from dataclasses import replace

import streamlit as st

from geo.model import AreaRef, Level, View
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import links, markup, notices

OFFERED = 5


def show(selection: Selection) -> None:
    """Explain the presentation, and link to the ready-made show and back to the map."""
    voice = selection.voice
    _ = voice._
    st.title(_("Presentation"), anchor=False)
    notices.show(voice)
    said = _(
        "One slide for each area, in the order that you choose. On the map, choose an area and press “Add to the "
        "presentation”; profiles and comparisons have the same button. The list at the foot of the filters sorts the "
        "stops and starts the show."
    )
    found = atlas.area_values(replace(selection, level=Level.TERRITORY, within=None, measure="aide"))
    first = found.dropna(subset=["value"]).nlargest(OFFERED, "value")
    pieces = [markup.paragraph(said, "sentence")]
    if first.empty:
        pieces.append(markup.paragraph(_("No territory has a project with a known amount under these filters.")))
    else:
        stops = tuple(AreaRef(Level.TERRITORY, code) for code in first["code"])
        offered = markup.Link(
            _("Show the five territories with the most public aid"),
            links.href(links.Page.MAP, replace(selection, stops=stops)),
        )
        pieces += [markup.action(offered), markup.paragraph(" · ".join(first["label"]))]
    back = markup.Link(_("Back to the map"), links.href(links.Page.MAP, replace(selection, view=View.EXPLORE)))
    markup.write(*pieces, markup.action(back))
