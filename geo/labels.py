"""Names of codes and units: messages for levels, perimeters, kinds of aid, filters, and values of a measure."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from geo.industry import BRANCHES, Branch
from geo.language import N_, Voice
from geo.model import AidKind, ColourBy, Layer, Level, Method, Order, Perimeter, Precision, Tab, Tiles, Unit
from geo.selection.permalink import Age
from geo.selection.vocabulary import Reason
from geo.tables.reasons import BuildReason

LEVELS: Mapping[Level, str] = {
    Level.TERRITORY: N_("Territoires d'industrie"),
    Level.EPCI: N_("EPCI (intercommunalities)"),
    Level.EMPLOYMENT_AREA: N_("Employment areas"),
    Level.DEPARTMENT: N_("Departments"),
    Level.REGION: N_("Regions"),
    Level.COMMUNE: N_("Communes of an area"),
}
SINGULAR: Mapping[Level, str] = {
    Level.TERRITORY: N_("Territoire d'industrie"),
    Level.EPCI: N_("EPCI"),
    Level.EMPLOYMENT_AREA: N_("Employment area"),
    Level.DEPARTMENT: N_("Department"),
    Level.REGION: N_("Region"),
    Level.COMMUNE: N_("Commune"),
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
LAYERS: Mapping[Layer, str] = {
    Layer.PROJECTS: N_("Funded projects"),
    Layer.ECOSYSTEM: N_("Ecosystem"),
    Layer.PLANTS: N_("Industrial sites (IREP)"),
    Layer.SITES: N_("Emitting sites (EU ETS)"),
    Layer.KEY_IN_HAND: N_("Key-in-hand sites"),
}
COLOURS: Mapping[ColourBy, str] = {ColourBy.SECTOR: N_("Sector"), ColourBy.PROGRAMME: N_("Programme")}
TILES: Mapping[Tiles, str] = {Tiles.IGN: N_("Plan IGN"), Tiles.OPENSTREETMAP: N_("OpenStreetMap")}
TABS: Mapping[Tab, str] = {
    Tab.FIGURES: N_("Key figures"),
    Tab.MONEY: N_("Public money"),
    Tab.PROJECTS: N_("Projects"),
    Tab.ECOSYSTEM: N_("Ecosystem"),
    Tab.JOBS: N_("Jobs"),
    Tab.SITES: N_("Sites and land"),
    Tab.PERIMETER: N_("Perimeter and labels"),
    Tab.SOURCES: N_("Sources"),
}
ORDERS: Mapping[Order, str] = {
    Order.AID: N_("Largest amount"),
    Order.COST: N_("Largest cost"),
    Order.DATE: N_("Latest"),
    Order.NAME: N_("Title, A to Z"),
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
    AidKind.STATE_AID: N_("State aid (register)"),
    AidKind.ADEME: N_("ADEME grants"),
}
AMOUNTS: Mapping[AidKind, str] = {
    AidKind.GRANT: N_("grant"),
    AidKind.SPREAD_GRANT: N_("grant paid over 15 years"),
    AidKind.MIXED: N_("mixed support"),
    AidKind.CEILING: N_("ceiling"),
    AidKind.ANNOUNCED: N_("announcement"),
    AidKind.EQUITY: N_("equity stake"),
    AidKind.LOCAL: N_("regional or local aid"),
    AidKind.EUROPEAN: N_("European funds"),
    AidKind.ENVELOPE: N_("envelope"),
    AidKind.STATE_AID: N_("State aid, as registered"),
    AidKind.ADEME: N_("ADEME grant"),
}
"""Names of a single amount of each kind."""
PRECISIONS: Mapping[str, str] = {
    Precision.SITE: N_("exact site"),
    Precision.COMMUNE: N_("placed at the commune's centre"),
    Precision.PROBABLE: N_("probably at the firm's only known site"),
    "postal_code": N_("placed at the point for its postcode"),
    Precision.EPCI: N_("known to EPCI level only"),
    Precision.DEPARTMENT: N_("known to department level only"),
    Precision.REGION: N_("known to region level only"),
    Precision.NONE: N_("place unknown"),
}
MEDIA: Mapping[str, str] = {
    "air": N_("To air"),
    "eau": N_("To water"),
    "eau-indirecte": N_("To water, by way of a treatment plant elsewhere"),
    "sol": N_("To soil"),
}
"""Where a site's releases go."""
BUILD_REASONS: Mapping[BuildReason, str] = {
    BuildReason.REPEATED: N_("repeating another row, without its amounts"),
    BuildReason.COMMUNE_UNKNOWN: N_("with a commune code not in the COG, current or former"),
    BuildReason.COMMUNE_RETIRED: N_("with a code not in the COG: counted by department only"),
    BuildReason.EPCI_MERGED: N_("in a merged EPCI: placed in the EPCI that contains their point"),
    BuildReason.EPCI_GONE: N_("in an EPCI that no longer exists, with no known point"),
    BuildReason.OVERSEAS: N_("in an overseas collectivity: no department, region or EPCI"),
    BuildReason.NO_COMMUNE: N_("with no commune given: placed in the department"),
    BuildReason.NO_DEPARTMENT: N_("with no commune or department given: placed in the region"),
    BuildReason.DEPARTMENT_UNKNOWN: N_("with an unknown department"),
    BuildReason.NO_PLACE: N_("with no place given"),
    BuildReason.LARGE_REGION: N_("with only a large statistical region (NUTS 1) given: not located"),
    BuildReason.NATION: N_("with only the country given: not located"),
    BuildReason.ABROAD: N_("abroad: in no department, region or EPCI"),
    BuildReason.SIRET_ALONE: N_("identified by a SIRET that no register with addresses holds: not located"),
    BuildReason.PARTNER: N_("repeating a project's amount for another of its partners"),
    BuildReason.OTHER_JURY: N_("not chosen by the national jury"),
    BuildReason.EARLIER: N_("chosen before 2016"),
    BuildReason.EPCI_THEN: N_("in a former EPCI: placed where all its communes are today"),
    BuildReason.ADDRESS_DOUBTFUL: N_("with an uncertain address: placed at their commune's centre"),
    BuildReason.POINT_ELSEWHERE: N_("with an address found over 2 km from their commune: placed at its centre"),
    BuildReason.COMMUNE_OF_POINT: N_("with neither address nor commune code: placed at the point for their postcode"),
}


