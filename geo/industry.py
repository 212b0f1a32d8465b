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
    ACTIVITY = "activity"


BASES: Mapping[Basis, str] = {
    Basis.DECLARED: N_("the programme funds industry by its own rules"),
    Basis.NATURE: N_("according to Cerema, the brownfield is industrial"),
    Basis.TITLE: N_("the project's title names something industrial"),
    Basis.ACTIVITY: N_("the register gives its beneficiary a manufacturing activity"),
}
"""One clause per basis, to follow a colon or a dash."""
RULE = N_(
    "A title is industrial when it names a business, industrial or craft park, premises let to manufacturing firms "
    "(workshops, industrial buildings, business incubators and managed workspaces), a factory or food-processing "
    "plant, or an industrial brownfield or former works, whatever its future use. Shops, tourism, sport, offices, "
    "coworking, health, farming and forestry do not count, nor do brownfields that Cerema classes as non-industrial, "
    "nor bio-waste. For the Fonds vert, only land recycling, building renovation, urban greening and engineering are "
    "considered: a street light in a business park is still just a street light."
)
"""What the title rule includes and excludes, for the page of sources."""


ETS, REGISTER = "ets", "irep"
"""Kinds of sites: under the EU ETS; of the register of pollutant emissions. A plant may be in both."""
THRESHOLDS = N_("Only sites that exceeded a reporting threshold in 2019 are listed: this is never all factories.")
"""What to know of any number or list of sites of the register."""


class Branch(StrEnum):
    """What a site of a register is; a site whose branch can't be known has none. Industry mines or makes something:
    treating waste and water is a branch of its own.
    """

    INDUSTRY = "industrie"
    WASTE = "dechets-eau"
    ENERGY = "energie"
    SERVICES = "services"


BRANCHES: Mapping[Branch, str] = {
    Branch.INDUSTRY: N_("Industry"),
    Branch.WASTE: N_("Waste and water"),
    Branch.ENERGY: N_("Power, heat and gas networks"),
    Branch.SERVICES: N_("Services"),
}


class SiteBasis(StrEnum):
    """How the branch of a site is known: the scheme's activity, the firm's NAF activity, or its name."""

    ACTIVITY = "activite"
    NAF = "naf"
    OPERATOR = "operateur"
