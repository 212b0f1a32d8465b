"""Source: ecosystem places (incubators, accelerators, clusters, campuses, fab labs, schools…)."""

import pandas as pd

from geo.ingest.classification.place_sectors import sectors
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.identity import stable_ids
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Places
from geo.tables.reasons import BuildReason

SOURCE_ID = "atlas-ecosystem"
FILE = "ecosystem.csv"
COLUMNS = [
    "kind",
    "name",
    "departement",
    "insee_code",
    "region",
    "website_host_or_empty",
    "source",
    "lat",
    "lon",
    "sector",
    "status",
    "year",
]
DOUBT = r"non vérifié|non citée|d'après l'intitulé|en cours d'implantation|annoncée"
"""Pattern on ``status``: the source does not confirm the place in its present form."""


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """The table ``ecosystem``, sorted by id; ``verified`` is False where the source's status expresses a `DOUBT`."""
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "insee_code", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    found = [
        places.commune(row["insee_code"])
        or places.departement(row["departement"])
        or places.region(row["region"])
        or Places.nowhere(BuildReason.NO_PLACE)
        for row in rows.to_dict("records")
    ]
    for line, code, place in zip(rows[LINE], rows["insee_code"], found, strict=True):
        if code and not place.insee:
            reason = BuildReason.COMMUNE_UNKNOWN.value
            ledger.unresolved(SOURCE_ID, [{"line": int(line), "id": code, "reason": reason}])
    lon, lat = sources.numbers(rows, "lon", FILE), sources.numbers(rows, "lat", FILE)
    own = lon.notna() & lat.notna()
    ledger.count(SOURCE_ID, len(rows), len(rows)).resolved = {
        "site": int(own.sum()),
        "commune": int(sum(bool(place.insee) for place in found) - own.sum()),
    }
    key = rows["kind"] + "|" + rows["name"] + "|" + rows["insee_code"] + "|" + rows["departement"]
    table = pd.DataFrame(
        {
            "id": stable_ids(["eco"] * len(key), key),
            "kind": rows["kind"],
            "name": rows["name"],
            "sector_label": rows["sector"],
            "sectors": rows["sector"].map(sectors),
            "status": rows["status"],
            "verified": ~rows["status"].str.contains(DOUBT),
            "year": sources.numbers(rows, "year", FILE).astype("Int16"),
            "insee": [place.insee for place in found],
            **{name: [place.codes[name] for place in found] for name in LEVELS},
            "lon": lon.where(own, [place.lon for place in found]),
            "lat": lat.where(own, [place.lat for place in found]),
            "precision": ["site" if at else place.precision.value for at, place in zip(own, found, strict=True)],
            "website_host": rows["website_host_or_empty"],
            "source_url": rows["source"],
            "source_id": SOURCE_ID,
        }
    )
    return table.replace("", None).sort_values("id", ignore_index=True)
