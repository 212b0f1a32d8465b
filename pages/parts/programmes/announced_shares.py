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
    BAROMETER: N_("money committed: {located} of {whole} located by region"),
    OUTSIDE_ILE_DE_FRANCE: N_("second round only; compared with the rows of all rounds"),
    SMALL_COMMUNES: N_("all industrial investment projects; compared with those in this data, which are all aided"),
}
"""What each published share refers to, by its key."""


def beside(shares: tuple[Announced, ...], voice: Voice) -> Markup:
    """One row per published share: what it refers to, and the same share of the data by projects and by euros."""
    _ = voice._
    rows = [_row(item, voice) for item in shares]
    headers = [_("Share"), _("Published share"), _("Projects in this data"), _("Grants in this data"), _("Source")]
    note = _(
        "Each published share is shown beside the same share for the rows of that programme, or for all industrial "
        "projects; filters don't change them. Projects that are not located are left out. No share is shown for fewer "
        "than {fewest} rows."
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
