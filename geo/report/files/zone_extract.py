"""The areas of a map as rows of a file, with true coordinates rather than the map's overseas insets."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pyarrow as pa
import shapely

from geo.area_types import AREA_TYPES
from geo.areas.extent import place
from geo.cartography.choropleth import AreaView, view_of
from geo.cartography.scales import CONVENTION
from geo.funding.export_rows import origins as project_origins
from geo.funding.projects import known, straddling
from geo.funding.reliability import reliability
from geo.funding.sums import Summary, summary
from geo.labels import LEVELS, value_format
from geo.language import Voice
from geo.measures.captions import AREAS, of_types
from geo.measures.catalogue import MEASURES
from geo.model import AreaType, Level, View, area_table
from geo.report.files.about import About, aid_counts, filters_in_words, origins, perimeter_in_words, summed_kinds
from geo.report.files.columns import Column, zone_columns
from geo.report.files.extract import BATCH, Extract, Shapes
from geo.report.notices.licences import terms_of
from geo.selection.permalink import permalink
from geo.selection.selection import Selection
from geo.tables.store import Store

DIGITS = 6
"""Decimals kept of a measure: further ones depend on the order of summation, and files must be reproducible."""


def zone_extract(store: Store, selection: Selection, root: str) -> Extract:
    """The areas shown on the map of ``selection``, in the order of their codes.

    ``root``: URL of the atlas, with a trailing slash. Raises `TableError` when a table is missing.
    """
    voice = selection.voice
    view = view_of(store, selection)
    totals = summary(store, selection)
    columns, source_ids = zone_columns(selection), _sources(store, selection)
    table = pa.Table.from_pandas(_rows(store, view, selection, columns), preserve_index=False).replace_schema_metadata()
    shapes = dict(zip(view.areas["code"], view.areas.geometry, strict=True))
    about = About(
        language=selection.language,
        title=_title(store, selection),
        # The focused area and the search words don't change the map.
        filters=filters_in_words(replace(selection, area=None, search=None), store),
        counts=_counts(view, totals, table, selection),
        origins=origins(source_ids, store.catalogue, voice, root),
        licences=terms_of(source_ids, store.catalogue, voice, root),
        columns=columns,
        vintage=store.catalogue.version,
        perimeter=perimeter_in_words(selection),
        permalink=permalink(root, replace(selection, view=View.EXPLORE), store.catalogue.version),
        notes=_notes(store, view, totals, selection),
        empty="" if table.num_rows else voice._("There is no area at this scale in the chosen regions."),
    )

    def outlines(batch: pa.RecordBatch) -> Shapes:
        # RFC 7946: exterior rings run counterclockwise.
        found = np.array([shapes[code] for code in batch["code"].to_pylist()], dtype=object)
        return np.asarray(shapely.orient_polygons(found), dtype=object)

    return Extract(about, table.num_rows, table.schema, lambda: iter(table.to_batches(BATCH)), outlines)


def _rows(store: Store, view: AreaView, selection: Selection, columns: tuple[Column, ...]) -> pd.DataFrame:
    def named(codes: str) -> str:
        return "; ".join(store.regions[code] for code in codes.split(";") if code in store.regions)

    classes = view.scale.classes.index(view.values)
    second = {} if view.circles is None else {f"second_{selection.second}": np.round(view.circles.values, DIGITS)}
    frame = pd.DataFrame(
        {
            "code": view.areas["code"],
            "label": view.areas["label"],
            "level": selection.level.value,
            "regions": view.areas["regions"],
            "regions_label": view.areas["regions"].map(named),
            "type": [_type(kind, selection.voice) for kind in view.areas["type"]],
            f"measure_{selection.measure}": np.round(view.values, DIGITS),
            **second,
            "class": pd.Series(classes + 1, index=view.areas.index, dtype="Int64").mask(classes < 0),
            "projects": view.areas["projects"].astype("int64"),
            "aid_eur": view.areas["aid"].astype("float64").round(2),
        }
    )
    return frame.loc[view.visible, [column.name for column in columns]]


def _type(kind: object, voice: Voice) -> str | None:
    return voice._(AREA_TYPES[AreaType(kind)]) if isinstance(kind, str) else None


def _title(store: Store, selection: Selection) -> str:
    _ = selection.voice._
    shown = _(LEVELS[selection.level])
    if selection.within is not None:
        shown = _("Communes: {area}").format(area=place(store, selection.within, selection.perimeter).label)
    return f"{_(MEASURES[selection.measure].label)} — {shown}"


def _counts(
    view: AreaView, totals: Summary, table: pa.Table, selection: Selection
) -> tuple[tuple[str, float | None], ...]:
    _ = selection.voice._
    drawn = table["aid_eur"].to_pandas().sum(min_count=1)
    return (
        (_("Areas in this file"), table.num_rows),
        (_("With a known value of the measure"), int(np.isfinite(view.values).sum())),
        (_("Projects under these filters"), totals.projects),
        (_("Located in an area at this scale"), totals.shown),
        (_("Outside any area at this scale"), totals.outside),
        (_("Not located at this scale"), totals.unplaced),
        *aid_counts(totals, known(drawn), selection),
    )


def _notes(store: Store, view: AreaView, totals: Summary, selection: Selection) -> tuple[str, ...]:
    """Notes of the file: what is added up, the areas in each class, and the kind of outlines."""
    voice = selection.voice
    _ = voice._
    said = [] if totals.projects else [_("No project matches these filters.")]
    if not view.measure.funded:
        said.append(_("This measure describes the area: project filters don't change it."))
    if whole := straddling(store, selection):
        areas = voice.list(whole.values())
        said.append(_("Counted in full, although they extend into another region: {areas}.").format(areas=areas))
    said += [line for line in (of_types(selection, store), summed_kinds(selection), reliability(totals, voice)) if line]
    for at, row in enumerate(view.legend(value_format(view.measure.unit, voice), _), start=1):
        areas = voice.n_("{n} area", "{n} areas", row.count).format(n=voice.number(row.count))
        name = row.label if row.state else _("Class {n}: {interval}").format(n=at, interval=row.label)
        said.append(f"{name} ({areas})")
    said += [_(CONVENTION), _("An empty cell means “unknown”, not zero.")]
    generalised = _("Boundaries of communes are generalised, in true coordinates (WGS 84).")
    exact = _("Boundaries are in true coordinates (WGS 84), with overseas departments in their real location.")
    return (*said, generalised if selection.level is Level.COMMUNE else exact)


def _sources(store: Store, selection: Selection) -> list[str]:
    """Source ids of the measures, the project sums and the outlines; of the lists of projects, only those with a
    project in the selection.
    """
    asked = [selection.measure, *([selection.second] if selection.second else [])]
    lists = set(MEASURES["projets"].source_ids)
    held = project_origins(store, replace(selection, area=None, search=None))["source_id"].tolist()
    measured = [name for slug in asked for name in MEASURES[slug].source_ids if name not in lists]
    outlines = store.catalogue.table(f"boundaries-{area_table(selection.level, selection.perimeter)}").source_ids
    # The communes' table says of which area each is a part; only that of the area shown is in the file.
    shown = {selection.level, *([selection.within.level] if selection.within else [])}
    others = {name for level, names in AREAS.items() if level not in shown for name in names}
    return [*held, *measured, *(name for name in outlines if name not in others)]
