"""Rows and euros from published files to tables: nothing is invented or lost, at any level or perimeter."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

from geo.ingest.output.reconcile import reconcile
from geo.model import OUTSIDE
from geo.tables.reasons import BuildReason

Rows = Callable[[str], list[dict[str, str]]]
LEVELS = {
    "ti_2018-149": "ti_2018",
    "ti_2024-07-04": "ti_2024",
    "epci": "epci",
    "zone-emploi": "zone_emploi",
    "departement": "departement",
    "region": "region",
}
PUBLISHED = {
    "mesr-inov": ("inov_laureats_2018_2025.csv", "subvention", 753, None),
    "fonds-vert-2023": ("fonds_vert_2023.csv", "montant_engage", 10_782, Decimal(1956354884)),
    "fonds-vert-ti-2024-paca": ("fonds_vert_2024_territoires_industrie_paca.csv", "montant", 19, Decimal(4373733)),
    "dgcl-dotations-2018": ("dgcl_dotations_2018_economie_emploi.csv", "SUBVENTION", 1_496, Decimal("117375659.65")),
    "dgcl-dotations-2019": ("dgcl_dotations_2019_economie_emploi.csv", "montant_sub", 1_233, Decimal("110746544.44")),
    "atlas-compiled": ("projets_compiles.csv", "aid_eur", 74, None),
    "atlas-rebond": ("rebond_industriel.csv", "aid_eur", 5, None),
    "tam-2016-2020": (
        "aides_etat_tam_france_2016_2020.csv",
        "element_aide_eur",
        6_777,
        Decimal("17022753317.61"),
    ),
    "ademe-2018-2020": (
        "ademe_aides_financieres_2018_2020.csv",
        "montant_eur",
        11_985,
        Decimal("1952252018.24"),
    ),
    "mesr-ilab": ("ilab_laureats_1999_2025.csv", "", 3_923, None),
    "cdc-ville-durable": (
        "france2030_demonstrateurs_ville_durable_39_2026-07.csv",
        "montant_subvention_engagee_eur",
        39,
        Decimal("16450879.50"),
    ),
}
"""Source id → file, amount column, rows, and the total in euros stated by the producer's page or our notes, if any."""
DROPPED = {"mesr-inov": 1, "ademe-2018-2020": 807, "mesr-ilab": 3_923 - 691}
REPEATED_CENTS = {"ademe-2018-2020": 20_542_226_642}
"""Euro cents of rows that repeat a whole amount on another partner."""


def cents(amounts: pd.Series) -> int:
    return sum(int((Decimal(repr(amount)) * 100).to_integral_value()) for amount in amounts.dropna())


def euros(rows: list[dict[str, str]], column: str) -> list[Decimal]:
    return [Decimal(row[column].replace(",", ".")) for row in rows if column and row[column]]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("source_id", PUBLISHED)
def test_shown_and_outside_and_not_located_make_the_source(
    projects: pd.DataFrame, report: dict[str, Any], source_id: str, level: str
) -> None:
    rows = projects[projects["source_id"] == source_id]
    code = rows[LEVELS[level]]
    if level not in ("departement", "region"):
        code = code.mask(rows["precision"] == "probable")
    parts = {"shown": code.notna() & (code != OUTSIDE), "outside": code == OUTSIDE, "not_located": code.isna()}
    found = {
        name: {"rows": int(mask.sum()), "aid_cents": cents(rows.loc[mask, "aid_eur"])} for name, mask in parts.items()
    }
    account = report["reconciliation"][source_id]
    assert found == account["levels"][level]
    assert sum(part["rows"] for part in found.values()) == account["rows"] == len(rows)
    assert sum(part["aid_cents"] for part in found.values()) == account["aid_cents"] == cents(rows["aid_eur"])


def test_every_source_of_projects_is_reconciled(projects: pd.DataFrame, report: dict[str, Any]) -> None:
    assert set(report["reconciliation"]) == set(projects["source_id"]) == set(PUBLISHED)


@pytest.mark.parametrize("source_id", PUBLISHED)
def test_every_row_is_read_and_kept_or_declared_dropped(report: dict[str, Any], source_id: str) -> None:
    entry = report["sources"][source_id]
    assert entry["rows_read"] == PUBLISHED[source_id][2]
    assert len(entry["dropped"]) == DROPPED.get(source_id, 0)
    assert (
        entry["rows_read"] - len(entry["dropped"]) == entry["rows_kept"] == report["reconciliation"][source_id]["rows"]
    )
    assert all(row["line"] > 1 and row["reason"] for row in entry["dropped"])


def test_codes_of_communes_resolve_and_the_rest_has_its_reason(report: dict[str, Any]) -> None:
    coded = resolved = explained = 0
    for source_id in PUBLISHED:
        entry = report["sources"][source_id]
        coded += entry["notes"]["rows_with_commune_code"]
        resolved += entry["notes"]["rows_resolved_to_a_commune"]
        explained += sum(row["reason"] == BuildReason.COMMUNE_UNKNOWN for row in entry["unresolved"])
    assert resolved / coded >= 0.995
    assert coded - resolved == explained


