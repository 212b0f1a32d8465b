"""Sources: members of the Territoires d'industrie (ANCT), communes by EPCI (BANATIC 2025) and by EPT (Insee 2025).

Members are resolved to communes through the 2025 composition, because some member EPCI have merged since: today's EPCI
would widen the perimeter. A commune listed by name as a member belongs to that territory, not to its EPCI's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import fold
from geo.ingest.sources.cog import Cog
from geo.model import Perimeter

FILES = {
    Perimeter.FIRST_PHASE: "territoires_industrie_phase1_149.csv",
    Perimeter.SECOND_PHASE: "territoires_industrie_2024-07-04.csv",
}
EPCI_FILE, EPT_FILE = "epci_communes_2025.csv", "ept_communes_2025.csv"


@dataclass(frozen=True)
class Membership:
    """``communes``: `Cog.communes` with epci_2025, ept (both "" where none) and one territory column per perimeter.

    ``territories``: perimeter, code, label. ``epci_labels``: SIREN → short label ("CC …").
    """

    communes: pd.DataFrame
    territories: pd.DataFrame
    epci_labels: dict[str, str]


def read(sources: Sources, cog: Cog, ledger: Ledger) -> Membership:
    """Resolve every member of both perimeters to today's communes."""
    epci = sources.read_csv(EPCI_FILE, ["insee_com", "siren_epci", "lib_epci", "population_municipale_2025"])
    ept = sources.read_csv(EPT_FILE, ["insee_com", "siren_ept", "lib_ept"])
    ledger.count("banatic-epci-2025", len(epci), len(epci))
    ledger.count("insee-ept-2025", len(ept), len(ept))
    for file, frame, column in ((EPCI_FILE, epci, "siren_epci"), (EPT_FILE, ept, "siren_ept")):
        sources.check(frame, "insee_com", file, r"\d[\dAB]\d{3}", "not an INSEE code", required=True)
        sources.check(frame, column, file, r"\d{9}", "not a SIREN", required=True)
    inhabitants = sources.numbers(epci, "population_municipale_2025", EPCI_FILE)
    epci = sources.unique(epci.assign(inhabitants=inhabitants), "insee_com", EPCI_FILE).set_index("insee_com")
    ept = sources.unique(ept, "insee_com", EPT_FILE).set_index("insee_com")
    communes = cog.communes.copy()
    communes["epci_2025"] = communes["insee"].map(epci["siren_epci"]).astype(object).fillna("")
    communes["ept"] = communes["insee"].map(ept["siren_ept"]).astype(object).fillna("")
    published = communes["insee"].map(epci["inhabitants"])
    filled = communes["population"].isna() & published.notna()
    communes["population"] = communes["population"].fillna(published)
    ledger.entry("banatic-epci-2025").notes["populations_filled"] = communes.loc[filled, "insee"].tolist()
    territories = []
    for perimeter, file in FILES.items():
        columns = ["id_ti", "lib_ti", "siren_groupement", "lib_groupement"]
        if perimeter is Perimeter.SECOND_PHASE:
            columns.append("insee_com")
        members = sources.read_csv(file, columns)
        sources.check(members, "id_ti", file, r"ti-\d{4}", "not a territory code", required=True)
        sources.check(members, "siren_groupement", file, r"\d{9}", "not a SIREN", required=True)
        # Without the composition files no member can be resolved: their own violation is enough.
        resolvable = members if len(epci) and len(ept) else members.head(0)
        communes[perimeter.column] = _territory_of(resolvable, communes, file, sources)
        named = members.drop_duplicates("id_ti")
        territories.append(
            pd.DataFrame({"perimeter": perimeter.value, "code": named["id_ti"], "label": named["lib_ti"]})
        )
        ledger.count(f"anct-ti-{perimeter.value}", len(members), len(members)).notes = {
            "territories": len(named),
            "communes": int((communes[perimeter.column] != "").sum()),
        }
    labels = dict(zip(epci["siren_epci"], epci["lib_epci"], strict=True))
    return Membership(communes, pd.concat(territories, ignore_index=True), labels)


def _territory_of(members: pd.DataFrame, communes: pd.DataFrame, file: str, sources: Sources) -> pd.Series:
    """Territory code of each commune, "" outside any; an unknown member, or one of two territories, is a violation."""
    by_group: dict[str, str] = {}
    by_commune: dict[str, str] = {}
    groupings = set(communes["epci_2025"]) | set(communes["ept"])
    names = dict(zip(communes["insee"], communes["name"], strict=True))
    for row in members.to_dict("records"):
        siren = row["siren_groupement"]
        if siren in groupings:
            if siren in by_group:
                sources.violations.add(file, row[LINE], siren, "grouping is a member of two territories")
            by_group[siren] = row["id_ti"]
            continue
        insee = row.get("insee_com") or _commune_of(siren, row["lib_groupement"], names)
        if insee not in names:
            sources.violations.add(file, row[LINE], f"{siren} {row['lib_groupement']}", "member can't be resolved")
        elif insee in by_commune:
            sources.violations.add(file, row[LINE], insee, "commune is a member of two territories")
        by_commune[insee] = row["id_ti"]
    # A commune that is itself a member takes precedence over its EPT, which takes precedence over the EPCI around it.
    found = [
        by_commune.get(insee) or by_group.get(ept) or by_group.get(epci, "")
        for insee, ept, epci in communes[["insee", "ept", "epci_2025"]].itertuples(index=False)
    ]
    return pd.Series(found, index=communes.index, dtype=str)


def _commune_of(siren: str, name: str, names: Mapping[str, str]) -> str:
    """INSEE code of the commune ``name`` with the given SIREN ("21", department, …); "" when there is none.

    The commune's number is at one of two positions in that SIREN, so the name decides between the two readings.
    """
    for code in (siren[2:4] + siren[5:8], siren[2:4] + siren[4:7]):
        if fold(names.get(code, "")) == fold(name):
            return code
    return ""
