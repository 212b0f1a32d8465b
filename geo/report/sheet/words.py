"""The text of a sheet: heading, filters, sentences, and sources."""

from dataclasses import dataclass

from geo.labels import PERIMETERS, SINGULAR
from geo.language import shortened
from geo.measures.captions import named, outlines, scope
from geo.model import Language, Level
from geo.profile.sentences import told
from geo.profile.sources import sources_of
from geo.report.sheet.brief import Brief

AUTHOR = {Language.FRENCH: "Atlas des territoires d’industrie", Language.ENGLISH: "Atlas of industrial territories"}
NAMED, NAMED_LENGTH = 4, 40
"""Maximum number of ignored values listed, and maximum letters of each."""
LONG = 20
"""Maximum letters of a word that is never broken: it fits the narrowest column."""
BREAK = "\N{ZERO WIDTH SPACE}"


@dataclass(frozen=True)
class Heading:
    """``kind``: level and code of the area; ``where``: its regions, "" for a region; ``perimeter``: version of the
    territories, "" for other areas; ``filters``: filters on projects, and ignored values.
    """

    kind: str
    name: str
    where: str
    perimeter: str
    filters: str


def heading(about: Brief) -> Heading:
    """The heading of a sheet."""
    voice = about.selection.voice
    _ = voice._
    area, perimeter = about.area, about.selection.perimeter
    filters = ", ".join(scope(about.selection, about.store))
    return Heading(
        kind=f"{_(SINGULAR[area.level])} · {area.code}",
        name=about.name,
        where=voice.list(about.regions),
        perimeter=_(PERIMETERS[perimeter]) if area.level is Level.TERRITORY else "",
        filters=" ".join([_("Projects: {filters}.").format(filters=filters), *_ignored(about)]),
    )


def _ignored(about: Brief) -> list[str]:
    """Ignored values of the sheet's URL, shortened, as a list of one sentence; empty when there are none."""
    voice = about.selection.voice
    pairs = [shortened(f"{key}={value}", NAMED_LENGTH) for key, value in about.ignored[:NAMED]]
    return [voice._("Ignored in this link: {values}.").format(values=voice.list(pairs))] if pairs else []


def sentences(about: Brief) -> list[str]:
    """The sentences that describe the area on its page; empty ones are left out."""
    said = told(about.store, about.selection, about.rows, about.funds, about.around, about.ecosystem)
    return [sentence for sentence, _evidence in said if sentence]


def sourced(about: Brief) -> str:
    """One paragraph with the sources of the area's page and of the outlines."""
    selection, catalogue = about.selection, about.store.catalogue
    ids = sources_of(about.area, selection.perimeter, about.funds.sources)
    return f"{named(ids, catalogue, selection.voice, with_licences=True)} {outlines(selection.voice)}"


def breakable(text: str) -> str:
    """``text`` where every word longer than `LONG` letters may be broken after any letter."""
    return " ".join(BREAK.join(word) if len(word) > LONG else word for word in text.split(" "))
