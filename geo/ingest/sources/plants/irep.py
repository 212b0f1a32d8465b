"""Source: sites of the register of pollutant emissions (IREP, 2019): who they are, what they do, where they stand.

Only sites above the reporting thresholds have to declare: the register is not a list of factories.
"""

import re
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from geo.industry import SiteBasis
from geo.ingest.classification.branches import of_naf
from geo.ingest.reading.files import LINE, Sources, siren_of
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Place, Places
from geo.model import Precision
from geo.tables.reasons import BuildReason

SOURCE_ID = "irep-2019"
FILE = "irep_etablissements_industriels_2019.csv"
COLUMNS = [
    "id_irep",
    "etablissement",
    "siret",
    "code_postal",
    "code_ape",
    "libelle_ape",
    "latitude",
    "longitude",
    "geocodage_qualite",
    "insee_com",
    "nom_retire",
]
ACTIVITIES = Path(__file__).parents[2] / "classification" / "activities.csv"
"""English names of the NAF activities of the register: those of NACE, shortened, by the letter that the NAF adds."""
GOOD_SCORE = 0.5
"""Score of the geocoder (0 to 1) from which its point is taken for the address."""
NEAR_KM = 2.0
"""How far outside its stated commune a point may lie: an address is often that of the road at the border."""
POSTAL = "postal_code"
"""Precision of a point that is the postal code's."""
PERSONS = frozenset(
    [
        "052.02511",
        "054.01138",
        "058.00585",
        "061.05223",
        "063.02514",
        "064.00568",
        "064.00913",
        "067.00407",
        "070.00656",
        "070.00854",
        "100.03902",
        "567.00494",
    ]
)
"""Ids of sites that were declared under a person's name (a given name, alone or with a family name), found by reading
all names of the file; the file itself has blanked others.
"""


def register(sources: Sources) -> pd.DataFrame:
    """The rows of the register as text, with ``lon`` and ``lat`` (EPSG:4326), ``siren`` ("" without a SIRET) and
    ``name`` ("" where the declared name is a person's).
    """
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "siret", FILE, r"\d{14}", "not a SIRET")
    sources.check(rows, "code_ape", FILE, r"\d{4}[A-Z]", "not a NAF activity")
    sources.check(rows, "insee_com", FILE, r"\d[\dAB]\d{3}", "not an INSEE code")
    rows = sources.unique(rows, "id_irep", FILE)
    hidden = rows["id_irep"].isin(PERSONS) | (rows["nom_retire"] == "True")
    return rows.assign(
        lon=sources.numbers(rows, "longitude", FILE),
        lat=sources.numbers(rows, "latitude", FILE),
        siren=pd.Series([siren_of(text) for text in rows["siret"]], index=rows.index, dtype=str),
        name=rows["etablissement"].mask(hidden, ""),
    )


def activities(sources: Sources, rows: pd.DataFrame) -> pd.DataFrame:
    """The table ``activities``: slug (NAF code), label_fr as the register writes it, label_en; sorted by slug.

    An activity without an English name is a violation.
    """
    english = pd.read_csv(ACTIVITIES, dtype=str).set_index("ape")["label_en"]
    for line, code in zip(rows[LINE], rows["code_ape"], strict=True):
        if code and code not in english.index:
            sources.violations.add(FILE, line, code, f"activity is not in {ACTIVITIES.name}")
    named = rows[rows["code_ape"] != ""].drop_duplicates("code_ape").sort_values("code_ape", ignore_index=True)
    return pd.DataFrame(
        {
            "slug": named["code_ape"],
            "label_fr": named["libelle_ape"].map(_label),
            "label_en": named["code_ape"].map(english),
        }
    )


def _label(text: str) -> str:
    """A label of the NAF as it is printed: the file lost its semicolons, a ligature and a capital."""
    text = re.sub(r"\s+,\s+", " ; ", text).replace(", ufs", ", œufs").replace("'", "’")
    return text[:1].upper() + text[1:]


