"""A card for every programme: what it is, its official totals, what this data covers of them, and its map."""

from collections.abc import Callable

from geo.coverage import Coverage, Official
from geo.language import Formatter, translator
from geo.model import Language, Level
from geo.programme_notes import NOTES
from geo.selection import Selection
from geo.service.picture import picture_url
from pages.parts import links, markup, programmed, shared
from pages.parts.covered import CONFIDENCE


def show(selection: Selection) -> None:
    """The chosen programmes, or all of them, the empty ones too. The filters don't change what a card says."""
    _ = translator(selection.language)
    found = programmed.covered()
    slugs = selection.programmes or tuple(found)
    note = _("The cards say what the data holds of each programme in all, whatever the filters are.")
    markup.write(
        markup.cards([_card(found[slug], selection.language) for slug in slugs if slug in found]),
        markup.paragraph(note),
    )


def _card(item: Coverage, language: Language) -> str:
    store = shared.store()
    _ = translator(language)
    term = store.programmes[item.programme]
    label = term.label(language)
    parent = [] if term.parent is None else [
        _("part of {programme}").format(programme=store.programmes[term.parent].label(language))
    ]  # fmt: skip
    about = " · ".join([*filter(None, [programmed.operators().get(item.programme)]), *parent])
    lines = [_(NOTES[item.programme]), _held(item, language), *_totals(item, language)]
    if not item.projects:
        return markup.card(label, about, lines)
    measure = "aide" if item.aid else "projets"
    seen = Selection(programmes=(item.programme,), industry_only=False, measure=measure, language=language)
    thumbnail = Selection(
        level=Level.REGION, programmes=(item.programme,), industry_only=False, measure=measure, language=language
    )
    picture = markup.Picture(
        f"./{picture_url(thumbnail, 'svg', thumbnail=True)}",
        _("{programme}: map by region").format(programme=label),
    )
    return markup.card(label, about, lines, picture, markup.Link(_("See on the map"), links.href(links.Page.MAP, seen)))


def _held(item: Coverage, language: Language) -> str:
    """What the data holds: projects, grants, years."""
    _, text = translator(language), Formatter(language)
    if not item.projects:
        return _("No project in this data.")
    years = text.year_range((item.first, item.last)) if item.first and item.last else _("undated")
    held = _("In this data: {projects} projects, {aid} of grants ({years}).")
    return held.format(projects=text.number(item.projects), aid=text.compact_euros(item.aid), years=years)


def _totals(item: Coverage, language: Language) -> list[str]:
    """The official totals with the share that the data holds, who says them and when; or that none is published."""
    _, text = translator(language), Formatter(language)
    if item.complete:
        return [_("The list is published whole: these rows are the total of their years.")]

    def line(name: str, total: Official | None, share: float | None, written: Callable[[float], str]) -> list[str]:
        if total is None:
            return []
        told = _("{name} announced: {total}; held here: {share}. {source}, {date} ({confidence}).")
        return [
            told.format(
                name=name, total=written(total.value), share=text.percent(share, 1), source=total.source,
                date=text.partial_date(total.as_of), confidence=_(CONFIDENCE[total.confidence]),
            )
        ]  # fmt: skip

    found = [
        *line(_("Projects"), item.projects_total, item.projects_share, text.number),
        *line(_("Public aid"), item.aid_total, item.aid_share, text.compact_euros),
    ]
    return found or [_("No total published.")]
