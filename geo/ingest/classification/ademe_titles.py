"""Kinds of titles of ADEME's grants that name industry, for `geo.ingest.classification.industry`.

ADEME pays for heat networks, biogas, studies and campaigns above all. A title is industrial when it says that the money
goes to making goods: to a plant, its process, or the energy of either; to turning waste into material that is sold
again; or to what firms of one place exchange (industrial ecology). Collecting, sorting and repairing are not, nor are
networks, farms, hydrogen buses, or a site of which the title gives only the name.
"""

from geo.ingest.classification.industrial_titles import Kind
from geo.ingest.reading.places import fold

_NETWORKS = r"reseaux? de chaleur|data ?centers?|incineration|uve|uiom|cve|eaux usees|hopital|piscine|patinoire|zac"
KINDS = (
    Kind(
        "plant-energy",
        "Calls for the energy of plants, and waste heat that the title says comes from industry.",
        (
            r"bciat|indusee|air sf industrie",
            r"aap (?:energie )?csr|aap produire de la chaleur|csr (?:tuyere|\w+ cimenterie)|energie csr ?2019",
            (
                r"(?:chaleurs?|energies?) fatales? (?:\w+ ){0,4}"
                r"(?:industri\w+|process|ateliers?|chez|four|presse|compresseurs?)"
            ),
            r"(?:diagnostic|detente) vapeur|production de vapeur",
        ),
        (_NETWORKS,),
        ("AAP IndusEE 2020 - remplacement d'un four", "Etude de faisabilité chaleur fatale en industrie à Boz (01)"),
    ),
    Kind(
        "plant",
        "Plants and industrial buildings, by name or by what they make; former ones too.",
        (
            r"usines?(?! (?:d eau|de traitement|d epuration|d incineration|de tri|de (?:bio)?methanisation|hydro))",
            (
                r"(?:site|batiment|unite|atelier|entrepot|filiere|ligne|chaudiere|procede|process|secteur|friche)s?"
                r" (?:\w+ )?industriel(?:le)?s?"
            ),
            r"(?:l|d) industrie(?! du tourisme)|en industrie|(?:deux|trois|des) industriels|decapage industriel(?:le)?",
            (
                r"(?:site|ligne|atelier)s? (?:de|pour la)"
                r" (?:production(?! (?:d|hydro\w+|et|de chaleur|biogaz))|fabrication)"
            ),
            (
                r"papeteries?|cartonneries?|fromageries?|laiteries?|brasseries?|abattoirs?|scieries?|sucreries?"
                r"|distilleries?|conserveries?|fonderies?|verreries?|cimenteries?|tuileries?|briqueteries?|acieries?"
                r"|malteries?|biscuiteries?|huileries?|teintureries?|chocolateries?|salaisons?|imprimeries?"
            ),
            r"agro ?alimentaires?|transformation alimentaire",
            r"(?:transformation|decoupe) (?:de )?(?:produits|fruits|viandes?|legumes)",
        ),
        (
            r"zac|revolution industrielle|vehicules industriels|dechets de scieries?|dechets industriels|mobilite",
            r"projets? alimentaires?|gaspillage|restauration collective|residentiel|hydroelectriques?|sur la zone",
            r"usine d incineration|uiom (?!\w+ (?:\w+ ){0,12}industriels)",
        ),
        (
            "Etude de faisabilité biomasse pour l'usine de Villey Saint-Etienne",
            "Audit énergétique d'un site industriel",
        ),
    ),
    Kind(
        "process",
        "What a plant does: kilns, dryers, ovens, autoclaves, coating, moulding.",
        (
            r"process|procedes? (?:de )?(?:surgelation|fabrication|production|cuisson|sechage)",
            r"machine pour la production",
            r"fours?(?! a micro)|etuves?|autoclaves?|sechoirs?|galvanisation|surgelation|eaux de presse",
            r"dechets de fabrication|fabrication (?:de|d|en|du)",
        ),
        (rf"{_NETWORKS}|gaec|earl|mais|fourrages?|seche en grange|luzerne|boulangerie",),
        (
            "Récupération de chaleur sur les fours de recuit",
            "Valorisation des buées du préchauffeur du séchoir à oignons",
        ),
    ),
    Kind(
        "material",
        "Waste made into material that is sold again: plastics, metals, textiles, tyres.",
        (
            r"orplast ?\d?|aide aux recycleurs|matieres? (?:premieres? )?(?:de )?(?:recyclage|recyclees?)|mpr",
            r"(?:ligne|unite|usine|atelier|site)s? (?:\w+ ){0,3}(?:recyclage|regeneration)",
            (
                r"(?:recyclage|regeneration|valorisation|transformation) (?:\w+ ){0,3}"
                r"(?:plastiques?|textiles?|metaux|filets|pneus|composites?|batteries|polymeres?|polystyrene|pehd|gypse)"
            ),
            r"plastiques? (?:\w+ ){0,2}(?:recycles?|durs|thermoformes)|poudrettes?|gypse de recyclage",
            r"(?:dechets|objets) plastiques",
        ),
        (r"sensibilisation|consignes? de tri|inertes|btp|recycleries?|compost\w*|prevention|invendus|bio ?dechets",),
        ("Investissement d'une centrale de préparation des mélanges matières et couleurs - AAP ORPLAST 2",),
    ),
    Kind(
        "ecology",
        "Industrial ecology: firms of one place that share or exchange materials, energy, services.",
        (r"eit|e i t|(?:ecologies?|economie) (?:et economie )?industriel(?:le)?s?",),
        (),
        ("AAP EC 2019 - Accompagnement démarches EIT (Ecologie Industrielle et Territoriale)",),
    ),
)


def kind(title: str) -> str:
    """Name of the first kind that matches ``title``, "" when none does."""
    folded = fold(title)
    return next((kind.name for kind in KINDS if kind.holds(folded)), "")
