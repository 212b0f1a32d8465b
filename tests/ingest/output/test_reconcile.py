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
}
"""Source id → file, amount column, rows, and the total in euros stated by the producer's page or our notes, if any."""
DROPPED = {"mesr-inov": 1}


def cents(amounts: pd.Series) -> int:
    return sum(int((Decimal(repr(amount)) * 100).to_integral_value()) for amount in amounts.dropna())


def euros(rows: list[dict[str, str]], column: str) -> list[Decimal]:
    return [Decimal(row[column].replace(",", ".")) for row in rows if row[column]]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("source_id", PUBLISHED)
def test_shown_and_outside_and_not_located_make_the_source(
    projects: pd.DataFrame, report: dict[str, Any], source_id: str, level: str
) -> None:
    rows = projects[projects["source_id"] == source_id]
    code = rows[LEVELS[level]]
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
    assert set(worse["id"]) <= explained <= set(projects["id"])


def test_a_row_without_any_place_is_counted_as_not_located() -> None:
    rows = pd.DataFrame({"source_id": "s", "aid_eur": [0.1, 0.2, None], "ti_2018": ["ti-0001", OUTSIDE, None]})
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
    assert sum(int(round(amount, 2) * 100) for amount in amounts) == cents(ours["aid_eur"])
    assert stated is None or abs(sum(amounts) - stated) < 1
    assert len(amounts) == ours["aid_eur"].notna().sum()


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
