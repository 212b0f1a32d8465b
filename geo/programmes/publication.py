"""Which years the sources of each programme cover: a year that none covers is not a year without projects."""

from collections.abc import Iterable, Mapping

import pandas as pd

from geo.language import Voice
from geo.model import Term
from geo.selection.filters import LOCAL_GRANTS, subtree
from geo.selection.selection import Selection
from geo.tables.declaration import Catalogue
from geo.tables.store import Store

Years = Mapping[str, frozenset[int]]
"""Programme → years that its sources cover."""


def covered_years(catalogue: Catalogue, source: str) -> frozenset[int]:
    """The years in the vintage of ``source``, such as "2018-2025" or "2023"."""
    first, _, last = catalogue.sources[source].vintage.partition("-")
    return frozenset(range(int(first), int(last or first) + 1))


def published(store: Store) -> Years:
    """For each programme with projects, the years covered by the sources of its rows; cached."""
    return store.ask(_published)


def concerned(store: Store, selection: Selection) -> Years:
    """`published`, for the programmes that ``selection`` may include whatever its other filters."""
    years = published(store)
    if selection.programmes:
        return {slug: years[slug] for slug in subtree(store, selection.programmes) if slug in years}
    return {slug: held for slug, held in years.items() if selection.local_grants or slug not in LOCAL_GRANTS}


def unpublished(years: Years, span: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Years of ``span`` → programmes that were published before, but whose sources don't cover that year.

    Years before the first one covered are ignored, as the programme may not have existed yet.
    """
    missing = {
        year: tuple(slug for slug, held in years.items() if held and min(held) < year and year not in held)
        for year in span
    }
    return {year: slugs for year, slugs in missing.items() if slugs}


def span(years: "pd.Series[float]") -> range:
    """Every year from the first to the last of ``years``, including those without rows; null years are ignored."""
    dated = years.dropna()
    return range(int(dated.min()), int(dated.max()) + 1) if len(dated) else range(0)


def covered(years: Years, programmes: Mapping[str, Term], voice: Voice) -> str:
    """Each programme with the years that its sources cover: "i-Nov 2018–2025; Première Usine 2021–2026"."""
    spans = {slug: voice.year_range((min(held), max(held))) for slug, held in years.items() if held}
    named = "; ".join(f"{programmes[slug].label(voice.language)} {said}" for slug, said in spans.items())
    return voice._("Years that the sources cover: {programmes}.").format(programmes=named)


def absent(years: Years, year: int, programmes: Mapping[str, Term], voice: Voice) -> str:
    """The programmes whose source does not cover ``year``, in words; "" when there is none."""
    slugs = unpublished(years, (year,)).get(year, ())
    if not slugs:
        return ""
    named = voice.list(programmes[slug].label(voice.language) for slug in slugs)
    return voice._("Source not published in {year}: {programmes}.").format(year=year, programmes=named)


def _published(store: Store) -> Years:
    pairs = store.run(store.table("projects").select("programme", "source_id").distinct())
    found: dict[str, frozenset[int]] = {}
    for programme, source in sorted(pairs.itertuples(index=False)):
        found[programme] = found.get(programme, frozenset()) | covered_years(store.catalogue, source)
    return found
