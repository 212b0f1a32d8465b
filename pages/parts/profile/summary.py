"""An area at a glance: three figures with their rank, at most five sentences, and their evidence."""

import pandas as pd
from markupsafe import Markup

from geo.area_types import lowered
from geo.labels import LEVELS, SINGULAR, value_format
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef
from geo.profile.context import Setting
from geo.profile.figures import Money
from geo.profile.sentences import told
from geo.profile.slides import Standing
from geo.selection.selection import Selection
from pages.parts.profile import answers
from pages.parts.state import atlas
from pages.parts.widgets import long_table, markup


def show(
    selection: Selection, area: AreaRef, rows: pd.DataFrame, funds: Money, around: Setting, places: pd.DataFrame | None
) -> None:
    """What the area is, its three figures, and the sentences; its name is the title of the page.

    ``places``: `geo.profile.nearby.ecosystem_around`, None if that table can't be read.
    """
    voice = selection.voice
    kind = [] if around.kind is None else [lowered(around.kind, voice)]
    said = told(atlas.store(), selection, rows, funds, around, places)
    sentences = " ".join(sentence for sentence, _evidence in said)
    markup.write(
        markup.paragraph(" · ".join([voice._(SINGULAR[area.level]), area.code, *kind])),
        standings(selection, area),
        markup.paragraph(sentences, "sentence"),
    )


def standings(selection: Selection, area: AreaRef) -> Markup:
    """Three figures side by side, each over a bar whose mark shows where it stands; the words below say the same."""
    voice = selection.voice
    items = [_standing(figure, area, voice) for figure in answers.key_figures(selection, area)]
    return Markup('<ul class="atlas-standings">{}</ul>').format(markup.joined(items))


def _standing(figure: Standing, area: AreaRef, voice: Voice) -> Markup:
    _, measure = voice._, MEASURES[figure.slug]
    bar, rank = Markup(), _("no rank: nothing known")
    if figure.place is not None and figure.rank is not None:
        bar = Markup('<i style="left:{:.1f}%"></i>').format(100 * figure.place)
        rank = _("rank {rank} of {n} – {level}").format(
            rank=voice.number(figure.rank), n=voice.number(figure.ranked), level=_(LEVELS[area.level])
        )
    elif figure.value is not None:
        rank = _("no rank: none here")
    return Markup(
        '<li><span class="atlas-note">{}</span><b>{}</b><span class="atlas-place" aria-hidden="true">{}</span>'
        '<span class="atlas-note">{}</span></li>'
    ).format(_(measure.label), value_format(measure.unit, voice)(figure.value), bar, rank)


def evidence(
    selection: Selection, rows: pd.DataFrame, funds: Money, around: Setting, places: pd.DataFrame | None
) -> list[Markup]:
    """Each figure of the sentences with its year, its sources and how it is computed."""
    voice = selection.voice
    _, sources = voice._, atlas.store().catalogue.sources
    lines = [
        (
            item.figure,
            item.value,
            item.year,
            voice.list(sources[name].title.in_language(voice.language) for name in item.sources),
            item.formula,
        )
        for _sentence, found in told(atlas.store(), selection, rows, funds, around, places)
        for item in found
    ]
    heads = [_("Figure"), _("Value"), _("Year"), _("Source"), _("Formula")]
    return long_table.pieces(voice, "", heads, lines, numbers=[1], kind=markup.STACKED)
