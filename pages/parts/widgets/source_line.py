"""The source line of a figure: producers, vintages and reliability."""

from collections.abc import Iterable

from geo.funding.reliability import Vouched, reliability
from geo.funding.sums import Summary
from geo.language import Voice
from geo.measures.captions import named, sources_at
from geo.measures.measure import Measure
from geo.model import Level
from geo.tables.declaration import Catalogue
from pages.parts.widgets import markup


def show(measure: Measure, totals: Summary, catalogue: Catalogue, voice: Voice, level: Level = Level.TERRITORY) -> None:
    """One line with the sources of ``measure`` at ``level``; for a measure of projects, how reliable ``totals`` are."""
    of(sources_at(level, measure), totals if measure.funded else None, catalogue, voice)


def of(source_ids: Iterable[str], sums: Vouched | None, catalogue: Catalogue, voice: Voice) -> None:
    """One line with these sources and the reliability of ``sums``, if given."""
    vouched = "" if sums is None else reliability(sums, voice)
    markup.write(markup.paragraph(f"{named(source_ids, catalogue, voice)} {vouched}".strip()))
