"""How the atlas counts: perimeters, classes, coverage, kinds of aid, confidence, gaps, similarity, ranking."""

from geo.language import N_, translator
from geo.model import Language
from geo.similar import METHOD as SIMILAR
from pages.parts import markup

METHOD = (
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
            "Unknown is not zero: it is hatched grey on the map, n/a in tables, and no part of a sum. A project that "
            "can't be placed at a scale stays in the totals and is counted as not located."
        ),
    ),
    (N_("Similar areas"), SIMILAR),
    (
        N_("Ranking of territories"),
        N_(
            "The score is the weighted mean of percentile ranks, (mean rank − 0.5) ÷ n, over the criteria that are "
            "known there; the coverage is the part of the weights that they carry. Robustness: how often a "
            "territory stays among the first ten when all weights are drawn anew within ±30 %."
        ),
    ),
)


def show(language: Language) -> None:
    """The texts, as one list of terms."""
    _ = translator(language)
    rows = [(_(title), _(said)) for title, said in METHOD]
    markup.write(markup.table("", [_("Subject"), _("Method")], rows, kind=markup.STACKED))
