"""Captions of a view: its filters, what it could not place, its sources. For pages and pictures."""

from collections.abc import Iterable, Mapping

from geo.areas.boundaries import areas
from geo.funding.sums import Summary
from geo.labels import CONFIDENCE
from geo.language import Voice
from geo.measures.measure import Measure
from geo.model import Level
from geo.selection.selection import Selection
from geo.tables.declaration import Catalogue, Source
from geo.tables.store import Store

REGISTERED: Mapping[str, str] = {
    "tam-2016-2020": "aides-etat-tam",
    "ademe-2018-2020": "ademe",
    "mesr-ilab": "i-lab",
}
"""Sources of the programmes that are added on demand (`geo.selection.filters.REGISTERS`)."""
AREAS: Mapping[Level, tuple[str, ...]] = {Level.EMPLOYMENT_AREA: ("insee-zonings-2024",)}
"""Sources of the areas themselves, where a licence asks that they be named beside what is counted in them."""


def scope(selection: Selection, store: Store) -> list[str]:
    """The filters of the view in words; those that narrow nothing appear only where a reader would wonder."""
    values = selection.filter_values()
    words = [word for item, value in values for word in item.in_words(value, store, selection.voice)]
    return [*words, *([warning] if (warning := doubling(selection)) else [])]


def doubling(selection: Selection) -> str:
    """That the sums of the view may hold the same euros twice, as a clause; "" when they can't."""
    return selection.voice._("the same euros may be counted twice") if selection.doubled else ""


def warned(selection: Selection) -> list[str]:
    """`doubling` as a sentence of its own, to stand beside a sum; none when it says nothing."""
    said = doubling(selection)
    return [f"{said[0].upper()}{said[1:]}."] if said else []


def shown(source_ids: Iterable[str], selection: Selection) -> list[str]:
    """``source_ids`` without those of registers that the view leaves out."""
    added = selection.registers and not selection.programmes
    return [name for name in source_ids if added or REGISTERED.get(name, "") in ("", *selection.programmes)]


def of_types(selection: Selection, store: Store) -> str:
    """What a choice of types of territory keeps and leaves out; "" without one."""
    if not selection.types:
        return ""
    voice = selection.voice
    said = voice._(
        "Types of territory: an area counts whole, by where most of its inhabitants live. Projects outside these "
        "areas, or not located at this scale, are left out."
    )
    drawn = areas(store, selection.level, selection.perimeter, selection.within)
    unknown = int(drawn["type"].isna().sum())
    lost = voice.n_(
        "{n} area whose type is not known is left out too.",
        "{n} areas whose type is not known are left out too.",
        unknown,
    )
    return f"{said} {lost.format(n=voice.number(unknown))}" if unknown else said


def placed(totals: Summary, voice: Voice) -> str:
    """How many of the projects the map shows, and where the others are; without a full stop."""
    shown = voice._("{shown} of {all} projects shown on this map").format(
        shown=voice.number(totals.shown), all=voice.number(totals.projects)
    )
    outside = voice.n_(
        "{n} is outside any area at this scale", "{n} are outside any area at this scale", totals.outside
    )
    lost = voice.n_("{n} is not located at this scale", "{n} are not located at this scale", totals.unplaced)
    rest = [outside.format(n=voice.number(totals.outside)), lost.format(n=voice.number(totals.unplaced))]
    return voice.list([shown, *rest])


def sources(selection: Selection, *measures: Measure) -> tuple[str, ...]:
    """Ids of the sources of ``measures`` in the view, each once: with those that say which communes make its areas,
    where these are not the State's own, and without registers that the view leaves out.
    """
    found = [name for measure in measures for name in shown(measure.source_ids, selection)]
    return tuple(dict.fromkeys([*found, *AREAS.get(selection.level, ())]))


def named(source_ids: Iterable[str], catalogue: Catalogue, voice: Voice, *, with_licences: bool = False) -> str:
    """One sentence that names these sources, each once; ``with_licences``: for a file, read without the page."""
    listed = voice.list(
        cited(catalogue.sources[name], voice, with_licence=with_licences) for name in dict.fromkeys(source_ids)
    )
    return voice._("Sources: {sources}.").format(sources=listed)


def cited(source: Source, voice: Voice, *, with_licence: bool = False) -> str:
    """A source by its title, with producer and vintage, and its licences if asked for."""
    about = [source.producer.in_language(voice.language), source.vintage]
    if with_licence:
        about += [licence.title.in_language(voice.language) for licence in source.licences]
    return f"{source.title.in_language(voice.language)} ({', '.join(about)})"


def licensed(source_ids: Iterable[str], catalogue: Catalogue, voice: Voice) -> str:
    """One sentence that names the licences of these sources."""
    titles = [licence.title.in_language(voice.language) for licence in catalogue.licences_of(source_ids)]
    return voice.n_("Licence: {licences}.", "Licences: {licences}.", len(titles)).format(licences=voice.list(titles))


def published(source: str, as_of: object, confidence: str, voice: Voice) -> str:
    """Who publishes a total, when, and how reliable it is: "Bpifrance, March 2024 (official)"."""
    date = voice.partial_date(as_of) if isinstance(as_of, str) else voice._("undated")
    return f"{source}, {date} ({voice._(CONFIDENCE[confidence].badge)})"


def outlines(voice: Voice) -> str:
    """The credit for the outlines that the maps draw."""
    return voice._("Boundaries: {credit}.").format(credit=voice._("IGN Admin Express, Insee; the atlas"))


def dated(catalogue: Catalogue, voice: Voice) -> str:
    """The date of the tables."""
    return voice._("Data tables: {date}.").format(date=voice.partial_date(catalogue.version))
