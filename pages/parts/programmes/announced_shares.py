"""Published shares compared with the same shares of the data, as a table."""

from collections.abc import Mapping

from markupsafe import Markup

from geo.language import N_, Voice
from geo.measures.captions import published
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
"""What each published share refers to, by its key."""


def beside(shares: tuple[Announced, ...], voice: Voice) -> Markup:
    """One row per published share: what it refers to, and the same share of the data by projects and by euros."""
    _ = voice._
    rows = [_row(item, voice) for item in shares]
    headers = [_("Share"), _("Published"), _("Projects in this data"), _("Grants in this data"), _("Source")]
    note = _(
        "Beside each published share stand the rows of the same programme, or all industrial projects; filters "
        "don't change them. "
        "What is not located is left out. Under {fewest} rows no share is said."
    )
    return markup.table("", headers, rows, kind=markup.STACKED) + markup.paragraph(note.format(fewest=FEWEST))


def _row(item: Announced, voice: Voice) -> tuple[str, ...]:
    base = voice._(BASES[item.key]).format(
        located=voice.compact_euros(item.located), whole=voice.compact_euros(item.whole)
    )
    origin = published(item.source, item.as_of, item.confidence, voice)
    said = f"{voice.percent(item.share)} ({base})"
    return voice._(NAMES[item.key]), said, _share(item.projects, voice), _share(item.aid, voice), origin


def _share(share: Share, voice: Voice) -> str:
    rows = voice.n_("{n} project", "{n} projects", share.rows).format(n=voice.number(share.rows))
    said = voice._("too few projects") if share.value is None else voice.percent(share.value)
    return f"{said} ({rows})"
