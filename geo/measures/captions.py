"""What a view says about itself in words: its filters, what it could not place, its sources. For pages and pictures."""

from collections.abc import Iterable

from geo.funding.sums import Summary
from geo.labels import CONFIDENCE
from geo.language import Formatter, plural, translator
from geo.measures.measure import Measure
from geo.model import Language
from geo.selection.selection import Selection
from geo.tables.declaration import Catalogue, Source
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


def named(source_ids: Iterable[str], catalogue: Catalogue, language: Language, *, with_licences: bool = False) -> str:
    """One sentence that names these sources, each once; ``with_licences``: for a file, which goes where no page is."""
    _, text = translator(language), Formatter(language)
    listed = text.list(
        cited(catalogue.sources[name], language, with_licence=with_licences) for name in dict.fromkeys(source_ids)
    )
    return _("Sources: {sources}.").format(sources=listed)


def cited(source: Source, language: Language, *, with_licence: bool = False) -> str:
    """A source by its title, with producer and vintage."""
    about = [source.producer.in_language(language), source.vintage]
    if with_licence:
        about.append(source.licence.in_language(language))
    return f"{source.title.in_language(language)} ({', '.join(about)})"


def published(source: str, as_of: object, confidence: str, language: Language) -> str:
    """Who publishes a total, when, and how sure it is: "Bpifrance, March 2024 (official)"."""
    _, text = translator(language), Formatter(language)
    date = text.partial_date(as_of) if isinstance(as_of, str) else _("undated")
    return f"{source}, {date} ({_(CONFIDENCE[confidence].badge)})"


def outlines(language: Language) -> str:
    """Whose outlines the maps draw."""
    _ = translator(language)
    return _("Outlines: {credit}.").format(credit=_("IGN Admin Express, Insee; the atlas"))


def dated(catalogue: Catalogue, language: Language) -> str:
    """The date of the tables."""
    _, text = translator(language), Formatter(language)
    return _("Tables of {date}.").format(date=text.partial_date(catalogue.version))
