"""Beneficiaries funded by several programmes, by SIREN, with the rule that keeps a grant from being counted twice."""

from dataclasses import dataclass

import pandas as pd

from geo.funding.project_list import listed
from geo.selection.selection import Selection
from geo.tables.store import Store

SAME = ("siren", "year", "insee", "aid_eur", "aid_kind")
"""Columns that match in two rows of different sources when they may be one grant published twice."""


@dataclass(frozen=True)
class SharedFirms:
    """``firms``: one row per SIREN and programme, firms with the most aid first: siren, beneficiary, programme,
    projects, aid (euros of the summed kinds, NaN when no amount is known).

    ``doubles``: rows left out of the sums and project counts, as an earlier source has the same `SAME`. ``alike``: rows
    that share `SAME` with another row of the same source; an official list means them as different grants, so they are
    summed. ``nameless``: projects without a SIREN whose beneficiary has the same folded name as one with a SIREN;
    ``namesakes``: folded names shared by several SIRENs. Neither is merged into ``firms``.
    """

    firms: pd.DataFrame
    doubles: int
    alike: int
    nameless: int
    namesakes: int

    @property
    def count(self) -> int:
        """Number of beneficiaries."""
        return int(self.firms["siren"].nunique())


def shared_firms(store: Store, selection: Selection) -> SharedFirms:
    """The beneficiaries with projects in more than one programme, among the projects that ``selection`` lists."""
    table = listed(store, selection)
    columns = (
        "id",
        "source_id",
        "programme",
        "beneficiary",
        "named",
        "siren",
        "year",
        "insee",
        "aid_eur",
        "aid_kind",
        "aid",
    )
    rows = store.run(table.select(*columns).order_by("source_id", "id"))
    known = rows[rows["siren"].notna()]
    of_several = known.groupby("siren")["programme"].transform("nunique") > 1
    shared = known[of_several]
    doubled, alike = repeated(shared)
    counted = shared[~doubled]
    firms = counted.groupby(["siren", "programme"], sort=True).agg(
        beneficiary=("beneficiary", "first"), projects=("id", "size"), aid=("aid", _total)
    )
    totals = firms.groupby("siren")["aid"].transform(_total).rename("total")
    ordered = firms.assign(total=totals).reset_index()
    ordered = ordered.sort_values(["total", "siren", "programme"], ascending=[False, True, True], na_position="last")
    # One name for a firm: two programmes may write it in two ways.
    first = ordered.groupby("siren")["beneficiary"].transform("first")
    names = known.dropna(subset=["named"]).groupby("named")["siren"].nunique()
    lost = rows[rows["siren"].isna() & rows["named"].isin(names.index)]
    return SharedFirms(
        firms=ordered.assign(beneficiary=first).drop(columns="total").reset_index(drop=True),
        doubles=int(doubled.sum()),
        alike=int(alike.sum()),
        nameless=len(lost),
        namesakes=int((names > 1).sum()),
    )


def repeated(rows: pd.DataFrame) -> "tuple[pd.Series[bool], pd.Series[bool]]":
    """For each of ``rows`` (columns `SAME`, source_id, sorted by source): whether an earlier source has the same grant,
    and whether it shares `SAME` with another row of its own source. A row that lacks one of `SAME` is neither.
    """
    whole = rows[list(SAME)].notna().all(axis=1)
    keys = list(SAME)
    first = rows.groupby(keys)["source_id"].transform("first")
    doubled = whole & (rows["source_id"] != first)
    alike = whole & rows.duplicated([*keys, "source_id"], keep=False)
    return doubled.fillna(False).astype(bool), alike.astype(bool)


def _total(amounts: "pd.Series[float]") -> float:
    return float(amounts.sum(min_count=1)) if amounts.notna().any() else float("nan")
