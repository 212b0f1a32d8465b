"""What was tested for readers with disabilities, how, and what is known not to work; reached from every footer."""

import streamlit as st

from geo.language import translator
from pages.parts.about import statement
from pages.parts.widgets import markup, notices

language = st.session_state["language"]
_ = translator(language)
notices.show(language)
markup.write(*(markup.paragraph(_(text), "sentence") for text in statement.OPENING))
st.header(_("What was tested, and how"), anchor=False)
markup.write(statement.tests(language))
st.header(_("What helps"), anchor=False)
markup.write(statement.listed(statement.HELPS, language))
st.header(_("What is known not to work"), anchor=False)
markup.write(statement.listed(statement.LIMITS, language))
st.header(_("Tell us"), anchor=False)
markup.write(markup.paragraph(_(statement.CONTACT), "sentence"))
