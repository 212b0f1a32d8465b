"""Source: envelopes of the European funds for 2021–2027, by programme and fund (partnership agreement, table 9B)."""

from collections.abc import Mapping

import pandas as pd

from geo.ingest.reading.files import LINE, Sources
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places

SOURCE_ID = "ue-enveloppes-2021-2027"
FILE = "fonds_ue_2021_2027_enveloppes_programmes.csv"
COLUMNS = ["cci", "programme", "region", "code_region", "fonds", "contribution_ue_eur"]
FUNDS = {"FEDER", "FSE+", "FTJ", "FEAMPA"}
UNIT = "€, enveloppe sur 7 ans"
NATION = "FR"
ELSEWHERE: Mapping[str, str] = {"Saint-Martin": "978"}
"""Named regions that are none of the atlas → the code that sources use for them."""


def read(sources: Sources, places: Places, ledger: Ledger) -> pd.DataFrame:
    """Rows of ``figures``, one for each programme and fund, over all categories of regions; value: euros of the EU.

    ``territory``: ``region-`` and a region's code, ``FR`` for national programmes.
    """
    rows = sources.read_csv(FILE, COLUMNS)
    sources.check(rows, "cci", FILE, r"2021FR\d{2}[A-Z]{4}\d{3}", "not a programme number", required=True)
    for line, fund, code, region in zip(rows[LINE], rows["fonds"], rows["code_region"], rows["region"], strict=True):
        if fund not in FUNDS:
            sources.violations.add(FILE, line, fund, "unknown fund")
        if code and not places.is_region(code):
            sources.violations.add(FILE, line, code, "unknown region")
        elif not code and region and region not in ELSEWHERE:
            sources.violations.add(FILE, line, region, "region without a code")
    codes = rows["code_region"].where(rows["code_region"] != "", rows["region"].map(ELSEWHERE).fillna(""))
    rows = rows.assign(
        euros=sources.amounts(rows, "contribution_ue_eur", FILE),
        territory=("region-" + codes).where(codes != "", NATION),
    )
    found = rows.groupby(["cci", "fonds", "programme", "territory"], as_index=False)["euros"].sum(min_count=1)
    cents = (rows["euros"] * 100).round()
    ledger.count(SOURCE_ID, len(rows), len(rows)).notes = {
        "figures": len(found),
        "aid_cents": int(cents.sum()),
        "aid_cents_of_regions": int(cents[rows["code_region"] != ""].sum()),
        "aid_cents_of_no_region_of_the_atlas": int(cents[rows["code_region"] == ""].sum()),
        "aid_cents_of_the_just_transition_fund": int(cents[rows["fonds"] == "FTJ"].sum()),
    }
    return pd.DataFrame(
        {
            "key": "ue2127_" + found["cci"].str.lower() + "_" + found["fonds"].str.lower().str.replace("+", ""),
            "programme": None,
            "territory": found["territory"],
            "indicator_fr": found["fonds"] + " : " + found["programme"],
            "value": found["euros"],
            "value_max": float("nan"),
            "unit": UNIT,
            "as_of": "2021",
            "source": "ANCT, Accord de partenariat 2021-2027, tableau 9B",
            "confidence": "official",
            "source_id": SOURCE_ID,
        }
    )
