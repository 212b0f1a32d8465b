"""The table of funded projects: rows from every project source, given ids, located and checked in the same way."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from geo.ingest.classification import industry
from geo.ingest.reading import former_epci
from geo.ingest.reading.files import siren_of
from geo.ingest.reading.identity import stable_ids
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import LEVELS, Place, Places
from geo.model import Precision
from geo.tables.reasons import BuildReason

RAW = [
    "key",
    "source_id",
    "source_row",
    "programme",
    "call",
    "sector",
    "theme",
    "title",
    "beneficiary",
    "siren",
    "date",
    "cost_eur",
    "aid_eur",
    "aid_kind",
    "confidence",
    "source_url",
    "brownfield",
    "insee",
    "epci",
    "departement",
    "region_name",
    "lon",
    "lat",
    "place_basis",
    "place_reason",
    "probable_insee",
    "activity",
    "instrument",
    "objective",
    "aid_range",
]
"""Columns that a source module returns; unknown text is "", unknown numbers NaN. ``key``: the row's natural key.

``place_reason``: the `BuildReason` of a row that its source places no better. ``probable_insee``: a commune where the
row probably belongs, which its source doesn't state.
"""
TITLE_LENGTH = 160
"""Maximum characters of a title; longer ones are cut at a word boundary."""
OVERSEAS_COLLECTIVITIES = {"975", "977", "978", "984", "986", "987", "988"}
"""Codes that sources use as department codes, but that belong to no department, region or EPCI of the atlas."""
AID_ABOVE_COST = "aid_above_cost"


def assemble(raw: Iterable[pd.DataFrame], places: Places, ledger: Ledger) -> pd.DataFrame:
    """Rows of all sources as the table ``projects``, sorted by id. Rows that can't be located are kept too."""
    rows = pd.concat([frame.reindex(columns=RAW) for frame in raw], ignore_index=True)
    text = [name for name in RAW if name not in ("source_row", "cost_eur", "aid_eur", "lon", "lat")]
    rows[text] = rows[text].fillna("")
    rows["id"] = stable_ids(rows["source_id"], rows["source_id"] + "|" + rows["key"])
    found = [_place({str(name): value for name, value in row.items()}, places) for row in rows.to_dict("records")]
    _report(rows, found, ledger)
    _report_former_epci(rows, found, ledger)
    rows["insee"] = [place.insee for place in found]
    for name in LEVELS:
        rows[name] = [place.codes[name] for place in found]
    rows["precision"] = [place.precision.value for place in found]
    rows["lon"] = [place.lon for place in found]
    rows["lat"] = [place.lat for place in found]
    rows["siren"] = rows["siren"].map(siren_of)
    rows["title"] = rows["title"].map(_shorten)
    rows["year"] = pd.to_numeric(rows["date"].str[:4].replace("", None)).astype("Int16")
    rows["industry"] = industry.bases(rows)
    industry.report(rows, ledger)
    rows["operation"] = _operations(rows)
    above = (rows["aid_eur"] > rows["cost_eur"]).fillna(False)
    rows["check"] = np.where(above, AID_ABOVE_COST, "")
    for source_id, flagged in rows[above].groupby("source_id"):
        ledger.entry(str(source_id)).notes[AID_ABOVE_COST] = flagged["id"].tolist()
    columns = ["id", "source_id", "source_row", "programme", "call", "sector", "theme", "title", "beneficiary", "siren"]
    columns += ["insee", *LEVELS, "lon", "lat", "precision", "place_basis", "date", "year", "cost_eur", "aid_eur"]
    columns += ["aid_range", "aid_kind", "operation", "check", "brownfield", "activity", "instrument", "objective"]
    columns += ["industry", "confidence", "source_url"]
    return rows[columns].replace("", None).sort_values("id", ignore_index=True)


def _operations(rows: pd.DataFrame) -> pd.Series:
    """Operation id of each row: the smallest id among rows with the same beneficiary and cost (one per grant).

    A row without a cost is an operation of its own. Beneficiaries are identified by SIREN, else by name and place.
    """
    named = rows["beneficiary"] + "|" + rows["departement"].fillna("") + "|" + rows["insee"].fillna("")
    who = rows["siren"].where(rows["siren"] != "", named)
    stated = rows["cost_eur"].notna() & (who != "||")
    first = rows[stated].groupby([who, "cost_eur"])["id"].transform("min")
    return first.reindex(rows.index).fillna(rows["id"])


