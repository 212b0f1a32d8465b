"""The choice of a challenge and the weights of its criteria."""

import streamlit as st

from geo.finder.challenges import PRESETS, changes, strangers, weighed
from geo.finder.criteria import CRITERIA
from geo.model import Challenge
from geo.selection.selection import Selection
from geo.selection.vocabulary import WEIGHTS
from pages.parts.state import address
from pages.parts.widgets import markup

_KEY = "weight-{}"


def show(selection: Selection) -> None:
    """Draw the widgets; weights that the challenge does not use are named, and dropped at the next change."""
    voice = selection.voice
    _ = voice._
    st.selectbox(
        _("Challenge"),
        list(Challenge),
        key="challenge",
        on_change=reset,
        format_func=lambda challenge: _(PRESETS[challenge].label),
    )
    markup.write(markup.paragraph(_(PRESETS[selection.challenge].question)))
    if ignored := strangers(selection.challenge, selection.weights):
        named = voice.list(_(CRITERIA[slug].label) for slug in ignored)
        st.warning(_("Ignored: this challenge gives no weight to {criteria}.").format(criteria=named))
    for slug, weight in weighed(selection.challenge, selection.weights).items():
        # The address decides; the widget follows it.
        st.session_state[_KEY.format(slug)] = weight
        st.slider(
            _(CRITERIA[slug].label),
            WEIGHTS[0],
            WEIGHTS[-1],
            key=_KEY.format(slug),
            help=_(CRITERIA[slug].formula),
            on_change=_moved,
            args=(selection.challenge,),
        )
    if selection.weights:
        st.button(_("Default weights"), key="default_weights", on_click=reset)


def reset() -> None:
    """Restore the weights of the preset; for callbacks, which run before the selection is read."""
    st.session_state["weights"] = []
    address.forget_notices()


def _moved(challenge: Challenge) -> None:
    moved = {slug: st.session_state[_KEY.format(slug)] for slug in PRESETS[challenge].weights}
    st.session_state["weights"] = changes(challenge, moved)
    address.forget_notices()
