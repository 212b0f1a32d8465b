"""Where every figure comes from: sources with licence and vintage, measures with formula, tables with size."""

import streamlit as st

from geo.language import Formatter, translator
from geo.measures import MEASURES
from pages.parts import markup, shared

language = st.session_state["language"]
catalogue = shared.store().catalogue
_, text = translator(language), Formatter(language)
st.header(_("Sources"), anchor=False)
markup.write(
    markup.table(
        "",
        [_("Source"), _("Producer"), _("Vintage"), _("Licence"), _("To know"), _("Address")],
        [
            (
                source.title.in_language(language),
                source.producer.in_language(language),
                source.vintage,
                source.licence.in_language(language),
                source.caveat.in_language(language),
                source.path,
            )
            for source in catalogue.sources.values()
        ],
    )
)
st.header(_("Measures"), anchor=False)
markup.write(
    markup.table(
        "",
        [_("Measure"), _("Formula"), _("Left out")],
        [(_(measure.label), _(measure.formula), _(measure.leaves_out)) for measure in MEASURES.values()],
    )
)
st.header(_("Tables"), anchor=False)
markup.write(
    markup.table(
        "",
        [_("Table"), _("Content"), _("Rows"), _("Fields")],
        [
            (table.name, table.title.in_language(language), text.number(table.rows), text.number(len(table.fields)))
            for table in catalogue.tables.values()
        ],
        numbers=[2, 3],
    )
)
