"""The panel of the focused area: its figures, its largest projects, and what to do next."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo.funding.largest_projects import named
from geo.funding.reliability import reliability
from geo.labels import SINGULAR, value_format
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from geo.selection.vocabulary import COMPARED
from pages.parts.presentation import stops
from pages.parts.state import atlas, filters, zoom
from pages.parts.widgets import links, markup


def facts(selection: Selection, area: AreaRef) -> list[Markup]:
    """The name, key figures, rank and largest projects of ``area`` under ``selection``."""
    voice = selection.voice
    _ = voice._
    found = atlas.profile(selection, area)
    measure = MEASURES[selection.measure]
    pieces = [markup.heading(found.label, f"{_(SINGULAR[area.level])} · {area.code}")]
    figures = [
        (_("projects"), voice.number(found.projects)),
        (_("public aid"), voice.compact_euros(found.aid)),
        (_("published costs"), voice.compact_euros(found.investment)),
        (_("inhabitants"), voice.number(found.population)),
    ]
    if measure.slug not in ("aide", "projets", "investissement") and area.level in measure.levels:
        figures.insert(0, (_(measure.label), value_format(measure.unit, voice)(found.value)))
    pieces.append(markup.figures(figures))
    if found.rank is not None:
        rank = _("Rank {rank} of {n} for: {measure}.")
        ranked = rank.format(rank=voice.number(found.rank), n=voice.number(found.ranked), measure=_(measure.label))
        pieces.append(markup.paragraph(ranked))
    if vouched := reliability(found, voice):
        pieces.append(markup.paragraph(vouched))
    if found.largest.empty:
        return [*pieces, markup.paragraph(_("No project with a known amount under these filters."))]
    return [*pieces, markup.items(_("Largest projects"), largest(found.largest, voice))]


def largest(projects: pd.DataFrame, voice: Voice) -> list[markup.Item]:
    """The largest projects of a `geo.profile.standing.Profile`, with the kind and the confidence of each amount."""
    return [
        markup.Item(
            row.title or row.beneficiary,
            " · ".join((row.kind, *([row.beneficiary] if row.title else []), row.programme)),
            row.amount,
            row.badge,
            not row.is_summed,
        )
        for row in named(projects, atlas.store(), voice)
    ]


def actions(selection: Selection, area: AreaRef) -> None:
    """Buttons and links for ``area``."""
    voice = selection.voice
    _ = voice._
    with st.container(horizontal=True):
        st.button(_("Zoom to"), key="zoom", icon=":material/zoom_in:", on_click=zoom.to, args=(area,))
        if area.level is not Level.COMMUNE:
            st.button(_("See its communes"), key="communes", on_click=_inside, args=(area,))
        st.button(_("Close"), key="close", on_click=filters.look_at, args=(None,))
        links.show(links.Page.TERRITORY, selection, _("Profile"))
        if area.level is not Level.COMMUNE:
            links.show(links.Page.COMPARE, replace(selection, compared=_with(area, selection)), _("Compare"))
            stops.add_button([area], voice)


def _with(area: AreaRef, selection: Selection) -> tuple[AreaRef, ...]:
    """``area`` after the compared areas of its level, at most `COMPARED` in all."""
    others = [other for other in selection.compared if other.level is area.level and other != area]
    return (*others[: COMPARED - 1], area)


def _inside(area: AreaRef) -> None:
    st.session_state["level"] = Level.COMMUNE
    st.session_state["within"] = area
    filters.look_at(None)