def sites(sources: Sources, rows: pd.DataFrame, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Rows of the table ``sites``, without the plants that they are in another register. ``rows``: see `register`.

    ``precision``: "site" where the address was found; else the commune, at its own point; else the postal code.
    """
    placed = [_place(row, places) for row in rows.to_dict("records")]
    found = [place for place, _precision in placed]
    for line, identifier, place in zip(rows[LINE], rows["id_irep"], found, strict=True):
        if place.precision is Precision.NONE:
            sources.violations.add(FILE, line, identifier, "site has no commune and no point")
    known = [of_naf(code) if code else None for code in rows["code_ape"]]
    table = pd.DataFrame(
        {
            "id": "irep-" + rows["id_irep"],
            "kind": "irep",
            "name": rows["name"],
            "siret": rows["siret"].where(rows["name"] != "", ""),
            "siren": rows["siren"].where(rows["name"] != "", ""),
            "activity": rows["code_ape"],
            "sector": [pair[1] if pair else "" for pair in known],
            "branch": [pair[0] if pair else "" for pair in known],
            "branch_basis": [SiteBasis.NAF.value if pair else "" for pair in known],
            "lon": [place.lon for place in found],
            "lat": [place.lat for place in found],
            "precision": [precision for _place, precision in placed],
            "source_id": SOURCE_ID,
            "insee": [place.insee or None for place in found],
            **{name: [place.codes[name] for place in found] for name in LEVELS},
        }
    )
    entry = ledger.count(SOURCE_ID, len(rows), len(table))
    entry.resolved = {str(name): int(count) for name, count in table["precision"].value_counts().sort_index().items()}
    entry.unresolved = [
        {"id": identifier, **place.shortfall}
        for identifier, place in zip(table["id"], found, strict=True)
        if place.shortfall
    ]
    entry.notes |= {
        "manufacturing": int(rows["code_ape"].str[:2].between("10", "33").sum()),
        "branches": _counts(table["branch"]),
        "without_siret": int((rows["siret"] == "").sum()),
        "names_not_published": int((rows["name"] == "").sum()),
        "sites_that_share_a_siret": int((rows["siret"].duplicated(keep=False) & (rows["siret"] != "")).sum()),
    }
    return table


def _place(row: Mapping[Hashable, Any], places: Places) -> tuple[Place, str]:
    """The place of a site and its precision. The stated commune is believed rather than a point found for it."""
    lon, lat = float(row["lon"]), float(row["lat"])
    pointed, quality = lon == lon and lat == lat, row["geocodage_qualite"]
    exact = pointed and bool(re.fullmatch(r"\d+(\.\d+)?", quality)) and float(quality) >= GOOD_SCORE
    stated = places.commune(row["insee_com"])
    if stated is not None:
        if exact and places.is_near(stated.insee, lon, lat, NEAR_KM):
            return _at(stated, lon, lat, None), Precision.SITE.value
        reason = BuildReason.POINT_ELSEWHERE if exact else BuildReason.ADDRESS_DOUBTFUL
        return _at(stated, stated.lon, stated.lat, reason), Precision.COMMUNE.value
    around = places.commune(places.at(lon, lat)) if pointed else None
    if around is None:
        return Places.nowhere(), Precision.NONE.value
    if exact:
        return _at(around, lon, lat, None), Precision.SITE.value
    if quality == "commune":
        return _at(around, around.lon, around.lat, BuildReason.ADDRESS_DOUBTFUL), Precision.COMMUNE.value
    return _at(around, lon, lat, BuildReason.COMMUNE_OF_POINT), POSTAL


def _at(place: Place, lon: float, lat: float, reason: BuildReason | None) -> Place:
    return Place(place.insee, place.codes, lon, lat, place.precision, reason)


def _counts(names: "pd.Series[str]") -> dict[str, int]:
    return {str(name) or "none": int(count) for name, count in names.value_counts().sort_index().items()}
