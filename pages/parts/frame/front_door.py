"""The front door: over the map of a first visit, what the atlas is, three ways in, and its words; gone once used."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from geo.language import N_, Voice
from geo.model import Language, Layer
from geo.selection.selection import Selection
from pages.parts.state import address
from pages.parts.widgets import links, markup

KEY = "front-door"
_SEEN = "front_door_seen"
"""The view over which the door is open, None once it was used; kept by the browser's session alone."""
WORDS: Mapping[str, str] = {
    N_("Territoire d'industrie"): N_(
        "A group of intercommunalities that the State labels for its industry: 183 in the second phase (2023–2027)."
    ),
    N_("Leverage"): N_("Cost of the projects divided by the public aid they received, where both are published."),
    N_("EU ETS (SEQE)"): N_(
        "The European carbon market: large industrial sites must measure and cover their emissions of greenhouse gases."
    ),
    N_("EPCI"): N_("An intercommunality: communes that share a council, a budget and tasks such as business parks."),
    N_("ZIBaC"): N_("A low-carbon industrial zone: a France 2030 call to decarbonise a whole industrial area at once."),
}
"""Words that the atlas uses, each with its meaning."""


def is_open(page: str, selection: Selection) -> bool:
    """Whether the door stands over this view; any other view or page closes it, and a deep link never opens it."""
    if _SEEN not in st.session_state:
        st.session_state[_SEEN] = _view(selection) if address.came_plainly() else None
    if page != links.Page.MAP or st.session_state[_SEEN] != _view(selection):
        st.session_state[_SEEN] = None
    return st.session_state[_SEEN] is not None


def back(page: str, selection: Selection, voice: Voice) -> None:
    """On the map, the button that opens and closes the door; on any other page the door is closed for good."""
    is_seen = is_open(page, selection)
    if page == links.Page.MAP:
        st.button(
            voice._("Start"),
            key="open_front_door",
            icon=":material/help:",
            type="tertiary",
            on_click=_close if is_seen else _open,
            args=() if is_seen else (selection,),
        )


def show(selection: Selection) -> None:
    """The line, the three doors and the words, if the door is open.

    Its place is kept when it is closed: else everything below would move up by one, and the map would start again.
    """
    place = st.container()
    if is_open(links.Page.MAP, selection):
        with place.container(key=KEY):
            _doors(selection)


def _doors(selection: Selection) -> None:
    _ = selection.voice._
    said = _(
        "Where public money meets industry in France: 183 Territoires d'industrie, their projects, programmes and "
        "partners, from public data."
    )
    markup.write(markup.paragraph(said, "sentence"))
    with st.container(horizontal=True, vertical_alignment="center", key="doors"):
        links.show(links.Page.FINDER, selection, _("Where should I act?"), icon=":material/track_changes:")
        links.show(links.Page.TERRITORY, selection, _("My territory"), icon=":material/location_on:")
        st.button(
            _("Who got what?"),
            key="funded_projects",
            icon=":material/filter_alt:",
            type="tertiary",
            on_click=_show_projects,
        )
        rows = markup.joined(
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(_(word), _(meaning)) for word, meaning in WORDS.items()
        )
        markup.write(markup.fold(_("Words"), Markup('<dl class="atlas-words">{}</dl>').format(rows)))


def _view(selection: Selection) -> Selection:
    return replace(selection, language=Language.FRENCH)


def _open(selection: Selection) -> None:
    st.session_state[_SEEN] = _view(selection)


def _close() -> None:
    st.session_state[_SEEN] = None


def _show_projects() -> None:
    """Show every funded project as a point, which is another view: the door closes."""
    st.session_state["layers"] = [Layer.PROJECTS]
