"""What codes and units are called: messages for levels, perimeters, kinds of aid, filters, and values of a measure."""

from collections.abc import Callable, Mapping

from geo.classify import Method
from geo.language import N_, Formatter
from geo.measures import Unit
from geo.model import AidKind, Level, Perimeter
from geo.selection import Reason

LEVELS: Mapping[Level, str] = {
    Level.TERRITORY: N_("Territoires d'industrie"),
    Level.EPCI: N_("EPCI (groupings of communes)"),
    Level.DEPARTMENT: N_("Departments"),
    Level.REGION: N_("Regions"),
}
PERIMETERS: Mapping[Perimeter, str] = {
    Perimeter.SECOND_PHASE: N_("183 territories (July 2024)"),
    Perimeter.FIRST_PHASE: N_("149 territories (first phase)"),
}
METHODS: Mapping[Method, str] = {
    Method.QUANTILE: N_("Quantiles"),
    Method.FISHER_JENKS: N_("Natural breaks (Fisher-Jenks)"),
    Method.EQUAL: N_("Equal intervals"),
    Method.LOG: N_("Logarithmic"),
}
AID_KINDS: Mapping[AidKind, str] = {
    AidKind.GRANT: N_("grants"),
    AidKind.SPREAD_GRANT: N_("grants paid over 15 years"),
    AidKind.MIXED: N_("mixed public support"),
    AidKind.CEILING: N_("ceilings"),
    AidKind.ANNOUNCED: N_("announcements"),
    AidKind.EQUITY: N_("equity"),
    AidKind.LOCAL: N_("regional and local aid"),
    AidKind.EUROPEAN: N_("European aid"),
    AidKind.ENVELOPE: N_("envelopes"),
}
FILTERS: Mapping[str, str] = {
    "programmes": N_("Programmes"),
    "sectors": N_("Sectors"),
    "themes": N_("Themes"),
    "regions": N_("Regions"),
    "years": N_("Years"),
    "industry_only": N_("Industry only"),
}
REASONS: Mapping[Reason, str] = {
    Reason.UNKNOWN_KEY: N_("unknown parameter"),
    Reason.UNKNOWN_VALUE: N_("unknown value"),
    Reason.ILL_FORMED: N_("value that can't be read"),
    Reason.REPEATED: N_("parameter given twice: the first value is used"),
    Reason.NOT_AT_LEVEL: N_("measure not available at this scale"),
    Reason.OUT_OF_BOUNDS: N_("outside the years of the data"),
}


def value_format(unit: Unit, text: Formatter) -> Callable[[float | None], str]:
    """How values of ``unit`` are written for a reader; None and NaN become the words for "unknown"."""
    return {
        Unit.COUNT: text.number,
        Unit.EUROS: text.compact_euros,
        Unit.RATIO: text.ratio,
        Unit.SHARE: lambda value: text.percent(value, 1),
        Unit.GROWTH: lambda value: text.percent(value, 1, signed=True),
        Unit.TONNES: lambda value: text.number(value) if value is None or value != value else f"{text.number(value)} t",
    }[unit]
