"""The accessibility statement: what was tested, how, and what is known not to work; linked from every footer."""

import streamlit as st

from pages.parts.about import statement
from pages.parts.frame import layout
from pages.parts.widgets import markup, notices

voice = layout.reader_voice()
_ = voice._
notices.show(voice)
markup.write(*(markup.paragraph(_(text), "sentence") for text in statement.OPENING))
st.header(_("What was tested, and how"), anchor=False)
markup.write(statement.tests(voice))
st.header(_("What helps"), anchor=False)
markup.write(statement.listed(statement.HELPS, voice))
st.header(_("What is known not to work"), anchor=False)
markup.write(statement.listed(statement.LIMITS, voice))
st.header(_("Tell us"), anchor=False)
markup.write(markup.paragraph(_(statement.CONTACT), "sentence"))