def test_every_row_placed_worse_than_its_commune_or_epci_has_its_reason(
    projects: pd.DataFrame, report: dict[str, Any]
) -> None:
    explained = {row["id"] for source_id in PUBLISHED for row in report["sources"][source_id]["unresolved"]}
    worse = projects[projects["precision"].isin(["departement", "region", "none"])]
    assert explained <= set(projects["id"])
    for source_id, rows in worse.groupby("source_id"):
        # A reason that most rows of a source share is counted, not listed.
        assert (~rows["id"].isin(explained)).sum() == sum(report["sources"][source_id]["counted"].values())


def test_a_row_without_any_place_is_counted_as_not_located() -> None:
    rows = pd.DataFrame(
        {"source_id": "s", "aid_eur": [0.1, 0.2, None], "precision": "epci", "ti_2018": ["ti-0001", OUTSIDE, None]}
    )
    rows = rows.assign(**dict.fromkeys(("ti_2024", "epci", "zone_emploi", "departement", "region")))
    account = reconcile(rows)["s"]
    assert account["levels"]["ti_2018-149"] == {
        "shown": {"rows": 1, "aid_cents": 10},
        "outside": {"rows": 1, "aid_cents": 20},
        "not_located": {"rows": 1, "aid_cents": 0},
    }
    assert account["levels"]["region"]["not_located"] == {"rows": 3, "aid_cents": 30}


@pytest.mark.sources
@pytest.mark.parametrize("source_id", PUBLISHED)
def test_the_table_holds_the_rows_and_euros_of_the_published_file(
    projects: pd.DataFrame, source_rows: Rows, source_id: str
) -> None:
    file, column, count, stated = PUBLISHED[source_id]
    published, ours = source_rows(file), projects[projects["source_id"] == source_id]
    amounts = euros(published, column)
    assert len(published) == count == len(ours) + DROPPED.get(source_id, 0)
    # Amounts are stored to the cent per row: the sums agree to the cent, and with the stated total to the euro.
    repeated = REPEATED_CENTS.get(source_id, 0)
    assert sum(int(round(amount, 2) * 100) for amount in amounts) == cents(ours["aid_eur"]) + repeated
    assert stated is None or abs(sum(amounts) - stated) < 1
    assert len(amounts) == ours["aid_eur"].notna().sum() + (DROPPED[source_id] if repeated else 0)


def test_the_account_of_ademe_says_what_its_partners_repeat(report: dict[str, Any]) -> None:
    notes = report["sources"]["ademe-2018-2020"]["notes"]
    assert notes["source_aid_cents"] == notes["kept_aid_cents"] + notes["repeated_aid_cents"] == 195_225_201_824
    assert notes["repeated_aid_cents"] == REPEATED_CENTS["ademe-2018-2020"]
    assert notes["conventions_with_partners"] == {"conventions": 473, "rows": 1_280}
    # Agreements that share date, title and amount are several grants, each paid whole to its beneficiary.
    alike = notes["same_date_title_and_amount"]
    assert (alike["groups"], alike["rows"], alike["groups_of_several_conventions"]) == (538, 1_509, 65)


def test_reasons_of_state_aid_that_is_not_placed(report: dict[str, Any], projects: pd.DataFrame) -> None:
    entry = report["sources"]["tam-2016-2020"]
    reasons = pd.Series([row["reason"] for row in entry["unresolved"]]).value_counts().to_dict()
    assert reasons == {
        BuildReason.LARGE_REGION: 518,
        BuildReason.NATION: 399,
        BuildReason.ABROAD: 39,
    }
    rows = projects[projects["source_id"] == "tam-2016-2020"]
    ranges = rows[rows["aid_range"].notna()]
    assert ranges["aid_eur"].isna().all()
    assert sorted(ranges["aid_range"]) == ["1000000-2000000", *["500000-1000000"] * 4]
    assert (rows.loc[rows["precision"] == "none", ["departement", "region"]].isna()).all(axis=None)


def test_euros_of_the_european_funds(report: dict[str, Any], data_dir: object) -> None:
    notes = report["sources"]["ue-enveloppes-2021-2027"]["notes"]
    figures = pd.read_parquet(f"{data_dir}/figures.parquet")
    ours = figures[figures["source_id"] == "ue-enveloppes-2021-2027"]
    assert cents(ours["value"]) == notes["aid_cents"] == 1_734_218_399_400
    assert notes["aid_cents"] == notes["aid_cents_of_regions"] + notes["aid_cents_of_no_region_of_the_atlas"]
    funds = ours["key"].str.rsplit("_", n=1).str[-1]
    assert cents(ours.loc[funds == "ftj", "value"]) == 102_995_259_900


@pytest.mark.sources
def test_industrial_brownfields_are_those_of_cerema(projects: pd.DataFrame, source_rows: Rows) -> None:
    published = [
        row
        for row in source_rows("fonds_vert_2023_recyclage_foncier.csv")
        if row["nat_friche"] == "Friche industrielle ou minière"
    ]
    ours = projects.loc[projects["brownfield"] == "industrielle", "aid_eur"]
    assert len(published) == len(ours) == 158
    assert sum(euros(published, "montant_engage"), Decimal()).quantize(Decimal("0.01")) == Decimal("91753867.18")
    assert cents(ours) == 9_175_386_718
