"""What no filter of projects changes of an area, in two columns: its jobs, emissions and perimeters; its ecosystem."""

import pandas as pd
import streamlit as st

from geo.model import AreaRef
from geo.profile.context import Setting
from geo.selection.selection import Selection
from pages.parts.profile import charts, ecosystem
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
        st.header(_("Perimeter changes"), anchor=False)
        markup.write(*written.perimeters)
    with right:
        if places is not None:
            st.header(_("Ecosystem"), anchor=False)
            markup.write(*ecosystem.table(selection, area, places, rows))
