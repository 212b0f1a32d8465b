"""Classifies sites as industry (with a sector), waste and water, energy or services, where this can be determined.

A NAF activity says it (`of_naf`). For the EU ETS, the activity declared in the scheme is enough for steel, cement,
paper… but "combustion", seven installations in ten, mixes power stations and heat networks with sugar mills and
chemical plants. These are classified, in this order, by firm name, by the firm's NAF activity in the pollutant register
(IREP), and by keywords in the names. The rest remain unknown.

The firm is known by its SIREN where the scheme gives one (sites of 2022), else by that of the same account holder
elsewhere, else by its name in the register, where one firm alone has it.
"""

import re
from collections.abc import Mapping

import numpy as np
import pandas as pd

from geo.industry import Branch, SiteBasis
from geo.ingest.reading.files import siren_of
from geo.ingest.reading.places import KM_OF_DEGREE, fold

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
}
"""Industrial NAF divisions, and groups that differ from their division: code → sector. Coke and refining have the
sector energy but the branch industry: a refinery makes products. "autre" is industry without a sector of its own.
"""
ENERGY_OF_NAF = ("35", "495")
"""Electricity, gas, steam; transport by pipeline. This includes plants on a customer's site: they sell energy, and the
register doesn't state to whom."""
WASTE_OF_NAF = ("36", "37", "38", "39")
"""Water supply, sewage, waste, remediation."""
SERVICES_OF_NAF = ("51", "61", "62", "63", "64", "72", "84", "85", "86", "93")
"""Airports, telecoms, banks, research, administration, schools, hospitals, leisure."""
WASTE_SECTOR = "circularite-eau-dechets"

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
    (
        r"\b(michelin|goodyear|sumiriko|toyo ink|fregata|orion engineered|lanxess|venator|colgate)\b",
        Branch.INDUSTRY,
        "chimie-materiaux",
    ),
    (r"\b(euroapi|glaxosmithkline|sanofi|lilly|servier|hswt)\b", Branch.INDUSTRY, "sante"),
    (r"\borano\b", Branch.INDUSTRY, "nucleaire"),
    (r"\bnaval group\b", Branch.INDUSTRY, "mer-milieux"),
    (
        (
            r"\b(leroux|lesieur|nutribio|gb foods|nestle|cristal union|saipol|laiteries?|laitiers?|laitiere|fromagere"
            r"|uclab|sablereau|intersnack|aucy|conserves|lnuf|l n u f|panier provencal"
            r"|deshydratation|deshyouest|luzerne|tomates|sebio|argeval)\b"
        ),
        Branch.INDUSTRY,
        "agroalimentaire",
    ),
    (r"\b(solevals?|secanim|atemax)\b", Branch.WASTE, WASTE_SECTOR),
    (
        r"\b(papeteries?|arjowiggins|huhtamaki|steico|semmeret|depalor|emballages moules)\b",
        Branch.INDUSTRY,
        "bois-papier",
    ),
    (r"\b(etex|sitek|unifrax|ceramiques?|ceramics)\b", Branch.INDUSTRY, "mineraux-ciment-verre"),
    (r"\b(regeal|forgeage|airforge|grant prideco|mondelange industries)\b", Branch.INDUSTRY, "metallurgie-mines"),
    (r"\b(thermodyn|caterpillar|alstom)\b", Branch.INDUSTRY, "industrie-futur"),
    (r"\b(balsan|velcorex|teintures?|imprimerie)\b", Branch.INDUSTRY, "autre"),
    (
        (
            r"\b(chauffages?|chaleur|chauff|chaufferies?|cogeneration|thermique|geotherm\w+|centrale electrique"
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


FORMS = re.compile(r"\b(sas|sasu|sa|snc|sarl|scs|se|gie|ste|societe)\b")
"""Forms of firms, left out when names are compared."""


def branches(rows: pd.DataFrame, sectors: pd.Series, register: pd.DataFrame) -> pd.DataFrame:
    """``branch``, ``branch_basis`` and ``sector`` of each site of the ETS, all "" where unknown.

    ``rows``: kind, account_holder_name, installation_name, CompanyRegistrationNo, X, Y (degrees). ``sectors``: the
    sector of each row's activity, used for every activity except combustion. ``register``: the sites of IREP (siren,
    name, code_ape, lon, lat), "" and NaN where unknown.
    """
    by_firm = {str(siren): group for siren, group in register[register["code_ape"] != ""].groupby("siren") if siren}
    holders = _only(rows["account_holder_name"], rows["CompanyRegistrationNo"].map(siren_of))
    names = _only(register["name"], register["siren"])
    found = []
    for row, sector in zip(rows.to_dict("records"), sectors, strict=True):
        holder = _plain(row["account_holder_name"])
        own = siren_of(row["CompanyRegistrationNo"]) or holders.get(holder, "")
        firm = own if own in by_firm else names.get(holder, "")
        if row["kind"] == COMBUSTION:
            found.append(_combustion({str(name): value for name, value in row.items()}, firm, by_firm))
        else:
            found.append((Branch.INDUSTRY.value, SiteBasis.ACTIVITY.value, sector))
    return pd.DataFrame(found, columns=["branch", "branch_basis", "sector"], index=rows.index)


def _plain(name: str) -> str:
    return " ".join(FORMS.sub(" ", fold(name)).split())


def _only(names: "pd.Series[str]", sirens: "pd.Series[str]") -> dict[str, str]:
    """Plain name → SIREN, for the names that one SIREN alone has."""
    known = pd.DataFrame({"name": names.map(_plain), "siren": sirens})
    known = known[(known["name"] != "") & (known["siren"] != "")].drop_duplicates()
    return dict(known.drop_duplicates("name", keep=False).itertuples(index=False, name=None))


def _combustion(row: Mapping[str, str], firm: str, register: Mapping[str, pd.DataFrame]) -> tuple[str, str, str]:
    names = f"{fold(row['account_holder_name'])} | {fold(row['installation_name'])}"
    if (named := _first(NAMED, names)) is not None:
        return (named[0], SiteBasis.OPERATOR.value, named[1])
    if (ape := activity(register, firm, float(row["X"]), float(row["Y"]))) and (read := of_naf(ape)):
        return (read[0], SiteBasis.NAF.value, read[1])
    if (said := _first(WORDS, names)) is not None:
        return (said[0], SiteBasis.OPERATOR.value, said[1])
    return ("", "", "")


def _first(rules: tuple[Rule, ...], text: str) -> tuple[str, str] | None:
    return next(((branch.value, sector) for pattern, branch, sector in rules if re.search(pattern, text)), None)


def of_naf(code: str) -> tuple[str, str] | None:
    """Branch and sector of a NAF code, or of a division ("20"); None when it is neither industry, waste and water,
    energy nor services (trade, storage, holdings: the code doesn't tell what such a firm does on its site).

    >>> of_naf("2013B")
    ('industrie', 'chimie-materiaux')
    """
    if code.startswith(ENERGY_OF_NAF):
        return Branch.ENERGY.value, "energie"
    if code.startswith(WASTE_OF_NAF):
        return Branch.WASTE.value, WASTE_SECTOR
    if code.startswith(SERVICES_OF_NAF):
        return Branch.SERVICES.value, ""
    sector = SECTORS_OF_NAF.get(code[:3]) or SECTORS_OF_NAF.get(code[:2])
    return None if sector is None else (Branch.INDUSTRY.value, sector)


def activity(register: Mapping[str, pd.DataFrame], firm: str, lon: float, lat: float) -> str:
    """NAF code of the firm's nearest site within `NEAR_KM`, else the division shared by all its sites, else "".

    ``register``: SIREN → code_ape, lon, lat of its sites. ``firm`` is a SIREN, "" where unknown; ``lon`` and ``lat``
    are degrees, NaN where unknown.
    """
    own = register.get(firm)
    if own is None:
        return ""
    north = own["lat"].to_numpy(float) - lat
    east = (own["lon"].to_numpy(float) - lon) * np.cos(np.radians(lat))
    km = np.hypot(north, east) * KM_OF_DEGREE
    if (km <= NEAR_KM).any():
        return str(own["code_ape"].iloc[int(np.nanargmin(km))])
    divisions = set(own["code_ape"].str[:2])
    return divisions.pop() if len(divisions) == 1 else ""
