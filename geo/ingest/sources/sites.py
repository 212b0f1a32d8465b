"""Sources: sites under the EU ETS (European Commission, 2022) and ready-to-build industrial sites (clés en main)."""

import pandas as pd

from geo.ingest.classification.branches import branches
from geo.ingest.reading.files import LINE, Sources, siren_of
from geo.ingest.reading.identity import stable_ids
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Place, Places
from geo.ingest.sources.taxonomy import Taxonomy

ETS_ID, ETS_STEM = "eutl-2022", "eu_ets_sites_2022"
ETS_COLUMNS = [
    "X",
    "Y",
    "seqe_id",
    "account_holder_name",
    "installation_name",
    "kind",
    "year",
    "emissions",
    "CompanyRegistrationNo",
]
KEY_ID, KEY_FILE = "atlas-key-in-hand", "sites_cles_en_main.csv"
KEY_COLUMNS = [
    "site",
    "generation",
    "date",
    "commune",
    "departement",
    "region",
    "insee",
    "place_basis",
    "hectares",
    "availability",
    "source",
]


def read(sources: Sources, taxonomy: Taxonomy, places: Places, ledger: Ledger) -> pd.DataFrame:
    """The table ``sites``, sorted by id."""
    table = pd.concat([_ets(sources, taxonomy, places, ledger), _key_in_hand(sources, places, ledger)])
    return table.replace("", None).sort_values("id", ignore_index=True)


def _ets(sources: Sources, taxonomy: Taxonomy, places: Places, ledger: Ledger) -> pd.DataFrame:
    """EU ETS sites. Points are those of the postal code, so the commune found there is often a neighbouring one."""
    file = f"{ETS_STEM}.csv"
    rows = sources.read_csv(file, ETS_COLUMNS)
    slugs = sources.map_category(rows, "kind", file, taxonomy.mapping.get((ETS_STEM, "kind"), {}), 2)
    lon, lat = sources.numbers(rows, "X", file), sources.numbers(rows, "Y", file)
    years, emissions = sources.numbers(rows, "year", file), sources.numbers(rows, "emissions", file)
    sources.unique(rows, "seqe_id", file)
    found = []
    for line, x, y in zip(rows[LINE], lon, lat, strict=True):
        place = places.commune(places.at(x, y)) if x == x and y == y else None
        if place is None:
            sources.violations.add(file, line, f"{x}, {y}", "site has no point")
        found.append(place or Places.nowhere())
    known = branches(sources, rows, slugs[0] if len(rows) else pd.Series(dtype=str), ledger)
    notes = ledger.count(ETS_ID, len(rows), len(rows)).notes
    notes["placed_at"] = "the point of the postal code"
    notes["branches"] = _counts(known["branch"].replace("", "none"), emissions)
    notes["branch_bases"] = _counts(known["branch_basis"].replace("", "none"), emissions)
    return pd.DataFrame(
        {
            "id": "ets-" + rows["seqe_id"],
            "kind": "ets",
            "name": rows["installation_name"],
            "operator": rows["account_holder_name"],
            "siren": rows["CompanyRegistrationNo"].map(siren_of),
            **{name: known[name] for name in ("sector", "branch", "branch_basis")},
            "emissions_t": emissions,
            "year": years.astype("Int16"),
            "lon": lon,
            "lat": lat,
            "precision": "postal_code",
            "source_id": ETS_ID,
            **_codes(found),
        }
    )


def _key_in_hand(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    rows = sources.read_csv(KEY_FILE, KEY_COLUMNS)
    sources.check(rows, "insee", KEY_FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    found = []
    for row in rows.to_dict("records"):
        place = places.commune(row["insee"]) or places.departement(places.departement_named(row["departement"]))
        if place is None:
            sources.violations.add(KEY_FILE, row[LINE], row["insee"] or row["departement"], "site can't be placed")
        found.append(place or Places.nowhere())
    ledger.count(KEY_ID, len(rows), len(rows)).notes["coverage"] = "27 of the 55 sites of 2024, and older ones"
    key = rows["site"] + "|" + rows["departement"]
    return pd.DataFrame(
        {
            "id": stable_ids(["cle"] * len(key), key),
            "kind": "cle-en-main",
            "name": rows["site"],
            "hectares": sources.numbers(rows, "hectares", KEY_FILE),
            "availability": rows["availability"],
            "generation": rows["generation"],
            "date": rows["date"],
            "lon": [place.lon for place in found],
            "lat": [place.lat for place in found],
            "precision": [place.precision.value for place in found],
            "source_id": KEY_ID,
            "source_url": rows["source"],
            **_codes(found),
        }
    )


def _counts(names: pd.Series, tonnes: pd.Series) -> dict[str, dict[str, int]]:
    """Number of sites and tonnes of CO2e by name."""
    return {str(name): {"sites": len(part), "tonnes": int(part.sum())} for name, part in tonnes.groupby(names)}


def _codes(found: list[Place]) -> dict[str, list[str | None]]:
    levels = {name: [place.codes[name] for place in found] for name in LEVELS}
    return {"insee": [place.insee or None for place in found], **levels}
