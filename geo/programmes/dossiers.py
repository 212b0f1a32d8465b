"""What is known about each programme: who runs it, its official figures, and how much of it the data holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.language import N_
from geo.model import Term
from geo.programmes.coverage import EUROS, Coverage, Official, coverage
from geo.selection.filters import subtree
from geo.tables.store import Store

SHOWN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "territoires-industrie": (
        ("ti_territories", N_("labelled territories")),
        ("ti_epci", N_("groupings of communes concerned")),
        ("ti_actions_2025", N_("actions under way")),
    ),
    "france-2030": (
        ("fr2030_envelope", N_("envelope of the plan")),
        ("fr2030_committed_2024", N_("committed")),
        ("fr2030_projects_2024", N_("funded projects")),
        ("fr2030_beneficiaries_2024", N_("beneficiaries")),
    ),
    "france-2030-regionalise": (
        ("fr2030_regional_envelope", N_("envelope of the plan")),
        ("fr2030_regional_projects_2024", N_("funded projects")),
    ),
    "premiere-usine": (
        ("pu_total7_projects", N_("winners of seven rounds")),
        ("pu_total7_aid", N_("aid of seven rounds")),
    ),
    "fonds-vert": (
        ("fonds_vert_2023_total", N_("committed in 2023")),
        ("fonds_vert_2024_total", N_("aid in 2024")),
    ),
    "fonds-vert-ti": (
        ("fonds_vert_ti_envelope", N_("envelope announced")),
        ("fonds_vert_ti_envelope_revised", N_("envelope revised")),
    ),
    "france-relance": (
        ("relance_industry_firms", N_("industrial firms helped")),
        ("relance_relocalisation_projects", N_("winners for reshoring")),
        ("relance_relocalisation_aid", N_("aid for reshoring")),
    ),
}
"""Keys in the table of figures that a programme's card shows, and what each one counts."""
NOTES: Mapping[str, str] = {
    "territoires-industrie": N_("Programme that labels 183 territories (second phase, 2023–2027)"),
    "france-2030": N_("Investment plan of 54 billion euros"),
    "france-2030-regionalise": N_("Regional part (1 billion euros)"),
    "i-nov": N_("Rounds 1 to 14 (2018–2025); funded by the PIA, then by France 2030"),
    "premiere-usine": N_("Call for projects for the first factory of start-ups and SMEs"),
    "france-2030-grands-projets": N_("Gigafactories, electronics, hydrogen, critical metals, health"),
    "sprint-innovation": N_("No public list of winners found so far"),
    "rebond-industriel": N_("5 of the 19 territories found"),
    "sites-cles-en-main": N_("Sites, without amounts"),
    "fonds-vert-ti": N_("Measure created in 2024"),
    "detr-dsil": N_("2018 and 2019"),
    "france-relance": N_("Counts of firms helped by department; no amount published by project"),
}
"""The notes of the table of programmes, in French there, as messages."""


@dataclass(frozen=True)
class Fact:
    """An official figure: what it counts (a message), whether it is in euros, value, date, source and confidence."""

    label: str
    euros: bool
    official: Official


@dataclass(frozen=True)
class Dossier:
    """One programme. ``note`` is a message, None without one."""

    term: Term
    operator: str
    note: str | None
    facts: tuple[Fact, ...]
    coverage: Coverage


def dossiers(store: Store, programmes: tuple[str, ...]) -> tuple[Dossier, ...]:
    """Dossiers of ``programmes`` and their subprogrammes, or of all when none is given. Filters don't change them."""
    slugs = subtree(store, programmes) if programmes else tuple(store.programmes)
    rows = store.run(store.table("programmes"))
    operators = dict(zip(rows["slug"], rows["operator"], strict=True))
    figures = store.run(store.table("figures")).set_index("key")

    def fact(key: str, label: str) -> Fact:
        row = dict(figures.loc[key])
        euros = row["unit"] in EUROS
        value = row["value"] * EUROS.get(row["unit"], 1.0)
        return Fact(label, euros, Official(value, row["as_of"], row["source"], row["confidence"]))

    return tuple(
        Dossier(
            term=store.programmes[item.programme],
            operator=operators[item.programme],
            note=NOTES.get(item.programme),
            facts=tuple(fact(*shown) for shown in SHOWN.get(item.programme, ())),
            coverage=item,
        )
        for item in coverage(store, slugs)
    )
