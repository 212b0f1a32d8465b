"""Which years the sources of programmes cover, in words."""

from collections.abc import Mapping

from geo.language import Formatter, translator
from geo.model import Language, Term
from geo.publication import Years, unpublished


def covered(years: Years, programmes: Mapping[str, Term], language: Language) -> str:
    """Each programme with the years that its sources cover: "i-Nov 2018–2025; Première Usine 2021–2026"."""
    _, text = translator(language), Formatter(language)
    spans = {slug: text.year_range((min(held), max(held))) for slug, held in years.items() if held}
    named = "; ".join(f"{programmes[slug].label(language)} {said}" for slug, said in spans.items())
    return _("Years that the sources cover: {programmes}.").format(programmes=named)


def absent(years: Years, year: int, programmes: Mapping[str, Term], language: Language) -> str:
    """The programmes whose source does not cover ``year``, "" when there is none."""
    _, text = translator(language), Formatter(language)
    slugs = unpublished(years, (year,)).get(year, ())
    if not slugs:
        return ""
    named = text.list(programmes[slug].label(language) for slug in slugs)
    return _("Source not published in {year}: {programmes}.").format(year=year, programmes=named)
