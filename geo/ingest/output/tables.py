"""Writes the tables next to the last good ones, validates them all, and swaps the two folders in one step."""

import ctypes
import errno
import hashlib
import json
import os
import shutil
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import Language
from geo.tables.contracts import conform
from geo.tables.declaration import PACKAGE, Catalogue

AT_FDCWD = -100
RENAME_EXCHANGE = 2
KEPT = (PACKAGE, "README.md")
"""Hand-written files of ``data/``: the declaration and its README."""


def stage(
    data: Path,
    catalogue: Catalogue,
    tables: Mapping[str, pd.DataFrame],
    boundaries: Mapping[str, gpd.GeoDataFrame],
    web: Mapping[str, bytes],
    report: Mapping[str, Any],
) -> Path:
    """Write everything into ``.data-next`` next to ``data``, each table checked by its contract; return that folder."""
    staging = data.parent / f".{data.name}-next"
    shutil.rmtree(staging, ignore_errors=True)
    for folder in ("boundaries", "web"):
        (staging / folder).mkdir(parents=True)
    for name in KEPT:
        if (data / name).is_file():
            shutil.copy2(data / name, staging / name)
    for name, table in tables.items():
        checked = conform(table, catalogue.table(name))
        checked.attrs = _terms(catalogue, name)
        checked.to_parquet(staging / f"{name}.parquet", index=False, compression="zstd")
    for name, frame in boundaries.items():
        checked = conform(frame, catalogue.table(f"boundaries-{name.lower()}"))
        shapes = gpd.GeoDataFrame(checked, geometry="geometry", crs=frame.crs)
        shapes.attrs = _terms(catalogue, f"boundaries-{name.lower()}")
        shapes.to_parquet(
            staging / "boundaries" / f"{name}.parquet", index=False, compression="zstd", schema_version="1.1.0"
        )
    for name, body in web.items():
        (staging / "web" / f"{name}.geojson.gz").write_bytes(body)
    _write_json(staging / "build_report.json", report)
    _stamp(staging, {**tables, **{f"boundaries-{name.lower()}": frame for name, frame in boundaries.items()}})
    return staging


def _terms(catalogue: Catalogue, name: str) -> Mapping[Hashable | None, Any]:
    """What a Parquet file says of itself (pandas reads it as ``attrs``): its sources, and what their licences ask."""
    source_ids = catalogue.table(name).source_ids
    return {
        "sources": [*source_ids],
        "licences": [
            {"name": licence.id, "title": licence.title.english, "path": licence.url, "notice": licence.notice.english}
            for licence in catalogue.licences_of(source_ids)
        ],
    }


def restore(data: Path) -> None:
    """Restore the tables if a swap without atomic exchange was killed between its two renames."""
    previous = _previous(data)
    if previous.is_dir() and not data.exists():
        previous.rename(data)


def swap(staging: Path, data: Path) -> None:
    """Replace ``data`` with ``staging``; if killed at any moment, old and new tables are never mixed."""
    if _exchange(staging, data):
        shutil.rmtree(staging)
        return
    # Not every file system can exchange two folders: here the old one is kept whole under another name until the end,
    # where `restore` can find it.
    previous = _previous(data)
    shutil.rmtree(previous, ignore_errors=True)
    data.rename(previous)
    staging.rename(data)
    shutil.rmtree(previous)


def _previous(data: Path) -> Path:
    return data.parent / f".{data.name}-previous"


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders atomically with Linux's ``renameat2``; False where the kernel or file system can't."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    if (code := ctypes.get_errno()) in (errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP):
        return False
    raise OSError(code, os.strerror(code), str(one), None, str(other))


def _stamp(staging: Path, tables: Mapping[str, pd.DataFrame]) -> None:
    """Update what a build changes in the declaration: the hash and the rows or bytes of each file, and the measures.

    Tables get no ``bytes``: Frictionless counts none for Parquet, and would report every declared size as wrong.
    """
    package = json.loads((staging / PACKAGE).read_text(encoding="utf-8"))
    for resource in package["resources"]:
        body = (staging / resource["path"]).read_bytes()
        resource["hash"] = f"sha256:{hashlib.sha256(body).hexdigest()}"
        if resource["name"] in tables:
            resource["rows"] = len(tables[resource["name"]])
        else:
            resource["bytes"] = len(body)
    package["measures"] = measures()
    _write_json(staging / PACKAGE, package)


def measures() -> list[dict[str, str]]:
    """Every measure of the atlas for the declaration, in both languages: its definition, and when it has no value."""
    french = Voice(Language.FRENCH)._
    described = []
    for measure in MEASURES.values():
        texts = {
            "title": measure.label,
            "formula": measure.formula,
            "leavesOut": measure.leaves_out,
            "withoutValue": measure.unknown,
            **({} if measure.floor is None else {"floor": measure.floor.reason}),
        }
        both = {name: said for key, text in texts.items() for name, said in ((key, text), (f"{key}_fr", french(text)))}
        described.append({"name": measure.slug, "unit": measure.unit.value, **both})
    return described


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
