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
            "brownfield is industrial, or when its title says so. Its sector alone never makes it industrial."
        ),
    ),
    (N_("Industrial titles"), RULE),
    (
        N_("Local grants"),
        N_(
            "DETR, DSIL and DSID are grants of the State to communes and their groupings, published here for 2018 and "
            "2019 alone. They are added when the reader asks for them, and every headline says which it holds."
        ),
    ),
    (
        N_("Operations"),
        N_(
            "Grants to one beneficiary for one cost are one operation: its cost counts once. Leverage divides costs by "
            "aid over operations that publish both, and is not said below five of them or half of the aid."
        ),
    ),
    (
        N_("Floors"),
        N_(
            "A ratio or a growth is not said of too little: each measure names what it needs. Areas below are dotted "
            "on the map, are in no ranking, and say why."
        ),
    ),
    (
        N_("Regions and denominators"),
        N_(
            "Under a filter of regions an area that reaches into another region is counted whole, its projects as well "
            "as its inhabitants and jobs, and the map names it. Lists of projects keep to the region."
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
            "Classes are cut on known values only: quantiles, natural breaks (Fisher-Jenks), equal intervals or "
            "logarithmic steps. A value on a break belongs to the class below it, everywhere."
        ),
    ),
    (
        N_("Coverage"),
        N_(
            "Beside each total stands the programme's announced total and the share of it that this data holds. A list "
            "that is published whole says so."
        ),
    ),
    (
        N_("Kinds of aid"),
        N_(
            "Only grants are added up by default. Ceilings, announcements, equity, local, European and mixed support "
            "are other quantities: they are counted apart, or together when the reader asks and the page says so."
        ),
    ),
    (
        N_("Confidence"),
        N_(
            "Official: published by the State, its bank or the European Commission. Press: reported by others. Stated: "
            "said by whoever it concerns. Computed: summed here from rows."
        ),
    ),
    (
        N_("What is missing"),
        N_(
            "Unknown is not zero: an amount that is not published is hatched, an area without any project is pale, "
            "one below a floor is dotted; none is part of a sum. A project that can't be placed at a scale stays in "
            "the totals and is counted as not located."
        ),
    ),
    (N_("Similar areas"), SIMILAR),
    (
        N_("Ranking of territories"),
        N_(
            "The score is the weighted mean of percentile ranks over the criteria that are known there; a "
            "percentile rank is the share of the other territories that do worse: equal values share it, none "
            "recorded has zero. The coverage is the part of the weights that the known criteria carry; below 60% "
            "a territory is not ranked. With sectors chosen, only territories where a project, a large site or a "
            "specialised place of them is recorded are compared. Robustness: how often a territory stays among "
            "the first ten when all weights are drawn anew within ±30% and each unknown percentile is drawn from "
            "the known ones of the same criterion."
        ),
    ),
)


def show(voice: Voice) -> None:
    """Write the method notes as one table of subjects and texts."""
    _ = voice._
    rows = [(_(title), _(said)) for title, said in METHOD]
    markup.write(markup.table("", [_("Subject"), _("Method")], rows, kind=markup.STACKED))
