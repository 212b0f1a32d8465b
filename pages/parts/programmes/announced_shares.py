"""Published shares beside those of the rows that they were published for, in words."""

from collections.abc import Mapping

from markupsafe import Markup

from geo.language import N_, Formatter, plural, translator
from geo.measures.captions import published
from geo.model import Language
from geo.programmes.announcements import BAROMETER, FEWEST, OUTSIDE_ILE_DE_FRANCE, SMALL_COMMUNES, Announced, Share
from pages.parts.widgets import markup

NAMES: Mapping[str, str] = {
    BAROMETER: N_("France 2030, outside Île-de-France"),
    OUTSIDE_ILE_DE_FRANCE: N_("Première Usine, outside Île-de-France"),
    SMALL_COMMUNES: N_("Industrial projects in communes under 20,000 inhabitants"),
}
BASES: Mapping[str, str] = {
    BAROMETER: N_("money committed: {located} located by region of {whole}"),
    OUTSIDE_ILE_DE_FRANCE: N_("second round only; beside it, the rows of all rounds"),
    SMALL_COMMUNES: N_("all industrial investment projects; beside it, all those of this data, aided ones alone"),
}
"""What a share was published for."""


def beside(shares: tuple[Announced, ...], language: Language) -> Markup:
    """A row for each published share: what it is of, and the same share of the data by projects and by euros."""
    _, text = translator(language), Formatter(language)
    rows = [_row(item, text) for item in shares]
    headers = [_("Share"), _("Published"), _("Projects in this data"), _("Grants in this data"), _("Source")]
    note = _(
        "Beside each published share stand the rows of the same programme, or all industrial projects; filters "
        "don't change them. "
        "What is not located is left out. Under {fewest} rows no share is said."
    )
    return markup.table("", headers, rows, kind=markup.STACKED) + markup.paragraph(note.format(fewest=FEWEST))


def _row(item: Announced, text: Formatter) -> tuple[str, ...]:
    _ = translator(text.language)
    base = _(BASES[item.key]).format(located=text.compact_euros(item.located), whole=text.compact_euros(item.whole))
    origin = published(item.source, item.as_of, item.confidence, text.language)
    said = f"{text.percent(item.share)} ({base})"
    return _(NAMES[item.key]), said, _share(item.projects, text), _share(item.aid, text), origin


def _share(share: Share, text: Formatter) -> str:
    _, n_ = translator(text.language), plural(text.language)
    rows = n_("{n} project", "{n} projects", share.rows).format(n=text.number(share.rows))
    said = _("too few projects") if share.value is None else text.percent(share.value)
    return f"{said} ({rows})"
