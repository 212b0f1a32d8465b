"""Source: Insee's zonings of the COG of 2024, from which the employment areas (zones d'emploi 2020) are taken."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.tables.reasons import BuildReason

SOURCE_ID = "insee-zonings-2024"
FILE = "communes_zonages_insee_cog2024.csv"
COLUMN = "zone_emploi"
SPLIT_FROM: Mapping[str, str] = {"15031": "15141", "15035": "15141", "15047": "15141", "15171": "15141"}
"""Communes that were set up again in 2025, and the one that they left: it alone stands in the COG of 2024."""


def read(
    sources: Sources,
    communes: pd.DataFrame,
    aliases: Mapping[str, str],
    departements: Mapping[str, str],
    ledger: Ledger,
) -> tuple[pd.Series, dict[str, str]]:
    """The employment area of each of today's communes (in their order), and the label of each area by its code.

    A commune keeps the area of its own code. One that has none, because it was made of others since or has left
    another, takes the area in which most of its parts lie. A label that two areas have gets its department's name
    (``departements``: code → name). A commune without an area is a violation, and gets "".
    """
    rows = sources.read_csv(FILE, ["insee_com", "dep", "ze2020", "lib_ze2020"])
    sources.check(rows, "insee_com", FILE, r"\d[\dAB]\d{3}", "not an INSEE code", required=True)
    sources.check(rows, "ze2020", FILE, r"\d{4}", "not a code of an employment area", required=True)
    rows = sources.unique(rows, "insee_com", FILE)
    today = set(communes["insee"])
    codes = rows["insee_com"]
    now = codes.where(codes.isin(today), codes.map(aliases)).fillna("")
    rows = rows.assign(now=now, own=now == codes)
    entry = ledger.count(SOURCE_ID, len(rows), int((now != "").sum()))
    entry.unresolved = [
        {"line": int(line), "key": code, "reason": BuildReason.COMMUNE_UNKNOWN.value}
        for line, code in rows.loc[now == "", [LINE, "insee_com"]].itertuples(index=False)
    ]
    found = _chosen(rows[now != ""])
    areas = communes["insee"].map(lambda insee: found.get(insee) or found.get(SPLIT_FROM.get(insee, ""), ""))
    if len(rows):  # without the file, its own violation is enough
        for insee in communes.loc[areas == "", "insee"]:
            sources.violations.add(FILE, None, insee, "commune without an employment area")
    entry.notes = {
        "employment_areas": int(rows["ze2020"].nunique()),
        "rows_with_old_commune_code": int(((now != "") & ~rows["own"]).sum()),
        "communes_that_left_another": {insee: into for insee, into in SPLIT_FROM.items() if insee in today},
        "merged_communes_of_several_areas": _divided(rows[now != ""], found),
    }
    return areas.astype(str), _labels(rows, departements)


def _chosen(rows: pd.DataFrame) -> dict[str, str]:
    """The area of each commune: of the row with its own code, else the commonest of its parts, the first of equals."""
    parts = rows[~rows["own"]].groupby("now")["ze2020"].agg(lambda areas: areas.mode().iloc[0])
    own = rows[rows["own"]].set_index("now")["ze2020"]
    return {str(insee): str(area) for insee, area in (*parts.items(), *own.items())}


def _divided(rows: pd.DataFrame, chosen: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Communes whose parts lay in several areas: the parts of the area that was taken, and those of others."""
    several = rows.groupby("now")["ze2020"].transform("nunique") > 1
    return {
        str(insee): {
            "kept": [f"{code} ({area})" for code, area in pairs if area == chosen[str(insee)]],
            "moved": [f"{code} ({area})" for code, area in pairs if area != chosen[str(insee)]],
        }
        for insee, parts in rows[several].groupby("now")
        if (pairs := [*parts[["insee_com", "ze2020"]].itertuples(index=False, name=None)])
    }


def _labels(rows: pd.DataFrame, departements: Mapping[str, str]) -> dict[str, str]:
    areas = rows.drop_duplicates("ze2020")
    again = areas["lib_ze2020"].duplicated(keep=False)
    placed = areas["lib_ze2020"] + " (" + areas["dep"].map(departements).fillna(areas["dep"]) + ")"
    return dict(zip(areas["ze2020"], areas["lib_ze2020"].where(~again, placed), strict=True))
