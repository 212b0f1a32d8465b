"""The source line of a figure: producers, vintages, and how sure they are."""

from geo.catalogue import Catalogue
from geo.language import Formatter, translator
from geo.measures import Measure
from geo.model import Language
from pages.parts import markup


def show(measure: Measure, catalogue: Catalogue, language: Language) -> None:
    """One line that names the sources of ``measure``."""
    _, text = translator(language), Formatter(language)
    named = [catalogue.sources[name] for name in measure.source_ids]
    listed = text.list(
        f"{source.title.in_language(language)} ({source.producer.in_language(language)}, {source.vintage})"
        for source in named
    )
    markup.paragraph(_("Sources: {sources}.").format(sources=listed), "note")
