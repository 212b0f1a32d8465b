"""Source: the State-aid awards of France in the EU transparency register (TAM), 500,000 € or more, 2016–2020."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.classification import nace, objectives
from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.former_regions import region_today
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.persons import unnamed
from geo.ingest.reading.places import Places
from geo.model import OUTSIDE, AidKind
from geo.tables.reasons import BuildReason

SOURCE_ID = "tam-2016-2020"
FILE = "aides_etat_tam_france_2016_2020.csv"
PROGRAMME = "aides-etat-tam"
COLUMNS = [
    "ref_tam",
    "sa_number",
    "mesure",
    "siren",
    "beneficiaire",
    "lieu_publie",
    "niveau_lieu",
    "code_dep",
    "nace_code",
    "instrument",
    "objectif",
    "element_aide_eur",
    "element_aide_tranche",
    "date_octroi",
]
LEVELS: Mapping[str, str] = {
    "departement": "",
    "region": "",
    "ancienne_region": "",
    "nuts1": BuildReason.LARGE_REGION.value,
    "national": BuildReason.NATION.value,
    "hors_france": BuildReason.ABROAD.value,
}
"""Kind of the published place → why it is no place of the atlas, "" where it is one."""
RANGE = r"(?:> )?(\d{1,3}(?:,\d{3})*) - (\d{1,3}(?:,\d{3})*)"


def read(sources: Sources, places: Places, sites: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """One row an award. Its amount is the aid element; a published range stays one (``aid_range``), without an amount.

    ``sites``: the table of sites. An award to a firm with one known site in the stated department or region is probably
    for that site.
    """
    rows = sources.read_csv(FILE, COLUMNS)
    sources.unique(rows, "ref_tam", FILE)
    sources.check(rows, "siren", FILE, r"\d{9}", "not a SIREN")
    sources.check(rows, "code_dep", FILE, r"\d[\dAB]|97\d", "not a department code")
    sources.check(rows, "nace_code", FILE, r"[A-U](?:\d{1,2}(?:\.\d+)*)?", "not a NACE code", required=True)
    sources.check(rows, "date_octroi", FILE, r"\d{4}-\d{2}-\d{2}", "not a date", required=True)
    sources.check(rows, "element_aide_tranche", FILE, RANGE, "not a range of euros")
    for line, level in zip(rows[LINE], rows["niveau_lieu"], strict=True):
        if level not in LEVELS:
            sources.violations.add(FILE, line, level, "unknown kind of place")
    regional = rows["niveau_lieu"].isin(["region", "ancienne_region"])
    regions = pd.Series([_region(places, name) for name in rows["lieu_publie"]], index=rows.index, dtype=str)
    regions = regions.where(regional, "")
    for line, name, found in zip(rows[LINE], rows["lieu_publie"], regions.where(regional, "-"), strict=True):
        if not found:
            sources.violations.add(FILE, line, name, "unknown region")
    amounts = sources.amounts(rows, "element_aide_eur", FILE)
    hidden = unnamed(rows["beneficiaire"])
    firms = rows["siren"].where(~hidden, "")
    likely = _likely(rows.assign(siren=firms, region=regions), sites, places)
    entry = ledger.count(SOURCE_ID, len(rows), len(rows))
    entry.notes = {
        "ranges_without_amount": int((rows["element_aide_tranche"] != "").sum()),
        "rows_without_amount": int(amounts.isna().sum()),
        "beneficiaries_not_published": int((hidden | (rows["beneficiaire"] == "")).sum()),
        "probably_at_the_firm_s_one_site": int((likely != "").sum()),
        "kinds_of_place": {str(name): int(n) for name, n in rows["niveau_lieu"].value_counts().sort_index().items()},
    }
    return pd.DataFrame(
        {
            "key": rows["ref_tam"],
            "source_id": SOURCE_ID,
            "source_row": rows[LINE],
            "programme": PROGRAMME,
            "call": rows["sa_number"],
            "sector": rows["nace_code"].map(nace.sector),
            "theme": rows["objectif"].map(objectives.theme),
            "title": rows["mesure"],
            "beneficiary": rows["beneficiaire"].where(~hidden, ""),
            "siren": firms,
            "date": rows["date_octroi"],
            "aid_eur": amounts,
            "aid_kind": [AidKind.STATE_AID.value if known else "" for known in amounts.notna()],
            "aid_range": rows["element_aide_tranche"].map(_range),
            "activity": rows["nace_code"],
            "instrument": rows["instrument"],
            "objective": rows["objectif"],
            "confidence": "official",
            "departement": rows["code_dep"],
            "region_name": regions,
            "place_reason": rows["niveau_lieu"].map(LEVELS).fillna(""),
            "probable_insee": likely,
        }
    )


def _region(places: Places, name: str) -> str:
    """Name of today's region that holds ``name``, a region of today or of 2015; "" for another."""
    return name if places.region(name) is not None else region_today(name)


def _range(text: str) -> str:
    """A published range in whole euros, "500000-1000000"; "" for none."""
    return text.replace(",", "").replace("> ", "").replace(" ", "")


def _likely(rows: pd.DataFrame, sites: pd.DataFrame, places: Places) -> pd.Series:
    """INSEE code of the one site of each row's firm, if it lies where the row says; "" otherwise.

    Each kind of site may list the firm's plant: a firm with two sites of one kind has several, and the kind that is
    placed at an address is believed before one placed at a postal code.
    """
    known = sites[sites["siren"].notna() & sites["insee"].notna()]
    several = known.groupby(["siren", "kind"])["id"].transform("size") > 1
    several = several.groupby(known["siren"]).transform("any")
    exact = known[~several].assign(rough=known["precision"] == "postal_code").sort_values(["rough", "id"])
    one: dict[str, str] = dict(exact.drop_duplicates("siren")[["siren", "insee"]].itertuples(index=False))
    found = []
    for siren, departement, region in rows[["siren", "code_dep", "region"]].itertuples(index=False):
        place = places.commune(one[siren]) if siren in one else None
        stated = places.departement(departement) or places.region(region)
        agrees = place is not None and stated is not None
        levels = ("departement", "region") if departement else ("region",)
        if agrees and all(place.codes[level] == stated.codes[level] != OUTSIDE for level in levels):  # type: ignore[union-attr]
            found.append(place.insee)  # type: ignore[union-attr]
        else:
            found.append("")
    return pd.Series(found, index=rows.index, dtype=str)
