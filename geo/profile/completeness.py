"""How complete each list of places of the ecosystem is: its size compared with the number that publishers report.

"The nearest" is only stated for a list that holds most existing places: the nearest of four known incubators tells
where those four are, not where an incubator is.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from geo.language import Voice
from geo.tables.store import Store

ENOUGH = 0.8
"""The share of existing places from which a list may name the nearest one."""


@dataclass(frozen=True, slots=True)
class Existing:
    """Number of places of a kind in France: ``total``, its date (year, or year and month; "" for a page without a
    date), who reports it, and where ("" where no page is given).
    """

    total: int
    as_of: str
    source: str
    address: str = ""


EXISTING: Mapping[str, Existing | None] = {
    "campus_metiers_qualifications": Existing(
        95,
        "2019-09",
        "Banque des Territoires",
        "https://banquedesterritoires.fr/la-labellisation-campus-des-metiers-evolue",
    ),
    "campus_startups": None,
    "cti": Existing(16, "2008", "fr-academic.com", "https://fr-academic.com/dic.nsf/frwiki/307866"),
    "ecole_de_production": Existing(
        46, "2022", "Assemblée nationale", "https://2017-2022.nosdeputes.fr/15/intervention/1080762"
    ),
    "ecole_ingenieurs": Existing(204, "2023", "CDEFI, Campus France", "https://campusfrance.org/en/node/304670"),
    "fablab": None,
    "fabrique_de_territoire": Existing(407, "2024-10", "Ministère des Territoires, dossier du 28 octobre 2024"),
    "french_tech_capitale": Existing(
        16,
        "2023-02",
        "Mission French Tech, Ouest Médias",
        "https://www.ouestmedias.com/french-tech-16-capitales-et-99-communautes-labellisees-2023-2025/",
    ),
    "french_tech_communaute": Existing(
        32,
        "2023-02",
        "Mission French Tech, Ouest Médias",
        "https://www.ouestmedias.com/french-tech-16-capitales-et-99-communautes-labellisees-2023-2025/",
    ),
    "hackerspace": None,
    "incubateur": None,
    "incubateur_public": Existing(
        23, "2015", "Incubateur Impulse, d'après le MENESR", "http://www.ipc.incubateur-impulse.fr/2016/09/12/23/"
    ),
    "irt": Existing(
        8,
        "2018-09",
        "Ministère de l'enseignement supérieur et de la recherche",
        "https://www.enseignementsup-recherche.gouv.fr/cid56375/instituts-de-recherche-technologique.html?menu=6",
    ),
    "ite": Existing(7, "", "IRT Nanoelec", "https://irtnanoelec.fr/about-irts-technological-research-institutes/"),
    # An upper bound: 100 from the first call (July 2022) and 16 from 2024, some of which may be repeats.
    "manufacture_proximite": Existing(
        116,
        "2024-10",
        "ANCT, Banque des Territoires",
        "https://banquedesterritoires.fr/fabriques-de-territoire-et-manufactures-de-proximite-francoise-gatel-annonce-"
        "les-laureats-de",
    ),
    "plateforme_acceleration_industrie_futur": Existing(8, "", "mesures.com", "https://mesures.com/?p=75768"),
    "pole_competitivite": Existing(
        55,
        "2023-03",
        "Direction générale des entreprises",
        "https://entreprises.gouv.fr/la-dge/actualites/labellisation-de-55-poles-de-competitivite-pour-la-phase-v-2023-2026",
    ),
    "satt": Existing(
        13,
        "2023-03",
        "L'Usine Nouvelle",
        "https://www.usinenouvelle.com/editorial/nous-devons-adapter-nos-modeles-de-transfert-technologique-aux-enjeux-"
        "de-souverainete-estime-laurent-baly-president-du-reseau-satt.N2114021",
    ),
    "technopole": Existing(
        43,
        "2019-09",
        "Retis, Gref Bretagne",
        "https://www.gref-bretagne.com/Actualites/Revue-de-presse/Innovation.-Les-43-technopoles-francaises-regroupent-"
        "14-000-entreprises-et-180-000-salaries",
    ),
    "tiers_lieu": Existing(
        3500,
        "2023-09",
        "Banque des Territoires",
        "https://banquedesterritoires.fr/fabriques-de-territoire-et-manufactures-de-proximite-francoise-gatel-annonce-"
        "les-laureats-de",
    ),
    "village_by_ca": Existing(
        43,
        "2022-10",
        "La Tribune",
        "https://region-aura.latribune.fr/innovation/2022-10-27/ce-n-est-pas-plus-difficile-de-lever-des-fonds-en-region-"
        "qu-a-paris-raphaelle-comby-village-by-ca-centre-est-938259.html",
    ),
    "zibac": None,
}
"""Existing places by kind; None where no total was found: such a list counts as partial."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How complete the list of ``kind`` is.

    ``known``: places in the list. ``usable``: those that have a point and are confirmed by their source. ``existing``:
    the total in France, None where unknown.
    """

    kind: str
    known: int
    usable: int
    existing: Existing | None

    @property
    def share(self) -> float | None:
        """``usable`` ÷ existing places, capped at 1; None where the number that exist is unknown."""
        return None if self.existing is None else min(self.usable / self.existing.total, 1.0)

    @property
    def is_enough(self) -> bool:
        """Whether the list may name the nearest place."""
        return self.share is not None and self.share >= ENOUGH


def completeness(store: Store) -> dict[str, Completeness]:
    """The completeness of each kind found in the ecosystem table or declared here. Raises `TableError`."""
    return store.ask(_counted)


def partial(found: Completeness, voice: Voice) -> str:
    """A note that a list is partial, with its counts: "partial list (4 known in France)"."""
    return voice._("partial list ({counts})").format(counts=counts(found, voice))


def counts(found: Completeness, voice: Voice) -> str:
    """The size of a list: "20 of 43 usable" (confirmed and located); "4 known in France" where no total is known."""
    if found.existing is None:
        return voice._("{n} known in France").format(n=voice.number(found.known))
    said = voice._("{n} of {all} usable")
    return said.format(n=voice.number(found.usable), all=voice.number(found.existing.total))


def _counted(store: Store) -> dict[str, Completeness]:
    table = store.table("ecosystem")
    usable = table.lon.notnull() & table.lat.notnull() & table.verified
    rows = store.run(table.group_by("kind").aggregate(known=table.count(), usable=usable.sum()))
    pairs = zip(rows["known"].astype(int), rows["usable"].fillna(0).astype(int), strict=True)
    found = dict(zip(rows["kind"].astype(str), pairs, strict=True))
    kinds = sorted({*EXISTING, *found})
    return {kind: Completeness(kind, *found.get(kind, (0, 0)), EXISTING.get(kind)) for kind in kinds}
