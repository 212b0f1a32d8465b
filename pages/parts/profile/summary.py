"""An area in at most five sentences, and where each of their figures comes from."""

import pandas as pd
import streamlit as st

from geo.area_types import lowered
from geo.labels import SINGULAR
from geo.model import AreaRef
from geo.profile.context import Setting
from geo.profile.figures import Money
from geo.profile.sentences import told
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import markup


def show(
    selection: Selection, area: AreaRef, rows: pd.DataFrame, funds: Money, around: Setting, places: pd.DataFrame | None
) -> None:
    """The heading, the sentences, and a collapsed table of their figures.

    ``places``: `geo.profile.nearby.ecosystem_around`, None if that table can't be read.
    """
    voice = selection.voice
    _ = voice._
    own = rows.iloc[0]
    kind = [] if around.kind is None else [lowered(around.kind, voice)]
    said = told(atlas.store(), selection, rows, funds, around, places)
    sentences = " ".join(sentence for sentence, _evidence in said)
    markup.write(
        markup.heading(str(own["label"]), " · ".join([_(SINGULAR[area.level]), area.code, *kind])),
        markup.paragraph(sentences, "sentence"),
    )
    with st.expander(_("Where these figures come from")):
        sources = atlas.store().catalogue.sources
        lines = [
            (
                item.figure,
                item.value,
                item.year,
                voice.list(sources[name].title.in_language(voice.language) for name in item.sources),
                item.formula,
            )
            for _sentence, evidence in said
            for item in evidence
        ]
        heads = [_("Figure"), _("Value"), _("Year"), _("Source"), _("Formula")]
        markup.write(markup.table("", heads, lines, numbers=[1]))
