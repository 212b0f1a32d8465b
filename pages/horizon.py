"""The targets for 2030: progress, sources, contradictions between sources, and France compared with Germany."""

import streamlit as st

from pages.parts.frame import layout
from pages.parts.frame.failure import explained
from pages.parts.horizon import goals
from pages.parts.widgets import markup, notices

voice = layout.reader_voice()
_, n_ = voice._, voice.n_
notices.show(voice)
with explained(voice):
    targets = goals.all_targets()
    displayed = [target for target in targets if target.displayed]
    aimed = [target for target in displayed if target.aimed]
    untargeted = [target for target in displayed if not target.aimed]
    measured = [target for target in aimed if target.progress is not None]
    left_out = len(targets) - len(displayed)
    shown = n_("{n} target", "{n} targets", len(aimed)).format(n=voice.number(len(aimed)))
    known = _("progress can be computed for {n}").format(n=voice.number(len(measured)))
    apart = n_(
        "{n} indicator without a target in figures stands apart.",
        "{n} indicators without a target in figures stand apart.",
        len(untargeted),
    ).format(n=voice.number(len(untargeted)))
    away = n_(
        "{n} is left out: its source is still to be confirmed.",
        "{n} are left out: their sources are still to be confirmed.",
        left_out,
    ).format(n=voice.number(left_out))
    said = _("{targets}, {known}; {apart} {away}").format(targets=shown, known=known, apart=apart, away=away)
    markup.write(
        markup.paragraph(said, "sentence"),
        markup.paragraph(
            _(
                "Progress = (latest − baseline) / (target − baseline), only between known and dated numbers of one "
                "unit that no other source contradicts."
            )
        ),
    )
    if measured:
        st.header(_("How far the measurable targets are"), anchor=False)
        goals.show_progress(measured, voice)
    st.header(_("All targets, by theme"), anchor=False)
    goals.show_themes(aimed, voice)
    st.header(_("Indicators without a target in figures"), anchor=False)
    goals.show_indicators(untargeted, voice)
    markup.write(
        markup.paragraph(_("Text between « » stands as published, in French: it can't be read as a number or a date."))
    )
st.header(_("Sources that contradict each other"), anchor=False)
with explained(voice):
    goals.show_conflicts(goals.all_conflicts(), voice)
st.header(_("France beside Germany: share of industry"), anchor=False)
with explained(voice):
    goals.show_shares(goals.shares(), voice)
