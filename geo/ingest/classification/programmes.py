"""Programmes that the published classification lacks, in its columns; `geo.ingest.sources.taxonomy` adds them.

A list enters when it states who was helped, by which scheme, and no programme of the published classification holds it.
"""

ADDED: tuple[dict[str, str], ...] = (
    {
        "slug": "aides-etat-tam",
        "label_fr": "Registre des aides d’État (TAM)",
        "label_en": "State aid register (TAM)",
        "operator": "Commission européenne",
        "parent": "",
        "note_fr": (
            "Aides de 500 000 € ou plus de l’État, de ses opérateurs et des collectivités, 2016 à 2020 ; 2020"
            " est incomplète. Les mêmes euros peuvent figurer sous d’autres programmes"
        ),
    },
    {
        "slug": "ademe",
        "label_fr": "Aides financières de l’ADEME",
        "label_en": "ADEME grants",
        "operator": "ADEME",
        "parent": "",
        "note_fr": (
            "Conventions de 2018 à 2020, donc avant France 2030 ; la plupart ne sont pas industrielles. Un "
            "projet à plusieurs partenaires compte une fois"
        ),
    },
    {
        "slug": "i-lab",
        "label_fr": "Concours d’innovation i-Lab",
        "label_en": "i-Lab innovation contest",
        "operator": "MESR / Bpifrance",
        "parent": "",
        "note_fr": (
            "Lauréats du jury national depuis 2016 ; financé par France 2030 depuis 2022 seulement. Aucun "
            "montant publié, lieu connu par la région"
        ),
    },
    {
        "slug": "demonstrateurs-ville-durable",
        "label_fr": "Démonstrateurs de la ville durable",
        "label_en": "Sustainable city demonstrators",
        "operator": "Banque des Territoires",
        "parent": "france-2030",
        "note_fr": ("39 projets urbains ; subventions d’incubation, sans celles de la réalisation"),
    },
)
"""One programme each: slug, labels, operator, parent ("" for none), note in French."""
