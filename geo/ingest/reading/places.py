"""Locates rows: from current or former codes, a SIREN or a department to today's areas, with a precision."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import shapely

from geo.ingest.reading.files import LINE, Violations
from geo.ingest.reading.former_epci import FormerEpci
from geo.model import OUTSIDE, Perimeter, Precision
from geo.tables.reasons import BuildReason

LEVELS = ("epci", "zone_emploi", "departement", "region", *(perimeter.column for perimeter in Perimeter))
"""Columns that locate a row at each level: a code, `OUTSIDE`, or None where the place is not known that precisely."""

KM_OF_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


def fold(name: str) -> str:
    """``name`` without accents, case, hyphens and punctuation, for comparing place names.

    >>> fold("Grand-Cœur, l'Été")
    'grand coeur l ete'
    """
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", " ", letters.lower()).strip()


@dataclass(frozen=True)
class Place:
    """A row's place: commune ("" if unknown), code by level, point (EPSG:4326, NaN if none), precision.

    ``reason``: why it is not more precise, None when nothing is missing. ``about``: the source's code that caused it,
    "" if none. ``old_code``: the commune was found by a former code.
    """

    insee: str
    codes: Mapping[str, str | None]
    lon: float
    lat: float
    precision: Precision
    reason: BuildReason | None = None
    about: str = ""
    old_code: bool = False

    @property
    def shortfall(self) -> dict[str, str]:
        """Why the place is not more precise, as written in the build report; empty when nothing is missing."""
        if self.reason is None:
            return {}
        return {"reason": self.reason.value} | ({"code": self.about} if self.about else {})


class Places:
    """Place look-ups, built once from today's communes (insee, name, epci, epci_2025, …, lon, lat)."""

    def __init__(
        self,
        communes: pd.DataFrame,
        polygons: np.ndarray,
        aliases: Mapping[str, str],
        names: Mapping[str, Mapping[str, str]],
        former: FormerEpci | None = None,
    ) -> None:
        """``polygons`` (EPSG:4326, neighbours may overlap slightly) are in the order of ``communes``.

        ``aliases``: former commune code → today's. ``names``: level → code → name, for region, department and EPCI.
        ``former``: communes of EPCI in past years, None where none are needed.
        """
        placed = communes.assign(**{name: communes[name].where(communes[name] != "", OUTSIDE) for name in LEVELS})
        self._communes = {str(insee): row for insee, row in placed.set_index("insee").to_dict("index").items()}
        self._aliases = aliases
        self._former = former or FormerEpci({})
        self._groups = {key: _common(placed, key) for key in ("epci", "epci_2025", "departement", "region")}
        self._tree, self._insee = shapely.STRtree(polygons), communes["insee"].to_numpy()
        self._polygons = dict(zip(communes["insee"], polygons, strict=True))
        self._codes = {level: {fold(name): code for code, name in named.items()} for level, named in names.items()}
        at = zip(communes["departement"], communes["name"].map(fold), communes["insee"], strict=True)
        self._names = {(departement, name): insee for departement, name, insee in at}

    def commune(self, code: str) -> Place | None:
        """The place of a commune by its current or former INSEE code; None when the code is unknown."""
        insee = code if code in self._communes else self._aliases.get(code, "")
        row = self._communes.get(insee)
        if row is None:
            return None
        codes = {name: row[name] for name in LEVELS}
        return Place(insee, codes, row["lon"], row["lat"], Precision.COMMUNE, old_code=insee != code)

    def named(self, departement: str, name: str) -> str:
        """INSEE code of the commune called ``name`` in ``departement``, "" when there is none."""
        return str(self._names.get((departement, fold(name)), ""))

    def departement_named(self, name: str) -> str:
        """Code of the department called ``name``, "" when there is none."""
        return self._codes["departement"].get(fold(name), "")

    def departements_named(self, rows: pd.DataFrame, file: str, violations: Violations) -> pd.Series:
        """Codes of the names in column ``departement``, "" where empty or unknown; an unknown one is a violation."""
        codes = rows["departement"].map(self.departement_named)
        for line, name, code in zip(rows[LINE], rows["departement"], codes, strict=True):
            if name and not code:
                violations.add(file, line, name, "unknown department")
        return codes

    def is_region(self, code: str) -> bool:
        """Whether ``code`` is a region code."""
        return code in self._groups["region"]

    def grouping_named(self, departement: str, name: str) -> str:
        """SIREN of the only EPCI of ``departement`` whose label contains ``name``, "" when there is none or several."""
        here = {row["epci"] for row in self._communes.values() if row["departement"] == departement}
        found = {siren for label, siren in self._codes["epci"].items() if siren in here and fold(name) in label}
        return found.pop() if name and len(found) == 1 else ""

    def epci_of(self, insee: str) -> str:
        """SIREN of the EPCI of one of today's communes; "" when it has none or ``insee`` is ""."""
        code = self._communes[insee]["epci"] if insee else OUTSIDE
        return "" if code == OUTSIDE else str(code)

    def grouping(self, siren: str, year: int | None = None) -> Place | None:
        """The place of an EPCI of today, of 2025 or of ``year``: at each level, the area with all its communes, if any.

        Communes of ``year`` are those that have taken them in since. None when the SIREN is unknown, or one of its
        communes of then.
        """
        found = self._group("epci", siren, Precision.EPCI) or self._group("epci_2025", siren, Precision.EPCI)
        if found is not None or year is None:
            return found
        held = [self.commune(code) for code in self._former.communes(siren, year)]
        if not held or None in held:
            return None
        places = [place for place in held if place is not None]
        codes = {name: _shared([place.codes[name] for place in places]) for name in LEVELS}
        precision = Precision.EPCI if codes["epci"] else Precision.DEPARTMENT
        return Place("", codes, np.nan, np.nan, precision, BuildReason.EPCI_THEN, siren)

    def departement(self, code: str) -> Place | None:
        """The place of a department by its code; None when it is unknown."""
        return self._group("departement", code, Precision.DEPARTMENT)

    def region(self, name: str) -> Place | None:
        """The place of a region by its name; None when it is unknown."""
        return self._group("region", self._codes["region"].get(fold(name), ""), Precision.REGION)

    def at(self, lon: float, lat: float) -> str:
        """INSEE code of the commune at a point (EPSG:4326), or of the nearest one for a point at sea or in a gap."""
        return str(self._insee[self._tree.nearest(shapely.Point(lon, lat))])

    def is_near(self, insee: str, lon: float, lat: float, km: float) -> bool:
        """Whether a point (EPSG:4326) lies in one of today's communes, or at most ``km`` outside it."""
        degrees = np.array([np.cos(np.radians(lat)), 1.0]) * KM_OF_DEGREE
        land = shapely.transform(self._polygons[insee], lambda points: points * degrees)
        return bool(shapely.distance(land, shapely.Point(np.array([lon, lat]) * degrees)) <= km)

    def epci_at(self, lon: float, lat: float) -> Place | None:
        """The place of the 2025 EPCI around a point (EPSG:4326), used for an EPCI that has since merged."""
        return self.grouping(str(self._communes[self.at(lon, lat)]["epci_2025"]))

    def completed(self, place: Place, departement: str) -> Place:
        """``place`` with levels that its EPCI leaves unknown filled in from the department that the source states."""
        own = self.departement(departement)
        if own is None:
            return place
        return replace(place, codes={name: code or own.codes[name] for name, code in place.codes.items()})

    @staticmethod
    def outside(reason: BuildReason, about: str) -> Place:
        """A place known to be outside every area (an overseas collectivity is not a department)."""
        return Place("", dict.fromkeys(LEVELS, OUTSIDE), np.nan, np.nan, Precision.DEPARTMENT, reason, about)

    @staticmethod
    def nowhere(reason: BuildReason | None = None, about: str = "") -> Place:
        """An unknown place; ``reason`` is None where the caller reports a violation, which stops the build."""
        return Place("", dict.fromkeys(LEVELS), np.nan, np.nan, Precision.NONE, reason, about)

    def _group(self, key: str, code: str, precision: Precision) -> Place | None:
        codes = self._groups[key].get(code)
        return None if codes is None else Place("", codes, np.nan, np.nan, precision)


def _shared(codes: list[str | None]) -> str | None:
    """The only code of ``codes``, None when they differ."""
    return codes[0] if len(set(codes)) == 1 else None


def _common(communes: pd.DataFrame, key: str) -> dict[str, dict[str, str | None]]:
    """For each group of communes, the code shared by all its communes at each level, None where they differ."""
    groups = communes[communes[key] != ""].groupby(key)[list(LEVELS)]
    first, distinct = groups.first(), groups.nunique()
    shared = first.astype(object).where(distinct == 1, None)
    return {str(code): {str(name): row[name] for name in row} for code, row in shared.to_dict("index").items()}
