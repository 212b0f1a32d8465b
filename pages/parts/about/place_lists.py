"""How complete each list of places of the ecosystem is, as a table for the page of sources."""

from markupsafe import Markup

from geo.labels import PLACE_KINDS
from geo.language import Formatter, sort_key, translator
from geo.model import Language
from geo.profile.completeness import ENOUGH, completeness
from pages.parts.state import atlas
from pages.parts.widgets import markup


def tables(language: Language) -> list[Markup]:
    """Every kind of place: what the list holds, what exists and who says so, and whether it may tell the nearest."""
    _, text = translator(language), Formatter(language)
    lists = completeness(atlas.store())
    rows: list[list[markup.Cell]] = []
    for kind, label in sorted(PLACE_KINDS.items(), key=lambda pair: sort_key(_(pair[1]))):
        found = lists[kind]
        exists, dated, source = text.unknown, "—", "—"
        origin: markup.Cell = source
        if found.existing is not None:
            exists = text.number(found.existing.total)
            dated = text.partial_date(found.existing.as_of) if found.existing.as_of else _("undated")
            source = found.existing.source
            origin = markup.Link(source, found.existing.address) if found.existing.address else source
        share = text.unknown if found.share is None else text.percent(found.share)
        tells = _("yes") if found.is_enough else _("no")
        rows.append(
            [
                _(label),
                text.number(found.known),
                text.number(found.usable),
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
    return [table, markup.paragraph(note.format(share=text.percent(ENOUGH)))]
