"""Classifies EU ETS installations as industry (with a sector), energy or services, where this can be determined.

The activity declared in the scheme is enough for steel, cement, paper… but "combustion", seven installations in ten,
mixes power stations and heat networks with sugar mills and chemical plants. These are classified, in this order, by
firm name, by the firm's NAF activity code in the pollutant register (IREP), and by keywords in the names. The rest
remain unknown.
"""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.industry import Branch, SiteBasis
from geo.ingest.reading.files import Sources, siren_of
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import fold

IREP_ID = "irep-2019"
IREP_FILE = "irep_etablissements_industriels_2019.csv"
IREP_COLUMNS = ["siret", "code_ape", "latitude", "longitude"]
COMBUSTION = "Combustion"
NEAR_KM = 10
"""Both registers locate sites roughly (postal code, commune): a firm's nearest site within this distance is a match."""

SECTORS_OF_NAF: Mapping[str, str] = {
    "05": "metallurgie-mines",
    "06": "energie",
    "07": "metallurgie-mines",
    "08": "metallurgie-mines",
    "09": "metallurgie-mines",
    "10": "agroalimentaire",
    "11": "agroalimentaire",
    "12": "agroalimentaire",
    "13": "autre",
    "14": "autre",
    "15": "autre",
    "16": "bois-papier",
    "17": "bois-papier",
    "18": "autre",
    "19": "energie",
    "20": "chimie-materiaux",
    "21": "sante",
    "22": "chimie-materiaux",
    "23": "mineraux-ciment-verre",
    "24": "metallurgie-mines",
    "25": "metallurgie-mines",
    "26": "electronique",
    "27": "electronique",
    "28": "industrie-futur",
    "29": "mobilite",
    "30": "mobilite",
    "301": "mer-milieux",
    "303": "aeronautique-spatial",
    "31": "autre",
    "32": "autre",
    "325": "sante",
    "33": "industrie-futur",
    "38": "circularite-eau-dechets",
    "39": "circularite-eau-dechets",
}
"""Industrial NAF divisions, and groups that differ from their division: code → sector. Coke and refining have the
sector energy but the branch industry: a refinery makes products. "autre" is industry without a sector of its own.
"""
ENERGY_OF_NAF = ("35", "495")
"""Electricity, gas, steam; transport by pipeline. This includes plants on a customer's site: they sell energy, and the
register doesn't state to whom."""
SERVICES_OF_NAF = ("36", "37", "51", "61", "62", "63", "64", "72", "84", "85", "86", "93")
"""Water and sewage, airports, telecoms, banks, research, administration, schools, hospitals, leisure."""

Rule = tuple[str, Branch, str]
NAMED: tuple[Rule, ...] = (
    # Utilities owned by chemical platforms: the register classes them as steam or business services.
    (
        (
            r"^(sobegi|gie chimie salindres|osiris gie|lyondellbasell services|rhodia operations|lavera energies"
            r"|vspu villers|alsachimie|solvay )"
        ),
        Branch.INDUSTRY,
        "chimie-materiaux",
    ),
    (r"^renault electricity", Branch.INDUSTRY, "mobilite"),
    (r"^(storengy|elengy|grtgaz|terega|gassco)", Branch.ENERGY, "energie"),
    # The ministry's aircraft overhaul workshop (AIA), then its barracks and bases.
    (r"^ministere des armees \| .*\baia\b", Branch.INDUSTRY, "aeronautique-spatial"),
    (r"^ministere des armees", Branch.SERVICES, ""),
)
"""Firms whose NAF code in the register is misleading: pattern on "operator | site" names → branch, sector."""
WORDS: tuple[Rule, ...] = (
    (
        (
            r"\b(data ?centers?|datacenters?|data 4|interxion|equinix|telehouse|colt technology|global switch|ovh"
            r"|albiant|kyndryl|bouygues telecom|orange)\b"
        ),
        Branch.SERVICES,
        "",
    ),
    (
        (
            r"\b(hopital|hopitaux|hospitalier|hospices|chu|chr|cash de nanterre|universite|aeroports?|ratp|banque"
            r"|bnp paribas|societe generale|credit agricole|cnes)\b"
        ),
        Branch.SERVICES,
        "",
    ),
    (
        (
            r"^(edf|electricite de|engie|dalkia|idex|cofely|coriance|cpcu|compagnie electrique|albioma|gazel|evos"
            r"|en.?rnov|cogelyo|cogestar)\b"
        ),
        Branch.ENERGY,
        "energie",
    ),
    (r"\b(enrob\w*|colas|eurovia|trabet|siorat|eiffage|spie batignolles malet)\b", Branch.INDUSTRY, "construction"),
    (r"\b(peugeot|renault|toyota|stellantis)\b", Branch.INDUSTRY, "mobilite"),
    (r"\b(michelin|sumiriko|toyo ink|fregata)\b", Branch.INDUSTRY, "chimie-materiaux"),
    (r"\b(euroapi|glaxosmithkline|sanofi)\b", Branch.INDUSTRY, "sante"),
    (r"\borano\b", Branch.INDUSTRY, "nucleaire"),
    (r"\bnaval group\b", Branch.INDUSTRY, "mer-milieux"),
    (
        (
            r"\b(leroux|cristal union|saipol|laiteries?|laitiere|fromagere|uclab|sablereau|intersnack|aucy|conserves"
            r"|lnuf|l n u f|panier provencal|deshydratation|deshyouest|luzerne|tomates|sebio|argeval)\b"
        ),
        Branch.INDUSTRY,
        "agroalimentaire",
    ),
    (r"\b(solevals?|secanim|atemax)\b", Branch.INDUSTRY, "circularite-eau-dechets"),
    (r"\b(papeteries?|huhtamaki|steico|semmeret)\b", Branch.INDUSTRY, "bois-papier"),
    (r"\b(etex|sitek|unifrax|ceramiques?)\b", Branch.INDUSTRY, "mineraux-ciment-verre"),
    (r"\b(regeal|forgeage|mondelange industries)\b", Branch.INDUSTRY, "metallurgie-mines"),
    (r"\bthermodyn\b", Branch.INDUSTRY, "industrie-futur"),
    (r"\b(balsan|velcorex)\b", Branch.INDUSTRY, "autre"),
    (
        (
            r"\b(chauffages?|chaleur|chauff|chaufferies?|cogeneration|thermique|geothermi\w+|centrale electrique"
            r"|regie municipale gaz|production de bonneville)\b"
        ),
        Branch.ENERGY,
        "energie",
    ),
    (
        (
            r"\b(energies?|bio ?energie|biomasse|geo(picta|viva|dalys|val)|seinergie|energivry|thermevra|cgcu|somec"
            r"|sefir|ciceo|sodevar|syner gie|eclyde|villae|eriva|boisource|spl seer|enerlay)\b"
        ),
        Branch.ENERGY,
        "energie",
    ),
)
"""Keywords in the operator's and the site's names; the first match wins. Known manufacturers come before heating words,
because a plant may call its boiler house a "chaufferie", while a heat network's name has no other keyword.
"""


