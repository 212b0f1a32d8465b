"""The targets for 2030: how far they are, who says so, what contradicts what, and France beside Germany."""

import streamlit as st

from geo.language import Formatter, plural, translator
from pages.parts import goals, markup, warned
from pages.parts.failure import explained

language = st.session_state["language"]
_, n_, text = translator(language), plural(language), Formatter(language)
warned.show(language)
with explained(language):
    targets = goals.all_targets()
    displayed = [target for target in targets if target.displayed]
    measured = [target for target in displayed if target.progress is not None]
    count, left_out = len(displayed), len(targets) - len(displayed)
    shown = n_("{n} target", "{n} targets", count).format(n=text.number(count))
    known = _("progress can be computed for {n}").format(n=text.number(len(measured)))
    away = n_(
        "{n} is left out: its source is still to be confirmed.",
        "{n} are left out: their sources are still to be confirmed.",
        left_out,
    ).format(n=text.number(left_out))
    markup.write(
        markup.paragraph(f"{shown}, {known}. {away}", "sentence"),
        markup.paragraph(
            _("Progress = (latest − baseline) / (target − baseline), only between known numbers of one unit.")
        ),
    )
    if measured:
        st.header(_("How far the measurable targets are"), anchor=False)
        goals.show_progress(measured, language)
    st.header(_("All targets, by theme"), anchor=False)
    goals.show_themes(displayed, language)
    markup.write(
        markup.paragraph(_("Text between « » stands as published, in French: it can't be read as a number or a date."))
    )
st.header(_("Sources that contradict each other"), anchor=False)
with explained(language):
    goals.show_conflicts(goals.all_conflicts(), language)
st.header(_("France beside Germany: share of industry"), anchor=False)
with explained(language):
    goals.show_shares(goals.shares(), language)
