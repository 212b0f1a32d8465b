"""Every project of a selection as exported: codes with their names, in list order."""

from collections.abc import Iterator
from dataclasses import replace

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa

from geo.funding.project_list import listed, ordered
from geo.selection.selection import Selection
from geo.tables.store import Store

CODED = ("programme", "sector", "theme")
"""Columns of slugs, each followed by its label in the language of the selection."""
WINDOW = 20_000
"""Rows sorted at a time: about 15 MB. Only the ids are ever sorted all at once."""


def project_batches(store: Store, selection: Selection, size: int) -> Iterator[pa.RecordBatch]:
    """The rows that `geo.funding.project_list` lists for ``selection``, all pages in order, at most ``size`` at a time.

    Columns: those of `project_rows`. Memory grows with the ids alone: about 40 bytes per row.
    """
    ids = store.run(ordered(listed(store, selection), selection.sort).select("id"))["id"]
    rows = project_rows(store, selection)
    for first in range(0, len(ids), WINDOW):
        window = pa.array(ids.iloc[first : first + WINDOW], pa.string())
        place = ibis.memtable(pa.table({"id": window, "place": pa.array(range(len(window)), pa.int64())}))
        yield from store.batches(rows.join(place, "id").order_by("place").drop("place"), size)


def project_rows(store: Store, selection: Selection) -> ir.Table:
    """Projects under the filters of ``selection``, unordered, with the columns of `geo.report.files.project_columns`.

    ``aid_summed_eur`` is the aid of the kinds that the selection sums, null for the others. The selection's area and
    search are ignored here.
    """
    table = listed(store, replace(selection, area=None, search=None))
    for column in CODED:
        names = store.table(f"{column}s").select(
            **{column: "slug", f"{column}_label": f"label_{selection.language.value}"}
        )
        table = table.left_join(names, column).drop(f"{column}_right")
    areas = {"region": "boundaries-region", "territory": f"boundaries-ti_{selection.perimeter.value}"}
    rows = table.mutate(territory=table[selection.perimeter.column])
    for column, name in areas.items():
        named = store.table(name).select(**{column: "code", f"{column}_label": "label"})
        rows = rows.left_join(named, column).drop(f"{column}_right")
    return rows.select(
        "id",
        "programme",
        "programme_label",
        "call",
        "sector",
        "sector_label",
        "theme",
        "theme_label",
        "industry",
        "title",
        "beneficiary",
        "siren",
        "insee",
        "commune",
        "departement",
        departement_label=rows.department,
        **{
            name: rows[name]
            for name in (
                "region",
                "region_label",
                "territory",
                "territory_label",
                "lon",
                "lat",
                "precision",
                "date",
                "year",
                "cost_eur",
            )
        },
        cost_once_eur=rows.cost,
        operation=rows.operation,
        aid_eur=rows.aid_eur,
        aid_kind=rows.aid_kind,
        aid_summed_eur=rows.aid,
        check=rows["check"],
        source_id=rows.source_id,
        source_url=rows.source_url,
        confidence=rows.confidence,
        one_press_page=((rows.confidence != "official") & rows.source_url.notnull()).cast("int8"),
    )


def origins(store: Store, selection: Selection) -> pd.DataFrame:
    """The sources of the rows of `project_batches`: source_id, projects, located (those with a point)."""
    table = listed(store, selection)
    located = table.lon.notnull() & table.lat.notnull()
    counts = table.group_by("source_id").aggregate(projects=table.count(), located=located.sum())
    return store.run(counts.order_by("source_id"))
