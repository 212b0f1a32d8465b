"""Why a project or a large site counts as industrial, in the words of the interface; the rules belong to the build
(`geo.ingest.classification.industry`, `geo.ingest.classification.branches`).
"""

from collections.abc import Mapping
from enum import StrEnum

from geo.language import N_


class Basis(StrEnum):
    """Why a project counts as industrial."""

    DECLARED = "declared"
    NATURE = "nature"
    TITLE = "title"


BASES: Mapping[Basis, str] = {
    Basis.DECLARED: N_("the programme funds industry by its own rules"),
    Basis.NATURE: N_("the brownfield is an industrial one, as Cerema states"),
    Basis.TITLE: N_("the project's title names something industrial"),
}
"""One clause per basis, to follow a colon or a dash."""
RULE = N_(
    "A title is industrial when it names a business, industrial or craft park, premises let to producing firms"
    " (workshops, industrial buildings, business incubators and hotels), a factory or a food-processing plant, or an"
    " industrial brownfield or former works, whatever these become. Shops, tourism, sport, offices, coworking, health,"
    " farming and forestry are not, nor is a brownfield to which Cerema gives another nature, nor bio-waste. Of the"
    " Fonds vert only land recycling, building renovation, urban greening and engineering are read: a lamp in a"
    " business park is a lamp."
)
"""What the title rule includes and excludes, for the page of sources."""


class Branch(StrEnum):
    """The branch of a site under the EU ETS; a site whose branch can't be determined has none."""

    INDUSTRY = "industrie"
    ENERGY = "energie"
    SERVICES = "services"


BRANCHES: Mapping[Branch, str] = {
    Branch.INDUSTRY: N_("Industry"),
    Branch.ENERGY: N_("Power, heat and gas networks"),
    Branch.SERVICES: N_("Services"),
}


class SiteBasis(StrEnum):
    """How the branch of a site is known: the scheme's activity, the firm's NAF activity, or its name."""

    ACTIVITY = "activite"
    NAF = "naf"
    OPERATOR = "operateur"
