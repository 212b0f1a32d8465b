"""How complete each list of ecosystem places is, as a table for the sources page."""

from markupsafe import Markup

from geo.labels import PLACE_KINDS
from geo.language import Voice, sort_key
from geo.profile.completeness import ENOUGH, completeness
from pages.parts.state import atlas
from pages.parts.widgets import markup


def tables(voice: Voice) -> list[Markup]:
    """One row per kind of place: listed, existing in France and its source, and whether the nearest can be named."""
    _ = voice._
    lists = completeness(atlas.store())
    rows: list[list[markup.Cell]] = []
    for kind, label in sorted(PLACE_KINDS.items(), key=lambda pair: sort_key(_(pair[1]))):
        found = lists[kind]
        exists, dated, source = voice.unknown, "—", "—"
        origin: markup.Cell = source
        if found.existing is not None:
            exists = voice.number(found.existing.total)
            dated = voice.partial_date(found.existing.as_of) if found.existing.as_of else _("undated")
            source = found.existing.source
            origin = markup.Link(source, found.existing.address) if found.existing.address else source
        share = voice.unknown if found.share is None else voice.percent(found.share)
        tells = _("yes") if found.is_enough else _("no")
        rows.append(
            [
                _(label),
                voice.number(found.known),
                voice.number(found.usable),
                exists,
                share,
                dated,
                origin,
                tells,
            ]
        )
    heads = [
        _("Kind"),
        _("In the list"),
        _("Confirmed and placed"),
        _("Exist in France"),
        _("Share"),
        _("Date"),
        _("Who counts them"),
        _("Tells the nearest"),
    ]
    note = _(
        "A list tells which place is the nearest from {share} of what exists on. Where no total was found, it counts "
        "as partial."
    )
    table = markup.table("", heads, rows, numbers=[1, 2, 3, 4], kind=markup.STACKED)
    return [table, markup.paragraph(note.format(share=voice.percent(ENOUGH)))]
