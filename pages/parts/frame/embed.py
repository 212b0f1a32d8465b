"""The map embedded in another site's page: title, sentence, map, legend and source line, without navigation."""

from dataclasses import replace
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from geo.cartography.headline import headline
from geo.labels import value_format
from geo.measures.catalogue import MEASURES
from geo.model import View
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import choropleth, legend
from pages.parts.state import atlas
from pages.parts.widgets import links, markup, notices, source_line

_LOOK = Path(__file__).with_name("embed.css")


def show(selection: Selection | None, store: Store) -> None:
    """Draw the embedded map; without a selection only the style, since the missing table has already been reported."""
    markup.style(_LOOK)
    if selection is None:
        return
    totals = atlas.summary(selection)
    notices.ignored(selection.voice)
    markup.write(_title(selection))
    shown = choropleth.view(selection)
    markup.write(markup.paragraph(headline(shown, totals, selection, store)[0], "sentence"))
    if totals.projects == 0:
        return
    left, right = st.columns([3, 1])
    with left:
        choropleth.show(selection, shown, name="embed")
    with right:
        markup.write(*_looked_at(selection), *legend.key(selection, shown), *legend.marks(selection))
    source_line.show(shown.measure, totals, store.catalogue, selection.voice, selection.level)
    if said := notices.other_data(selection.voice):
        markup.write(markup.paragraph(said))


def _title(selection: Selection) -> Markup:
    """What the map shows, as a link that opens the full view in a new tab."""
    voice = selection.voice
    href = links.href(links.Page.MAP, replace(selection, view=View.EXPLORE))
    site = voice._("Atlas of France's industrial territories")
    measure = voice._(MEASURES[selection.measure].label)
    opened = Markup('<h1><a href="{}" target="_blank" rel="noopener">{} – {}</a></h1>')
    return opened.format(href, site, measure)


def _looked_at(selection: Selection) -> list[Markup]:
    """The focused area with the value of its measure; empty without one."""
    if selection.area is None:
        return []
    voice = selection.voice
    found, measure = atlas.profile(selection, selection.area), MEASURES[selection.measure]
    value = value_format(measure.unit, voice)(found.value)
    said = voice._("{measure}: {value}").format(measure=voice._(measure.label), value=value)
    return [markup.heading(found.label, said)]
