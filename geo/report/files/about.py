"""Metadata of an exported file: filters in words, counts, sources, vintage of the data, and permalink."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from geo.areas.extent import place
from geo.funding.sums import Summary
from geo.labels import AID_KINDS, PERIMETERS, REASONS
from geo.language import Voice
from geo.measures.captions import scope, warned
from geo.model import Language
from geo.report.files.columns import Column
from geo.report.notices.licences import Terms
from geo.selection.selection import Selection
from geo.selection.vocabulary import Notice
from geo.tables.declaration import Catalogue
from geo.tables.store import Store


@dataclass(frozen=True)
class Origin:
    """A source as cited in files; ``id`` is the one used in rows, ``licence`` names its licences, ``address`` is an
    absolute URL.
    """

    id: str
    title: str
    producer: str
    vintage: str
    licence: str
    address: str


@dataclass(frozen=True)
class About:
    """Metadata of a file, written in ``language``. ``filters``: in words. ``counts``: label and number (None if
    unknown). ``licences``: those of ``origins``. ``notes``: caveats. ``empty``: why there are no rows, "" if there are
    any. ``vintage``: version of the tables. ``permalink``: absolute URL of the same rows. ``ignored``: values of the
    query that were ignored.
    """

    language: Language
    title: str
    filters: tuple[str, ...]
    counts: tuple[tuple[str, float | None], ...]
    origins: tuple[Origin, ...]
    licences: tuple[Terms, ...]
    columns: tuple[Column, ...]
    vintage: str
    perimeter: str
    permalink: str
    notes: tuple[str, ...] = ()
    empty: str = ""
    ignored: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The same as plain values, for formats with metadata; keys are in English whatever the language."""
        return {
            "title": self.title,
            "language": self.language.value,
            "filters": list(self.filters),
            "counts": [{"label": label, "value": value} for label, value in self.counts],
            "note": self.empty,
            "notes": list(self.notes),
            "ignored": list(self.ignored),
            "sources": [asdict(origin) for origin in self.origins],
            "licences": [asdict(terms) for terms in self.licences],
            "perimeter": self.perimeter,
            "vintage": self.vintage,
            "permalink": self.permalink,
            "columns": [
                {"name": column.name, "label": column.label, "unit": column.unit, "description": column.description}
                for column in self.columns
            ],
        }


def origins(names: Iterable[str], catalogue: Catalogue, voice: Voice, root: str) -> tuple[Origin, ...]:
    """The sources called ``names``, without duplicates, in order of first appearance.

    ``root``: URL of the atlas, with a trailing slash; sources that have no web address are linked below it.
    """
    found = []
    for source in (catalogue.sources[name] for name in dict.fromkeys(names)):
        web = source.path.startswith(("https://", "http://"))
        title, producer = (text.in_language(voice.language) for text in (source.title, source.producer))
        licence = "; ".join(held.title.in_language(voice.language) for held in source.licences)
        address = source.path if web else f"{root}donnees/{source.path}"
        found.append(Origin(source.id, title, producer, source.vintage, licence, address))
    return tuple(found)


def cents(euros: float | None) -> float | None:
    """``euros`` rounded to the cent, which hides floating-point error in sums; None (unknown) stays None."""
    return None if euros is None else round(euros, 2)


def filters_in_words(selection: Selection, store: Store) -> tuple[str, ...]:
    """The filters of `geo.measures.captions.scope`, plus those of the project list: its area and search words."""
    voice = selection.voice
    said = scope(selection, store)
    if selection.area is not None:
        name = place(store, selection.area, selection.perimeter).label
        said.append(voice._("in {area}").format(area=f"{name} ({selection.area})"))
    if selection.search is not None:
        said.append(voice._("containing “{words}”").format(words=selection.search))
    return tuple(said)


def ignored_in_words(notices: Iterable[Notice], voice: Voice) -> tuple[str, ...]:
    """Each ignored value of a query, and why it was ignored."""
    return tuple(f"{notice.key}={notice.value} — {voice._(REASONS[notice.reason])}" for notice in notices)


def aid_counts(totals: Summary, drawn: float | None, selection: Selection) -> tuple[tuple[str, float | None], ...]:
    """Aid of all projects of a selection in euros, split by location at its level, from the press, and not added up.

    ``drawn``: euros in the areas of the level, None if no amount is known there.
    """
    _ = selection.voice._
    left = {kind: euros for kind, euros in totals.aid_by_kind.items() if kind not in selection.summed}
    return (
        (_("Aid included in totals, all projects, €"), cents(totals.aid)),
        (_("Aid included in totals, areas at this scale, €"), cents(drawn)),
        (_("Aid included in totals, outside any area at this scale, €"), cents(totals.aid_outside)),
        (_("Aid included in totals, not located at this scale, €"), cents(totals.aid_unplaced)),
        (_("Aid included in totals, announcements or press, €"), cents(totals.press_aid)),
        *(
            (_("Not included in totals, {kind}, €").format(kind=_(AID_KINDS[kind])), cents(euros))
            for kind, euros in left.items()
        ),
    )


def summed_kinds(selection: Selection) -> str:
    """The kinds of aid included in the sums, as a sentence."""
    voice = selection.voice
    kinds = voice.list(voice._(AID_KINDS[kind]) for kind in selection.summed)
    said = voice._("Kinds of aid included in totals: {kinds}.").format(kinds=kinds)
    return " ".join([said, *warned(selection)])


def perimeter_in_words(selection: Selection) -> str:
    """The version of the perimeters and its name."""
    return f"{selection.perimeter.value} ({selection.voice._(PERIMETERS[selection.perimeter])})"
