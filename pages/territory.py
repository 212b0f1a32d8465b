"""The profile of one area: its figures and their ranks, a summary, its map, and its parts one at a time."""

from dataclasses import replace

import streamlit as st

from geo.model import Level
from pages.parts.frame.failure import explained
from pages.parts.profile import actions, answers, area_map, choice, site_card, sources, summary, tabs
from pages.parts.widgets import area_picker, notices

if (selection := st.session_state["selection"]) is not None:
    voice = selection.voice
    notices.show(voice)
    area = area_picker.one(selection)
    if selection.site is not None:
        site_card.show(selection, selection.site)
        # The links and what is remembered below are those of the profile, whichever card is open.
        selection = replace(selection, site=None)
    if area is None:
        choice.show(selection)
    elif area.level is Level.COMMUNE:
        choice.commune(selection, area)
    else:
        around = answers.setting(area, selection.perimeter)
        funds = answers.money(selection, area)
        rows = answers.figures(selection, area, around.neighbours)
        places = None
        with explained(voice):
            places = answers.places(area, selection.perimeter)
        summary.show(selection, area, rows, funds, around, places)
        actions.show(selection, area, around.neighbours)
        with explained(voice):
            area_map.show(selection, area, funds.projects)
        tabs.show(tabs.Portrait(selection, area, rows, funds, around, places))
        sources.show(selection, area, funds)
