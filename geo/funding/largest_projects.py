"""The largest projects by published amount, whatever its kind, which is named beside it.

A ceiling or an announcement is never summed, but the reader looks for the project all the same.
"""

from typing import NamedTuple

import ibis.expr.types as ir
import pandas as pd

from geo.funding.reliability import badge
from geo.labels import AMOUNTS
from geo.language import Voice
from geo.model import AidKind
from geo.tables.store import Store

COLUMNS = (
    "id",
    "title",
    "beneficiary",
    "programme",
    "sector",
    "year",
    "aid",
    "aid_eur",
    "aid_kind",
    "cost_eur",
    "confidence",
    "source_id",
    "source_url",
)
"""``aid_eur``: the published amount (euros) of ``aid_kind``; ``aid``: the same where its kind is summed, else null."""


class Named(NamedTuple):
    """A project in words: its title ("" if none), beneficiary, programme, amount, kind of amount ("" without an
    amount), badge (who vouches for it), and whether the amount is summed.
    """

    title: str
    beneficiary: str
    programme: str
    amount: str
    kind: str
    badge: str
    is_summed: bool


def largest(store: Store, table: ir.Table, most: int) -> pd.DataFrame:
    """The first ``most`` rows of ``table`` (`geo.funding.projects.funded`) by published amount, unknown last:
    `COLUMNS`.
    """
    ordered = table.order_by(table.aid_eur.desc(nulls_first=False), table.id).limit(most)
    return store.run(ordered.select(*COLUMNS))


def named(rows: pd.DataFrame, store: Store, voice: Voice) -> list[Named]:
    """The rows of `largest` in words."""
    found = []
    for row in rows.to_dict("records"):
        who = row["beneficiary"] if isinstance(row["beneficiary"], str) else voice._("unknown beneficiary")
        is_known = pd.notna(row["aid_eur"]) and isinstance(row["aid_kind"], str)
        kind = AMOUNTS[AidKind(row["aid_kind"])] if is_known else ""
        found.append(
            Named(
                title=row["title"] if isinstance(row["title"], str) else "",
                beneficiary=who,
                programme=store.programmes[row["programme"]].label(voice.language),
                amount=voice.compact_euros(row["aid_eur"]),
                kind=voice._(kind) if kind else "",
                badge=badge(row["confidence"], row["source_url"], voice),
                is_summed=bool(pd.notna(row["aid"])),
            )
        )
    return found
