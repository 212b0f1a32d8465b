"""The list of projects: searched ignoring accents, sorted in a total order, paginated by the engine."""

from dataclasses import dataclass
from typing import TypeGuard

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from geo.funding.projects import funded
from geo.language import sort_key
from geo.model import Order, area_column
from geo.search import fold
from geo.selection.selection import Selection
from geo.tables.store import Store

PER_PAGE = 50
"""Rows per page: the browser never gets more."""
COLUMNS = (
    "id",
    "title",
    "beneficiary",
    "programme",
    "sector",
    "commune",
    "department",
    "year",
    "cost_eur",
    "aid_eur",
    "aid_kind",
    "confidence",
    "source_url",
)


@dataclass(frozen=True)
class Listing:
    """One page of a list: ``rows`` have `COLUMNS`, null where unknown, amounts in euros.

    ``page`` counts from 1 and is clamped to the last one; ``pages`` is at least 1. ``found``: number of projects on all
    pages.
    """

    rows: pd.DataFrame
    page: int
    pages: int
    found: int


def words(selection: Selection) -> tuple[str, ...]:
    """The words that a project must contain, folded; empty without a search, or for one without any letter or digit."""
    return tuple(fold(selection.search or "").split())


def inside(store: Store, selection: Selection) -> ir.Table:
    """`geo.funding.projects.funded` in the focused area, if any, with what a list needs of each project.

    ``text`` holds the folded words of its title, beneficiary, SIREN, commune, programme and call, ``named`` the folded
    beneficiary, ``rank`` the alphabetical rank of its title; ``commune`` and ``department`` are names. Null where
    unknown.
    """
    table = funded(store, selection)
    if (area := selection.area) is not None:
        table = table.filter(table[area_column(area.level, selection.perimeter)] == area.code)
    texts = store.keep("listing_texts", lambda: _texts(store))
    # A place that is only probable has no commune here, unless the view counts it.
    table = table.join(texts, "id")
    return table.mutate(commune=table.insee.notnull().ifelse(table.commune, None))


def listed(store: Store, selection: Selection) -> ir.Table:
    """The rows of `inside` that contain every word of the search, even within longer words; none if it has no word.

    Words are matched literally: no character is a wildcard.
    """
    table = inside(store, selection)
    if selection.search is None:
        return table
    asked = words(selection)
    if not asked:
        return table.filter(ibis.literal(False))
    return table.filter([table.text.contains(word) for word in asked])


def listing(store: Store, selection: Selection) -> Listing:
    """The page of ``selection``; ties are sorted by id, unknown values come last.

    Sorting by aid uses the published amount, whatever its kind, so that large projects are found by their size.
    """
    table = listed(store, selection)
    found = int(store.run(table.aggregate(n=table.count()))["n"].iloc[0])
    pages = max(1, -(-found // PER_PAGE))
    page = min(selection.page, pages)
    rows = ordered(table, selection.sort).select(*COLUMNS).limit(PER_PAGE, offset=(page - 1) * PER_PAGE)
    return Listing(store.run(rows), page, pages, found)


def ordered(table: ir.Table, order: Order) -> ir.Table:
    """Rows of `listed` in list order, which is total."""
    keys = {
        Order.AID: (table.aid_eur.desc(),),
        Order.COST: (table.cost_eur.desc(),),
        Order.DATE: (table.date.desc(),),
        Order.NAME: (table["rank"].asc(),),
    }[order]
    return table.order_by([*keys, table.id])


def without(store: Store, selection: Selection) -> dict[str, int]:
    """For each filter of ``selection``, how many projects it would list if that filter alone were cleared."""
    wider = {name: listed(store, selection.cleared(name)) for name in selection.active_filters()}
    return {name: int(store.run(table.aggregate(n=table.count()))["n"].iloc[0]) for name, table in wider.items()}


def project(store: Store, identifier: str) -> "pd.Series[str]":
    """All that is known about one project, whatever the filters: its row of ``projects``, commune and department names.

    Raises ``KeyError`` for an unknown id.
    """
    table = store.table("projects")
    texts = store.keep("listing_texts", lambda: _texts(store)).select("id", "commune", "department")
    found = store.run(table.filter(table.id == identifier).join(texts, "id"))
    if found.empty:
        raise KeyError(identifier)
    return found.iloc[0]


def of_same_firm(store: Store, identifier: str) -> pd.DataFrame:
    """The other projects with the project's SIREN, whatever the filters: columns of ``projects``, latest first.

    Empty when the project has no SIREN.
    """
    table = store.table("projects")
    own = table.filter(table.id == identifier).select("siren")
    others = table.filter(table.id != identifier).semi_join(own, "siren")
    return store.run(others.order_by(others.date.desc(), others.id))


def _texts(store: Store) -> ir.Table:
    """The columns that a list adds to each project; computed once, in a few tenths of a second."""
    columns = ("id", "title", "beneficiary", "siren", "insee", "departement", "programme", "call")
    rows = store.run(store.table("projects").select(*columns))
    commune = rows["insee"].map(_names(store, "communes", "insee", "name"))
    labels = {slug: f"{term.label_fr} {term.label_en}" for slug, term in store.programmes.items()}
    said = [rows["title"], rows["beneficiary"], rows["siren"], commune, rows["programme"].map(labels), rows["call"]]
    texts = [fold(" ".join(filter(_is_text, parts))) for parts in zip(*said, strict=True)]
    named = [fold(name) if _is_text(name) else None for name in rows["beneficiary"]]
    order = {title: rank for rank, title in enumerate(sorted(set(filter(_is_text, rows["title"])), key=sort_key))}
    added = {
        "id": pa.array(rows["id"], pa.string()),
        "text": pa.array(texts, pa.string()),
        "named": pa.array(named, pa.string()),
        "rank": pa.array([order.get(title) if _is_text(title) else None for title in rows["title"]], pa.int64()),
        "commune": pa.array(commune, pa.string(), from_pandas=True),
        "department": pa.array(
            rows["departement"].map(_names(store, "boundaries-departement", "code", "label")),
            pa.string(),
            from_pandas=True,
        ),
    }
    return ibis.memtable(pa.table(added))


def _is_text(value: object) -> TypeGuard[str]:
    return isinstance(value, str)


def _names(store: Store, table: str, code: str, name: str) -> dict[str, str]:
    frame = store.run(store.table(table).select(code, name))
    return dict(zip(frame[code], frame[name], strict=True))
