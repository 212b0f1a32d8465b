"""Every project of a selection as an export holds it: codes with their names, in the order of the list."""

import ibis.expr.types as ir

from geo.listing import listed, ordered
from geo.selection import Selection
from geo.store import Store

CODED = ("programme", "sector", "theme")
"""Columns of slugs, each followed by its label in the language of the selection."""


def project_rows(store: Store, selection: Selection) -> ir.Table:
    """The rows that `geo.listing` lists for ``selection``, all pages of them; columns: see `geo.project_columns`.

    ``aid_summed_eur`` is the aid of the kinds that the selection adds up, null for the others.
    """
    table = listed(store, selection)
    for column in CODED:
        names = store.table(f"{column}s").select(
            **{column: "slug", f"{column}_label": f"label_{selection.language.value}"}
        )
        table = table.left_join(names, column).drop(f"{column}_right")
    areas = {"region": "boundaries-region", "territory": f"boundaries-ti_{selection.perimeter.value}"}
    table = table.mutate(territory=table[selection.perimeter.column])
    for column, name in areas.items():
        named = store.table(name).select(**{column: "code", f"{column}_label": "label"})
        table = table.left_join(named, column).drop(f"{column}_right")
    rows = ordered(table, selection.sort)
    return rows.select(
        "id", "programme", "programme_label", "call", "sector", "sector_label", "theme", "theme_label", "title",
        "beneficiary", "siren", "insee", "commune", "departement", departement_label=rows.department,
        **{name: rows[name] for name in ("region", "region_label", "territory", "territory_label", "lon", "lat",
                                         "precision", "date", "year", "cost_eur", "aid_eur", "aid_kind")},
        aid_summed_eur=rows.aid, check=rows["check"], source_id=rows.source_id, source_url=rows.source_url,
        confidence=rows.confidence,
    )  # fmt: skip


def origins(store: Store, selection: Selection) -> dict[str, int]:
    """How many rows of `project_rows` each source has given, by the source's name, in its order."""
    table = listed(store, selection)
    counts = store.run(table.group_by("source_id").aggregate(n=table.count()).order_by("source_id"))
    return dict(zip(counts["source_id"], (int(count) for count in counts["n"]), strict=True))


def with_point(store: Store, selection: Selection) -> int:
    """How many rows of `project_rows` have a point."""
    table = listed(store, selection)
    return int(store.run(table.aggregate(n=(table.lon.notnull() & table.lat.notnull()).sum()))["n"].fillna(0).iloc[0])
