"""What a view says about itself in words: its filters, what it could not place, its sources. For pages and pictures."""

from collections.abc import Iterable

from geo.funding.sums import Summary
from geo.language import Formatter, plural, translator
from geo.measures.measure import Measure
from geo.model import Language
from geo.selection.selection import Selection
from geo.tables.declaration import Catalogue
from geo.tables.store import Store


def scope(selection: Selection, store: Store) -> list[str]:
    """The filters of the view in words; of what does not narrow it, only what a reader would ask."""
    values = selection.filter_values()
    return [word for item, value in values for word in item.in_words(value, store, selection.language)]


def placed(totals: Summary, language: Language) -> str:
    """How many of the projects the map shows, and where the others are, without a full stop."""
    _, n_, text = translator(language), plural(language), Formatter(language)
    shown = _("{shown} of {all} projects shown on this map").format(
        shown=text.number(totals.shown), all=text.number(totals.projects)
    )
    outside = n_("{n} lies outside any area of this scale", "{n} lie outside any area of this scale", totals.outside)
    lost = n_("{n} is not located at this scale", "{n} are not located at this scale", totals.unplaced)
    rest = [outside.format(n=text.number(totals.outside)), lost.format(n=text.number(totals.unplaced))]
    return text.list([shown, *rest])


def sources(measure: Measure, catalogue: Catalogue, language: Language) -> str:
    """One sentence that names the sources of ``measure`` with producer and vintage."""
    return named(measure.source_ids, catalogue, language)


def named(source_ids: Iterable[str], catalogue: Catalogue, language: Language) -> str:
    """One sentence that names these sources with producer and vintage."""
    _, text = translator(language), Formatter(language)
    listed = text.list(
        f"{source.title.in_language(language)} ({source.producer.in_language(language)}, {source.vintage})"
        for source in (catalogue.sources[name] for name in source_ids)
    )
    return _("Sources: {sources}.").format(sources=listed)
