"""The method notes: perimeters, class breaks, coverage, kinds of aid, confidence, missing data, similarity, ranking."""

from geo.industry import RULE
from geo.language import N_, Voice
from geo.profile.similar import METHOD as SIMILAR
from pages.parts.widgets import markup

METHOD = (
    (
        N_("Industry"),
        N_(
            "A project is industrial when the programme funds industry by its own rules, when Cerema states that its "
            "brownfield is industrial, when a register gives its beneficiary a manufacturing activity, or when "
            "its title says so. Its sector alone never makes it industrial."
        ),
    ),
    (N_("Industrial titles"), RULE),
    (
        N_("Local grants"),
        N_(
            "DETR, DSIL and DSID are State grants to communes and groups of communes; only 2018 and 2019 are included "
            "here. They are added on request, and every headline says whether they are included."
        ),
    ),
    (
        N_("Registers and contests"),
        N_(
            "The State aid register, ADEME grants and i-Lab winners are shown beside the programmes, on demand: the "
            "same euros may appear in both. They are added up only when their kind of aid is chosen; added up with "
            "other kinds, every total says that euros may be counted twice. An ADEME title is industrial when it names "
            "a plant, its process, the energy of either, waste turned into material, or industrial ecology."
        ),
    ),
    (
        N_("Probable places"),
        N_(
            "The State aid register gives a department or a region. A firm with a single known site there was probably "
            "helped at that site: on demand, the award counts in that commune, intercommunality and territory, and "
            "every headline then says so."
        ),
    ),
    (
        N_("Operations"),
        N_(
            "Grants to one beneficiary for one cost form one operation, so its cost counts once. Leverage divides "
            "costs by aid, for operations that publish both; it is not shown for fewer than five such operations, or "
            "if they receive less than half of the aid."
        ),
    ),
    (
        N_("Minimum data"),
        N_(
            "A ratio or growth rate is not shown when it rests on too little data: each measure states the minimum it "
            "needs. Areas below that minimum are dotted on the map, left out of rankings and marked with the reason."
        ),
    ),
    (
        N_("Regions and denominators"),
        N_(
            "With a region filter, an area that extends into another region is counted in full, including its "
            "projects, inhabitants and jobs, and the map names it. Lists of projects stay within the region."
        ),
    ),
    (
        N_("Perimeters"),
        N_(
            "A Territoire d'industrie is the union of its communes in a dated version of the list: 149 territories in "
            "the first phase, 183 since July 2024. A link keeps its version."
        ),
    ),
    (
        N_("Class breaks"),
        N_(
            "Classes are based on known values only: quantiles, natural breaks (Fisher-Jenks), equal intervals or "
            "logarithmic steps. A value that falls on a break always belongs to the class below it."
        ),
    ),
    (
        N_("Coverage"),
        N_(
            "Each total is shown with the programme's announced total and the share of it covered by this data. Lists "
            "that are published in full are marked as such."
        ),
    ),
    (
        N_("Kinds of aid"),
        N_(
            "By default, only grants are added up. Ceilings, announcements, equity, and local, European and mixed "
            "support are different quantities: they are counted separately, or included if you ask for it, in which "
            "case the page says so."
        ),
    ),
    (
        N_("Confidence"),
        N_(
            "Official: published by the State, its public bank or the European Commission. Press: reported by others. "
            "Stated: declared by the body concerned. Computed: added up here from rows."
        ),
    ),
    (
        N_("What is missing"),
        N_(
            "Unknown is not zero: areas whose amounts are not published are hatched, areas without projects are pale, "
            "and areas with too little data are dotted; none of them is included in a sum. A project that cannot be "
            "located at a given scale stays in the totals and is counted as not located."
        ),
    ),
    (N_("Similar areas"), SIMILAR),
    (
        N_("Ranking of territories"),
        N_(
            "The score is the weighted mean of percentile ranks over the criteria known for the territory. A "
            "percentile rank is the share of other territories that do worse: equal values share a rank, and a "
            "territory with nothing recorded gets zero. Coverage is the share of the weights that the known criteria "
            "carry; below 60%, a territory is not ranked. If sectors are chosen, only territories with a recorded "
            "project, large site or specialised place in those sectors are compared. Robustness: how often a "
            "territory stays in the top ten when all weights are redrawn at random within ±30% and each unknown "
            "percentile is drawn from the known ones for the same criterion."
        ),
    ),
)


def show(voice: Voice) -> None:
    """Write the method notes as one table of subjects and texts."""
    _ = voice._
    rows = [(_(title), _(said)) for title, said in METHOD]
    markup.write(markup.table("", [_("Subject"), _("Method")], rows, kind=markup.STACKED))