def branches(sources: Sources, rows: pd.DataFrame, sectors: pd.Series, ledger: Ledger) -> pd.DataFrame:
    """``branch``, ``branch_basis`` and ``sector`` of each row of the ETS file, all "" where unknown.

    ``sectors``: the sector of each row's activity, used for every activity except combustion.
    """
    register = _register(sources, ledger)
    found = [
        (Branch.INDUSTRY.value, SiteBasis.ACTIVITY.value, sector)
        if row["kind"] != COMBUSTION
        else _combustion({str(name): value for name, value in row.items()}, register)
        for row, sector in zip(rows.to_dict("records"), sectors, strict=True)
    ]
    return pd.DataFrame(found, columns=["branch", "branch_basis", "sector"], index=rows.index)


def _combustion(row: Mapping[str, str], register: Mapping[str, pd.DataFrame]) -> tuple[str, str, str]:
    names = f"{fold(row['account_holder_name'])} | {fold(row['installation_name'])}"
    if (named := _first(NAMED, names)) is not None:
        return (named[0], SiteBasis.OPERATOR.value, named[1])
    if (ape := activity(register, row["CompanyRegistrationNo"], row["X"], row["Y"])) and (read := of_naf(ape)):
        return (read[0], SiteBasis.NAF.value, read[1])
    if (said := _first(WORDS, names)) is not None:
        return (said[0], SiteBasis.OPERATOR.value, said[1])
    return ("", "", "")


def _first(rules: tuple[Rule, ...], text: str) -> tuple[str, str] | None:
    return next(((branch.value, sector) for pattern, branch, sector in rules if re.search(pattern, text)), None)


def of_naf(code: str) -> tuple[str, str] | None:
    """Branch and sector of a NAF code, or of a division ("20"); None when it is neither industry, energy nor services
    (trade, storage, holdings: the code doesn't tell what such a firm burns fuel for).

    >>> of_naf("2013B")
    ('industrie', 'chimie-materiaux')
    """
    if code.startswith(ENERGY_OF_NAF):
        return Branch.ENERGY.value, "energie"
    if code.startswith(SERVICES_OF_NAF):
        return Branch.SERVICES.value, ""
    sector = SECTORS_OF_NAF.get(code[:3]) or SECTORS_OF_NAF.get(code[:2])
    return None if sector is None else (Branch.INDUSTRY.value, sector)


def activity(register: Mapping[str, pd.DataFrame], company: str, lon: str, lat: str) -> str:
    """NAF code of the firm's nearest site within `NEAR_KM`, else the division shared by all its sites, else "".

    ``company`` is a SIREN or SIRET as published; ``lon`` and ``lat`` are degrees as published, "" where unknown.
    """
    own = register.get(siren_of(company))
    if own is None:
        return ""
    if lon and lat:
        north = own["latitude"].to_numpy() - float(lat)
        east = (own["longitude"].to_numpy() - float(lon)) * np.cos(np.radians(float(lat)))
        km = np.hypot(north, east) * 111.2
        if km.min() <= NEAR_KM:
            return str(own["code_ape"].iloc[int(km.argmin())])
    divisions = set(own["code_ape"].str[:2])
    return divisions.pop() if len(divisions) == 1 else ""


def _register(sources: Sources, ledger: Ledger) -> dict[str, pd.DataFrame]:
    """Sites of the pollutant register by SIREN: code_ape, latitude, longitude (EPSG:4326, -90 where unknown)."""
    rows = sources.read_csv(IREP_FILE, IREP_COLUMNS)
    points = {name: sources.numbers(rows, name, IREP_FILE).fillna(-90.0) for name in ("latitude", "longitude")}
    rows = rows.assign(**points, siren=rows["siret"].map(siren_of))
    kept = rows[(rows["siren"] != "") & (rows["code_ape"] != "")]
    ledger.count(IREP_ID, len(rows), 0).notes["read_for"] = "the NAF activity of firms under the EU ETS"
    return {str(siren): group for siren, group in kept.groupby("siren")}
