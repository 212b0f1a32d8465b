"""The source line of a figure: producers, vintages, and how sure they are."""

from geo.catalogue import Catalogue
from geo.facts import Summary
from geo.language import Formatter, translator
from geo.measures import Measure
from geo.model import Language
from geo.scope import sources
from pages.parts import markup


def show(measure: Measure, totals: Summary, catalogue: Catalogue, language: Language) -> None:
    """One line that names the sources of ``measure``; for sums of projects, also who vouches for them."""
    _, text = translator(language), Formatter(language)
    line = sources(measure, catalogue, language)
    if measure.funded:
        vouched = _("Confidence: {official} projects from official lists, {press} from the press.")
        press = totals.projects - totals.official
        line += " " + vouched.format(official=text.number(totals.official), press=text.number(press))
    markup.write(markup.paragraph(line))
