"""Where every figure comes from: sources, tables to download, formulas, method, build report, data dictionary."""

import streamlit as st

from geo.measures.catalogue import MEASURES
from pages.parts.about import method, place_lists, tables, types
from pages.parts.frame import layout
from pages.parts.frame.failure import explained
from pages.parts.state import atlas
from pages.parts.widgets import markup, notices

voice = layout.reader_voice()
catalogue = atlas.store().catalogue
_ = voice._
notices.show(voice)
st.header(_("Sources"), anchor=False)
tables.show_sources(catalogue, voice)
st.header(_("Licences"), anchor=False)
tables.show_licences(catalogue, voice)
st.header(_("Tables to download"), anchor=False)
tables.show_tables(catalogue, voice)
st.header(_("Measures"), anchor=False)
formulas = [
    (
        _(measure.label),
        _(measure.formula),
        _(measure.leaves_out),
        "—" if measure.floor is None else _(measure.floor.reason),
        _(measure.unknown),
    )
    for measure in MEASURES.values()
]
heads = [_("Measure"), _("Formula"), _("Left out"), _("Minimum data required"), _("Without a value")]
markup.write(markup.table("", heads, formulas, kind=markup.STACKED))
st.header(_("Types of territory"), anchor=False)
with explained(voice):
    types.show(voice)
st.header(_("How complete the lists of places are"), anchor=False)
with explained(voice):
    markup.write(*place_lists.tables(voice))
st.header(_("Method"), anchor=False)
method.show(voice)
st.header(_("Report of the last build"), anchor=False)
with explained(voice):
    tables.show_report(tables.report(), catalogue, voice)
st.header(_("Data dictionary"), anchor=False)
tables.show_dictionary(catalogue, voice)
