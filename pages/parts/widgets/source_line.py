"""The source line of a figure: producers, vintages, and how sure they are."""

from geo.funding.reliability import reliability
from geo.funding.sums import Summary
from geo.measures.captions import sources
from geo.measures.measure import Measure
from geo.model import Language
from geo.tables.declaration import Catalogue
from pages.parts.widgets import markup


def show(measure: Measure, totals: Summary, catalogue: Catalogue, language: Language) -> None:
    """One line that names the sources of ``measure``; for sums of projects, also who vouches for them."""
    line = sources(measure, catalogue, language)
    if measure.funded:
        line = f"{line} {reliability(totals, language)}".strip()
    markup.write(markup.paragraph(line))