class Confidence(NamedTuple):
    """Who vouches for a row: one word to show beside an amount, and in full."""

    badge: str
    full: str


CONFIDENCE: Mapping[str, Confidence] = {
    "official": Confidence(N_("official"), N_("official list")),
    "press": Confidence(N_("press"), N_("press")),
    "stated": Confidence(N_("stated"), N_("stated by the firm")),
    "computed": Confidence(N_("computed"), N_("computed")),
}
PLACE_KINDS: Mapping[str, str] = {
    "campus_metiers_qualifications": N_("Campus of trades and qualifications"),
    "campus_startups": N_("Start-up campus"),
    "cti": N_("Industrial technical centre (CTI)"),
    "ecole_de_production": N_("Production school"),
    "ecole_ingenieurs": N_("Engineering school"),
    "fablab": N_("Fab lab"),
    "fabrique_de_territoire": N_("Fabrique de territoire"),
    "french_tech_capitale": N_("French Tech capital"),
    "french_tech_communaute": N_("French Tech community"),
    "hackerspace": N_("Hackerspace"),
    "incubateur": N_("Incubator"),
    "incubateur_public": N_("Public incubator"),
    "irt": N_("Technological research institute (IRT)"),
    "ite": N_("Energy transition institute (ITE)"),
    "manufacture_proximite": N_("Local manufacturing workshop"),
    "plateforme_acceleration_industrie_futur": N_("Industry of the future platform"),
    "pole_competitivite": N_("Competitiveness cluster"),
    "satt": N_("Technology transfer company (SATT)"),
    "technopole": N_("Technopole"),
    "tiers_lieu": N_("Third place"),
    "village_by_ca": N_("Village by CA"),
    "zibac": N_("Low-carbon industrial zone (ZIBaC)"),
}
REASONS: Mapping[Reason, str] = {
    Reason.UNKNOWN_KEY: N_("unknown parameter"),
    Reason.UNKNOWN_VALUE: N_("unknown value"),
    Reason.ILL_FORMED: N_("unreadable value"),
    Reason.REPEATED: N_("given twice: used once"),
    Reason.NOT_AT_LEVEL: N_("measure not available at this scale"),
    Reason.NEEDS_AREA: N_("communes are shown inside an area: the parameter “dans” names it"),
    Reason.ONLY_COMMUNES: N_("only communes are shown inside an area"),
    Reason.OUT_OF_BOUNDS: N_("outside the years covered by the data"),
    Reason.OTHER_LEVEL: N_("only areas at the same level can be compared"),
    Reason.TOO_MANY_STOPS: N_("a presentation has forty stops at most"),
    Reason.TOO_MANY: N_("four areas at most can be compared"),
    Reason.TOO_LONG: N_("search shortened to 100 characters"),
}
AGES: Mapping[Age, str] = {
    Age.OLDER: N_(
        "This link was made with data from {linked}. The atlas now shows data from {shown}: figures may differ."
    ),
    Age.NEWER: N_(
        "This link was made with data from {linked}, which is newer than the data shown here ({shown}): figures may "
        "differ."
    ),
}


def value_format(unit: Unit, voice: Voice) -> Callable[[float | None], str]:
    """A function that formats values of ``unit`` for a reader; None and NaN become the words for "unknown"."""
    return {
        Unit.COUNT: voice.number,
        Unit.EUROS: voice.compact_euros,
        Unit.RATIO: voice.ratio,
        Unit.SHARE: lambda value: voice.percent(value, 1),
        Unit.GROWTH: lambda value: voice.percent(value, 1, signed=True),
        Unit.TONNES: lambda value: (
            voice.number(value) if value is None or value != value else f"{voice.number(value)} t"
        ),
    }[unit]


def branch(slug: object, voice: Voice) -> str:
    """The branch of a site in words; ``slug`` is None or NaN where it is unknown."""
    return voice._(BRANCHES[Branch(slug)]) if isinstance(slug, str) else voice._("Branch unknown")