def _shorten(title: str) -> str:
    title = " ".join(title.split())
    return title if len(title) <= TITLE_LENGTH else title[:TITLE_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"


def _place(row: dict[str, Any], places: Places) -> Place:
    """The most precise place that the row supports, from commune to nowhere, with a reason when it is a fallback."""
    reason, about = None, ""
    stated = BuildReason(row["place_reason"]) if row["place_reason"] else None
    if stated is BuildReason.ABROAD:
        return Places.outside(stated, "")
    if row["probable_insee"] and (found := places.commune(row["probable_insee"])):
        return replace(found, precision=Precision.PROBABLE)
    if row["insee"]:
        if found := places.commune(row["insee"]):
            return found
        reason, about = BuildReason.COMMUNE_UNKNOWN, row["insee"]
    if row["epci"]:
        if found := _grouping(row, places):
            return found
        reason, about = BuildReason.EPCI_GONE, row["epci"]
    if row["departement"] in OVERSEAS_COLLECTIVITIES:
        return Places.outside(BuildReason.OVERSEAS, row["departement"])
    if row["departement"] and (found := places.departement(row["departement"])):
        return replace(found, reason=reason or BuildReason.NO_COMMUNE, about=about)
    if row["region_name"] and (found := places.region(row["region_name"])):
        return replace(found, reason=reason or BuildReason.NO_DEPARTMENT, about=about)
    if reason is None and row["departement"]:
        reason, about = BuildReason.DEPARTMENT_UNKNOWN, row["departement"]
    return Places.nowhere(reason or stated or BuildReason.NO_PLACE, about)


def _grouping(row: dict[str, Any], places: Places) -> Place | None:
    """The place of the row's EPCI: that of today, of the row's year, or the one around its point; None if unknown."""
    year = int(row["date"][:4]) if row["date"] else None
    if found := places.grouping(row["epci"], year):
        return places.completed(found, row["departement"])
    if not np.isnan(row["lon"]) and row["lon"] != 0 and (found := places.epci_at(row["lon"], row["lat"])):
        placed = places.completed(found, row["departement"])
        return replace(placed, reason=BuildReason.EPCI_MERGED, about=row["epci"])
    return None


def _report_former_epci(rows: pd.DataFrame, found: list[Place], ledger: Ledger) -> None:
    """Record by source what the EPCI of past years placed: rows and cents, and the rows that got an EPCI of today."""
    placed: dict[str, dict[str, int]] = {}
    for i in (i for i, place in enumerate(found) if place.reason is BuildReason.EPCI_THEN):
        counts = placed.setdefault(str(rows["source_id"][i]), {"rows": 0, "aid_cents": 0, "rows_with_an_epci": 0})
        counts["rows"] += 1
        counts["aid_cents"] += 0 if np.isnan(rows["aid_eur"][i]) else round(rows["aid_eur"][i] * 100)
        counts["rows_with_an_epci"] += bool(found[i].codes["epci"])
    ledger.entry(former_epci.SOURCE_ID).notes["grants_placed"] = dict(sorted(placed.items()))


def _report(rows: pd.DataFrame, found: list[Place], ledger: Ledger) -> None:
    """Record rows by precision, old codes, and each row located less precisely than its source intended."""
    for source_id in rows["source_id"].unique():
        at = np.flatnonzero(rows["source_id"] == source_id)
        entry = ledger.entry(str(source_id))
        entry.resolved = {
            precision.value: count
            for precision in Precision
            if (count := sum(found[i].precision is precision for i in at))
        }
        coded = [i for i in at if rows["insee"][i]]
        entry.notes["rows_with_commune_code"] = len(coded)
        entry.notes["rows_resolved_to_a_commune"] = sum(bool(found[i].insee) for i in coded)
        entry.notes["rows_with_old_commune_code"] = sum(found[i].old_code for i in at)
        ledger.unresolved(
            str(source_id),
            (
                {"line": int(rows["source_row"][i]), "id": rows["id"][i], **found[i].shortfall}
                for i in at
                if found[i].reason
            ),
        )
