"""Kinds of project titles that name something industrial: keyword rules on text without accents, case, punctuation."""

import re
from dataclasses import dataclass

from geo.ingest.reading.places import fold


@dataclass(frozen=True, slots=True)
class Kind:
    """Titles that match one of ``words`` and none of ``unless`` (regular expressions on whole words of folded text)."""

    name: str
    why: str
    words: tuple[str, ...]
    unless: tuple[str, ...]
    examples: tuple[str, ...]

    def holds(self, folded: str) -> bool:
        """Whether the folded title is of this kind."""
        return _any(self.words, folded) and not _any(self.unless, folded)


_OTHER_USES = (
    r"(?:touristiques?|agricoles?|sporti(?:f|ve)s?|nautiques?|culturelles?|ludiques?|de loisirs?|de pleine nature|"
    r"tertiaires?|commerciales?(?! et (?:artisana|indus)))"
)
KINDS = (
    Kind(
        "park",
        "Land laid out for firms that make things: creating, extending, serving or renewing a park.",
        (
            r"za[ei]?|zi|z a(?: e)?",
            r"(?:zone|parc|pole|site|espace|terrain)s? (?:\w+ )?(?:d )?activites?",
            (
                r"(?:zone|parc|pole|site|lotissement|village)s? (?:\w+ et )?"
                r"(?:economique|industriel(?:le)?|artisana(?:l|le|ux)|technologique)s?"
            ),
            r"(?:lotissement|parc|village)s? (?:d )?(?:entreprises|artisans)",
            r"a vocation (?:economique|industrielle|artisanale)",
            r"(?:terrain|parcelle|lot)s? (?:\w+ ){0,8}entreprises",
        ),
        (rf"activites? (?:economiques? )?{_OTHER_USES}", r"multi ?activites?", r"batiments? tertiaires?|vente|sante"),
        ("Extension de la ZA de la Piat à Grand-Cœur", "Aménagement du parc d'activités de la Plaine d'Alsace"),
    ),
    Kind(
        "premises",
        "Walls that a commune lets to producing or starting firms.",
        (
            r"(?:atelier|bat|batiment|usine)s? (?:industriels? )?relais",
            r"(?:hotel|village|immobilier|espace|relais|accueil)s? (?:\w+ et )?(?:(?:d|des) )?entreprises?",
            r"(?:pepiniere|couveuse|incubateur|ecloserie)s? (?:hotels? )?(?:d )?entreprises?",
            (
                r"(?:batiment|local|locaux|atelier|cellule|hall|halle|centre)s?"
                r" (?:industriel(?:le)?|artisana(?:l|le|ux)|economique|d activites?|de production)s?"
            ),
            r"(?:maison|local|locaux|stockage|batiment)s? (?:\w+ ){0,2}artisans|accueil d activites? economiques?",
            r"(?:accueil|installation|developpement|implantation) (?:d |des |de l )(?:une? )?(?:artisan|entreprise)s?",
        ),
        (r"formation|tiers lieu|restaurant|epicerie|commerciales?|ambulance",),
        ("Création d'un atelier relais au Blanc", "Réalisation d'un hôtel d'entreprises"),
    ),
    Kind(
        "factory",
        "Plants that make goods, food above all: abattoirs, cutting rooms, vegetable and dairy processing.",
        (
            r"usines?(?! (?:d eau|de traitement|d epuration|d incineration|de tri|hydro))",
            r"abattoirs?|legumeries?|laiteries?|fromageries?|conserveries?|scieries?|mielleries?",
            r"(?:atelier|laboratoire|unite|outil|plateforme)s? (?:\w+ ){0,4}(?:transformation|decoupe|production)",
            r"pole viande|jus de fruits?|agroalimentaires?|atelier de menuiserie",
        ),
        (r"touris\w+|ecole|salle des fetes|restauration (?:de|et)",),
        ("Création d'un laboratoire de transformation de produits agricoles", "Création d'une légumerie"),
    ),
    Kind(
        "works",
        "Industrial brownfields and former works, whatever they become, as in Cerema's industrial nature.",
        (
            r"friches? (?:\w+ )?industrielles?",
            r"(?:site|batiment|emprise)s? (?:\w+ et )?industriel(?:le)?s?",
            r"anciennes? (?:\w+ )?(?:usine|filature|tannerie|papeterie|manufacture|fonderie|verrerie|laiterie)s?",
        ),
        (),
        ("Réhabilitation et mise aux normes d'une friche industrielle en cœur de ville",),
    ),
)


def kind(title: str) -> str:
    """Name of the first kind that matches ``title``, "" when none does."""
    folded = fold(title)
    return next((kind.name for kind in KINDS if kind.holds(folded)), "")


def _any(patterns: tuple[str, ...], folded: str) -> bool:
    return any(re.search(rf"\b(?:{pattern})\b", folded) for pattern in patterns)
