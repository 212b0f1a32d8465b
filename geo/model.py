"""The vocabulary of the atlas as frozen value objects: levels, perimeters, kinds of aid, areas, taxonomies."""

import re
from dataclasses import dataclass
from enum import StrEnum

OUTSIDE = "hors"
"""Code of a row known to be outside every area of a level; null means that its place is unknown at that level."""

SMALL_COMMUNE = 20_000
"""Number of inhabitants below which a commune counts as small (the threshold used in the programmes' announcements)."""


class Level(StrEnum):
    """A level of areas; the value is its slug in URLs and tables."""

    TERRITORY = "ti"
    EPCI = "epci"
    EMPLOYMENT_AREA = "zone-emploi"
    DEPARTMENT = "departement"
    REGION = "region"
    COMMUNE = "commune"


class AreaType(StrEnum):
    """A type of territory (`geo.area_types`); the value is its slug in URLs and tables."""

    DENSE = "urbain-dense"
    INTERMEDIATE = "urbain-intermediaire"
    INDUSTRIAL = "rural-industriel"
    RESIDENTIAL = "rural-residentiel"
    SMALL_CENTRES = "rural-petites-polarites"
    FARMING_TOURISM = "rural-agricole-touristique"


class Perimeter(StrEnum):
    """A dated version of the perimeters of the Territoires d'industrie."""

    FIRST_PHASE = "2018-149"
    SECOND_PHASE = "2024-07-04"

    @property
    def column(self) -> str:
        """Name of the column that holds the territory's code in this version (``communes``, ``projects``…)."""
        return f"ti_{self.value[:4]}"


class Layer(StrEnum):
    """A layer of points over the areas; the value is its slug in URLs."""

    PROJECTS = "projets"
    ECOSYSTEM = "ecosysteme"
    PLANTS = "usines"
    SITES = "sites"
    KEY_IN_HAND = "cles-en-main"


class ColourBy(StrEnum):
    """What the colour of a project's circle shows."""

    SECTOR = "secteur"
    PROGRAMME = "programme"


class Method(StrEnum):
    """How values are cut into classes; the value is its slug in URLs."""

    QUANTILE = "quantile"
    FISHER_JENKS = "fisher-jenks"
    EQUAL = "egal"
    LOG = "log"


class Unit(StrEnum):
    """The unit of a measure, which also determines how its values are formatted."""

    COUNT = "count"
    EUROS = "euros"
    RATIO = "ratio"
    SHARE = "share"
    GROWTH = "growth"
    TONNES = "t CO2e"


class Order(StrEnum):
    """What a list of projects is sorted by; the value is its slug in URLs."""

    AID = "aide"
    COST = "cout"
    DATE = "date"
    NAME = "nom"


class Tiles(StrEnum):
    """A third-party base map; none by default."""

    IGN = "ign"
    OPENSTREETMAP = "osm"


class Language(StrEnum):
    """A language of the interface."""

    FRENCH = "fr"
    ENGLISH = "en"


class Precision(StrEnum):
    """How exactly a project is placed, from best to worst."""

    SITE = "site"
    COMMUNE = "commune"
    EPCI = "epci"
    PROBABLE = "probable"
    DEPARTMENT = "departement"
    REGION = "region"
    NONE = "none"


class AidKind(StrEnum):
    """What the amount of a project is. Kinds are never summed without saying so; by default only `GRANTS` are."""

    GRANT = "subvention"
    SPREAD_GRANT = "subvention-etalee"
    MIXED = "mixte"
    CEILING = "plafond"
    ANNOUNCED = "annonce"
    EQUITY = "capital"
    LOCAL = "collectivites"
    EUROPEAN = "europe"
    ENVELOPE = "enveloppe"
    STATE_AID = "aide-etat"
    ADEME = "ademe"


class View(StrEnum):
    """How a view is presented: explored, as a presentation of stops, or as a map embedded in another site's page."""

    EXPLORE = "exploration"
    PRESENTATION = "presentation"
    EMBED = "embed"


class Tab(StrEnum):
    """A part of an area's profile, of which one is shown at a time; the value is its slug in URLs."""

    FIGURES = "chiffres"
    MONEY = "argent"
    PROJECTS = "projets"
    ECOSYSTEM = "ecosysteme"
    JOBS = "emploi"
    SITES = "sites"
    PERIMETER = "perimetre"
    SOURCES = "sources"


class Challenge(StrEnum):
    """What an executive wants to achieve; each comes with criteria that rank territories (`geo.finder.ranking`)."""

    TRANSITION = "transition"
    RESHORING = "relocalisation"
    CIRCULARITY = "circularite"
    SKILLS = "competences"
    INNOVATION = "innovation"
    TERRITORIAL_RETURN = "roi-territorial"


GRANTS = (AidKind.GRANT, AidKind.SPREAD_GRANT)
"""The kinds that are summed by default: grants of the State and its programmes."""
REGISTER_KINDS = {"aides-etat-tam": AidKind.STATE_AID, "ademe": AidKind.ADEME}
"""Programmes that are registers of aid → the kind of their amounts, which may be euros of other programmes too."""


def area_column(level: Level, perimeter: Perimeter) -> str:
    """Name of the column that holds a row's area code at ``level`` (territories: in ``perimeter``)."""
    if level is Level.COMMUNE:
        return "insee"
    return perimeter.column if level is Level.TERRITORY else level.value.replace("-", "_")


_REFERENCE = re.compile(r"(epci|zone-emploi|departement|region|commune)-([0-9AB]+)|(ti-[0-9]{4})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class AreaRef:
    """An area of any level; written ``{level}-{code}`` in URLs, but a territory's code already contains its level."""

    level: Level
    code: str

    @staticmethod
    def parse(text: str) -> "AreaRef | None":
        """The area that ``text`` names, None if it names none.

        >>> AreaRef.parse("departement-2A")
        AreaRef(level=<Level.DEPARTMENT: 'departement'>, code='2A')
        >>> str(AreaRef.parse("ti-7510"))
        'ti-7510'
        >>> AreaRef.parse("Pau") is None
        True
        """
        if (match := _REFERENCE.fullmatch(text)) is None:
            return None
        return AreaRef(Level.TERRITORY, match[3]) if match[3] else AreaRef(Level(match[1]), match[2])

    def __str__(self) -> str:
        return self.code if self.level is Level.TERRITORY else f"{self.level}-{self.code}"


def area_table(level: Level, perimeter: Perimeter, within: AreaRef | None = None) -> str:
    """Name of the geometry of ``level`` (territories: in ``perimeter``), and of its files under ``data/``.

    Communes are cut out of a single file for the area ``within``.

    >>> area_table(Level.TERRITORY, Perimeter.FIRST_PHASE)
    'ti_2018-149'
    >>> area_table(Level.COMMUNE, Perimeter.SECOND_PHASE, AreaRef(Level.REGION, "75"))
    'commune_region-75'
    >>> area_table(Level.COMMUNE, Perimeter.SECOND_PHASE, AreaRef(Level.TERRITORY, "ti-7510"))
    'commune_ti-7510_2024-07-04'
    """
    if within is not None:
        version = f"_{perimeter.value}" if within.level is Level.TERRITORY else ""
        return f"{level.value}_{within}{version}"
    return f"ti_{perimeter.value}" if level is Level.TERRITORY else level.value


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a taxonomy (programme, sector, theme): stable slug, labels, and the slug of its parent, if any."""

    slug: str
    label_fr: str
    label_en: str
    parent: str | None = None

    def label(self, language: Language) -> str:
        """The label in ``language``."""
        return self.label_fr if language is Language.FRENCH else self.label_en
