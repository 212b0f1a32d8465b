"""The parts of a profile below its map, one at a time: only the chosen one is computed, and its link opens it again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo.labels import TABS
from geo.model import AreaRef, Tab
from geo.profile.context import Setting
from geo.profile.figures import Money
from geo.selection.selection import Selection
from pages.parts.frame.failure import explained
from pages.parts.profile import charts, ecosystem, envelopes, labels_and_land, plants, summary, tables
from pages.parts.state import atlas
from pages.parts.widgets import markup


@dataclass(frozen=True)
class Portrait:
    """What every part needs; shared: do not modify. ``rows``: `geo.profile.figures.beside`. ``places``:
    `geo.profile.nearby.ecosystem_around`, None if that table can't be read.
    """

    selection: Selection
    area: AreaRef
    rows: pd.DataFrame
    funds: Money
    around: Setting
    places: pd.DataFrame | None

    def write(self, part: str, ask: Callable[[], list[Markup]]) -> None:
        """Write the pieces of a part, remembered: writing a table takes longer than computing its content."""
        with explained(self.selection.voice):
            markup.write(*atlas.store().remember(("profile", part, self.area, self.selection), ask))


def show(portrait: Portrait) -> None:
    """The choice of the part, and that part."""
    voice = portrait.selection.voice
    st.segmented_control(
        voice._("Part of the profile"),
        list(Tab),
        key="tab",
        format_func=lambda tab: voice._(TABS[tab]),
        label_visibility="collapsed",
        required=True,
    )
    with st.container(key="profile_tab"):
        _PARTS[portrait.selection.tab](portrait)


def _header(text: str) -> None:
    st.header(text, anchor=False)


def _figures(of: Portrait) -> None:
    _ = of.selection.voice._
    _header(_("Key figures"))
    of.write("figures", partial(tables.figures, of.selection, of.rows))
    _header(_("Similar areas"))
    of.write("likeness", partial(tables.likeness, of.selection, of.around))


def _money(of: Portrait) -> None:
    _ = of.selection.voice._
    _header(_("Public money"))
    charts.money(of.selection, of.funds)
    _header(_("European funds 2021–2027: envelopes, not payments"))
    of.write("envelopes", partial(envelopes.table, of.selection, of.rows))


def _projects(of: Portrait) -> None:
    _header(of.selection.voice._("Projects"))
    of.write("projects", partial(tables.projects, of.selection, of.funds))


def _ecosystem(of: Portrait) -> None:
    _header(of.selection.voice._("Ecosystem"))
    if of.places is not None:
        markup.write(*ecosystem.table(of.selection, of.area, of.places, of.rows))


def _jobs(of: Portrait) -> None:
    _header(of.selection.voice._("Private jobs"))
    charts.jobs(of.selection, of.around.jobs, of.rows)


def _sites(of: Portrait) -> None:
    _ = of.selection.voice._
    _header(_("Key-in-hand land"))
    of.write("key in hand", partial(labels_and_land.key_in_hand, of.selection, of.area))
    _header(_("Plants in the emissions register"))
    markup.write(*plants.table(of.selection, of.around))
    _header(_("Emitting sites (EU ETS)"))
    of.write("sites", partial(tables.sites, of.selection, of.around))
    left, right = st.columns(2)
    with left:
        _header(_("Their emissions by year"))
        charts.emissions(of.selection, of.around)
    with right:
        _header(_("Brownfields in its departments"))
        of.write("land", partial(labels_and_land.land, of.selection, of.area))


def _perimeter(of: Portrait) -> None:
    _ = of.selection.voice._
    left, right = st.columns(2)
    with left:
        _header(_("Perimeter changes"))
        of.write("perimeters", partial(tables.perimeters, of.selection, of.around))
    with right:
        _header(_("Labels of its communes"))
        of.write("labels", partial(labels_and_land.labels, of.selection, of.area))


def _sources(of: Portrait) -> None:
    _header(of.selection.voice._("Where these figures come from"))
    of.write("sources", partial(summary.evidence, of.selection, of.rows, of.funds, of.around, of.places))


_PARTS: Mapping[Tab, Callable[[Portrait], None]] = {
    Tab.FIGURES: _figures,
    Tab.MONEY: _money,
    Tab.PROJECTS: _projects,
    Tab.ECOSYSTEM: _ecosystem,
    Tab.JOBS: _jobs,
    Tab.SITES: _sites,
    Tab.PERIMETER: _perimeter,
    Tab.SOURCES: _sources,
}
