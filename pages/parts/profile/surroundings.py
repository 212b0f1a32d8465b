"""What no filter of projects changes of an area: its jobs, emissions, funds, perimeters, and its ecosystem."""

import pandas as pd
import streamlit as st

from geo.model import AreaRef
from geo.profile.context import Setting
from geo.selection.selection import Selection
from pages.parts.frame.failure import explained
from pages.parts.profile import charts, ecosystem, envelopes, labels_and_land
from pages.parts.profile.tables import Tables
from pages.parts.widgets import markup


def show(
    selection: Selection,
    area: AreaRef,
    around: Setting,
    rows: pd.DataFrame,
    written: Tables,
    places: pd.DataFrame | None,
) -> None:
    """Draw both columns. ``rows``: `geo.profile.figures.beside`. ``places``: `geo.profile.nearby.ecosystem_around`,
    None if that table can't be read.
    """
    _ = selection.voice._
    left, right = st.columns(2)
    with left:
        st.header(_("Private jobs"), anchor=False)
        charts.jobs(selection, around.jobs, rows)
        st.header(_("Emitting sites (EU ETS)"), anchor=False)
        charts.emissions(selection, around)
        markup.write(*written.sites)
        st.header(_("European funds 2021–2027: envelopes, not payments"), anchor=False)
        with explained(selection.voice):
            markup.write(*envelopes.table(selection, rows))
        st.header(_("Perimeter changes"), anchor=False)
        markup.write(*written.perimeters)
    with right:
        if places is not None:
            st.header(_("Ecosystem"), anchor=False)
            markup.write(*ecosystem.table(selection, area, places, rows))
        st.header(_("Labels of its communes"), anchor=False)
        with explained(selection.voice):
            markup.write(*labels_and_land.labels(selection, area))
        st.header(_("Brownfields in its departments"), anchor=False)
        with explained(selection.voice):
            markup.write(*labels_and_land.land(selection, area))
