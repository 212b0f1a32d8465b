"""Descriptive ASCII file names."""

import re

from geo.model import area_table
from geo.search import fold
from geo.selection.filters import REGIONS
from geo.selection.selection import Selection

LONGEST = 100
"""Maximum characters of a name, extension included."""


def project_file(selection: Selection, version: str, extension: str) -> str:
    """Name of a file of projects, such as "atlas_projets_i-nov_hydrogene_2026-11.csv"."""
    area = [str(selection.area)] if selection.area is not None else []
    words = [selection.search] if selection.search is not None else []
    return _joined(["atlas", "projets", *area, *_filters(selection), *words], version, extension)


def site_file(selection: Selection, version: str, extension: str) -> str:
    """Name of a file of industrial sites, such as "atlas_sites_ti-7510_2026-11.csv"."""
    area = [str(selection.area)] if selection.area is not None else []
    return _joined(["atlas", "sites", *area, *REGIONS.in_slugs(selection.regions)], version, extension)


def zone_file(selection: Selection, version: str, extension: str) -> str:
    """Name of a file of areas, such as "atlas_zones_aide_epci_i-nov_2026-11.xlsx"."""
    shown = area_table(selection.level, selection.perimeter, selection.within)
    second = [selection.second] if selection.second else []
    return _joined(["atlas", "zones", selection.measure, *second, shown, *_filters(selection)], version, extension)


def _filters(selection: Selection) -> list[str]:
    return [slug for item, value in selection.filter_values() for slug in item.in_slugs(value)]


def _joined(parts: list[str], version: str, extension: str) -> str:
    """The parts joined in order, up to `LONGEST` characters; "etc" replaces the ones that don't fit.

    >>> _joined(["atlas", "Île-de-France"], "2026-11", "csv")
    'atlas_ile-de-france_2026-11.csv'
    """
    end = f"_{version}.{extension}"
    slugs = [slug for part in parts if (slug := re.sub(r"[^a-z0-9-]+", "-", fold(part)).strip("-"))]
    name = slugs.pop(0)
    while slugs:
        if len(name) + 1 + len(slugs[0]) + len("_etc") > LONGEST - len(end):
            return f"{name}_etc{end}"
        name += f"_{slugs.pop(0)}"
    return name + end
