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
COLUMNS = 4
"""How many sliders stand beside each other."""


def show(selection: Selection) -> None:
    """Draw the challenge with its question, and the weights, which open by themselves once any is changed."""
    voice = selection.voice
    _ = voice._
    left, right = st.columns([1, 2.4], gap="medium", vertical_alignment="bottom")
    with left:
        st.selectbox(
            _("Challenge"),
            list(Challenge),
            key="challenge",
            on_change=reset,
            format_func=lambda challenge: _(PRESETS[challenge].label),
        )
    with right:
        markup.write(markup.paragraph(_(PRESETS[selection.challenge].question), "sentence"))
    if ignored := strangers(selection.challenge, selection.weights):
        named = voice.list(_(CRITERIA[slug].label) for slug in ignored)
        st.warning(_("Ignored, as this challenge gives no weight to: {criteria}.").format(criteria=named))
    with st.expander(_("Weights of the criteria"), expanded=bool(selection.weights), icon=":material/tune:"):
        _sliders(selection)
        if selection.weights:
            st.button(_("Default weights"), key="default_weights", on_click=reset)


def _sliders(selection: Selection) -> None:
    _ = selection.voice._
    columns = st.columns(COLUMNS, gap="medium")
    for at, (slug, weight) in enumerate(weighed(selection.challenge, selection.weights).items()):
        # The address decides; the widget follows it.
        st.session_state[_KEY.format(slug)] = weight
        columns[at % COLUMNS].slider(
            _(CRITERIA[slug].label),
            WEIGHTS[0],
            WEIGHTS[-1],
            key=_KEY.format(slug),
            help=_(CRITERIA[slug].formula),
            on_change=_moved,
            args=(selection.challenge,),
        )


def reset() -> None:
    """Restore the weights of the preset; for callbacks, which run before the selection is read."""
    st.session_state["weights"] = []
    address.forget_notices()


def _moved(challenge: Challenge) -> None:
    moved = {slug: st.session_state[_KEY.format(slug)] for slug in PRESETS[challenge].weights}
    st.session_state["weights"] = changes(challenge, moved)
    address.forget_notices()
