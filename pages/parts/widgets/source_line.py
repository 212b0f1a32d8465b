"""The source line of a figure: producers, vintages and reliability."""

from collections.abc import Iterable

from geo.funding.reliability import Vouched, reliability
from geo.funding.sums import Summary
from geo.language import Voice
from geo.measures.captions import named, sources
from geo.measures.measure import Measure
from geo.selection.selection import Selection
from geo.tables.declaration import Catalogue
from pages.parts.widgets import markup


def show(measure: Measure, totals: Summary, catalogue: Catalogue, selection: Selection) -> None:
    """One line with the sources of ``measure`` in the view and, if it is of projects, the reliability of ``totals``."""
    of(sources(selection, measure), totals if measure.funded else None, catalogue, selection.voice)


def of(source_ids: Iterable[str], sums: Vouched | None, catalogue: Catalogue, voice: Voice) -> None:
    """One line with these sources and the reliability of ``sums``, if given."""
    vouched = "" if sums is None else reliability(sums, voice)
    markup.write(markup.paragraph(f"{named(source_ids, catalogue, voice)} {vouched}".strip()))
