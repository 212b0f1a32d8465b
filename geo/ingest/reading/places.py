"""Where a row is: from codes of any age, a SIREN or a department to the areas of today, and how exactly."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import shapely

from geo.ingest.reading.files import LINE, Violations
from geo.model import OUTSIDE, Perimeter, Precision
from geo.tables.reasons import BuildReason

LEVELS = ("epci", "departement", "region", *(perimeter.column for perimeter in Perimeter))
"""Columns that place a row at each level: a code, `OUTSIDE`, or None where the place is not known that exactly."""


def fold(name: str) -> str:
    """``name`` without accents, case, hyphens and punctuation, for comparing names of places."""
    plain = unicodedata.normalize("NFKD", name.replace("œ", "oe").replace("Œ", "OE"))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return re.sub(r"[^a-z0-9]+", " ", letters.lower()).strip()


@dataclass(frozen=True)
class Place:
    """A row's place: commune ("" if unknown), code by level, point (NaN if none), precision, why it is no better.

    ``about``: the code of the source that is the reason, "" where there is none.
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
        """Why the place is no better, as the build report says it; empty when nothing is missing."""
        if self.reason is None:
            return {}
        return {"reason": self.reason.value} | ({"code": self.about} if self.about else {})


class Places:
    """Answers for places, made once from the communes of today (insee, name, epci, epci_2025, …, lon, lat)."""

    def __init__(
        self,
        communes: pd.DataFrame,
        polygons: np.ndarray,
        aliases: Mapping[str, str],
        names: Mapping[str, Mapping[str, str]],
    ) -> None:
        """``polygons`` (neighbours may overlap by hairs) are in the order of ``communes``.

        ``names``: code → name of each region, department and EPCI.
        """
        placed = communes.assign(**{name: communes[name].where(communes[name] != "", OUTSIDE) for name in LEVELS})
        self._communes = {str(insee): row for insee, row in placed.set_index("insee").to_dict("index").items()}
        self._aliases = aliases
        self._groups = {key: _common(placed, key) for key in ("epci", "epci_2025", "departement", "region")}
        self._tree, self._insee = shapely.STRtree(polygons), communes["insee"].to_numpy()
        self._codes = {level: {fold(name): code for code, name in named.items()} for level, named in names.items()}
        at = zip(communes["departement"], communes["name"].map(fold), communes["insee"], strict=True)
        self._names = {(departement, name): insee for departement, name, insee in at}

    def commune(self, code: str) -> Place | None:
        """The place of a commune by its INSEE code of today or of old; None when the code leads nowhere."""
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
        """Codes of the names in the column ``departement`` ("" where empty); an unknown name is a violation."""
        codes = rows["departement"].map(self.departement_named)
        for line, name, code in zip(rows[LINE], rows["departement"], codes, strict=True):
            if name and not code:
                violations.add(file, line, name, "unknown department")
        return codes

    def is_region(self, code: str) -> bool:
        """Whether ``code`` is that of a region."""
        return code in self._groups["region"]

    def grouping_named(self, departement: str, name: str) -> str:
        """SIREN of the one EPCI of ``departement`` whose label holds ``name``, "" when there is none or several."""
        here = {row["epci"] for row in self._communes.values() if row["departement"] == departement}
        found = {siren for label, siren in self._codes["epci"].items() if siren in here and fold(name) in label}
        return found.pop() if name and len(found) == 1 else ""

    def epci_of(self, insee: str) -> str:
        """SIREN of the EPCI of a commune of today, "" when it has none or the commune is unknown."""
        code = self._communes[insee]["epci"] if insee else OUTSIDE
        return "" if code == OUTSIDE else str(code)

    def grouping(self, siren: str) -> Place | None:
        """The place of an EPCI of today or of 2025: at each level, the area that holds all its communes, if any."""
        return self._group("epci", siren, Precision.EPCI) or self._group("epci_2025", siren, Precision.EPCI)

    def departement(self, code: str) -> Place | None:
        """The place of a department."""
        return self._group("departement", code, Precision.DEPARTMENT)

    def region(self, name: str) -> Place | None:
        """The place of a region, by its name."""
        return self._group("region", self._codes["region"].get(fold(name), ""), Precision.REGION)

    def at(self, lon: float, lat: float) -> str:
        """INSEE code of the commune at a point (EPSG:4326), the nearest one for a point at sea or on a hairline gap."""
        return str(self._insee[self._tree.nearest(shapely.Point(lon, lat))])

    def epci_at(self, lon: float, lat: float) -> Place | None:
        """The place of the EPCI around a point: for a SIREN that has merged away."""
        return self.grouping(str(self._communes[self.at(lon, lat)]["epci_2025"]))

    def completed(self, place: Place, departement: str) -> Place:
        """``place`` with the source's own department where its EPCI spans several: both are facts of the row."""
        own = self.departement(departement)
        if own is None:
            return place
        return replace(place, codes={name: code or own.codes[name] for name, code in place.codes.items()})

    @staticmethod
    def outside(reason: BuildReason, about: str) -> Place:
        """A place that is known to lie outside every area (an overseas collectivity is no department)."""
        return Place("", dict.fromkeys(LEVELS, OUTSIDE), np.nan, np.nan, Precision.DEPARTMENT, reason, about)

    @staticmethod
    def nowhere(reason: BuildReason | None = None, about: str = "") -> Place:
        """An unknown place; without a reason where the caller gives up the whole build for it."""
        return Place("", dict.fromkeys(LEVELS), np.nan, np.nan, Precision.NONE, reason, about)

    def _group(self, key: str, code: str, precision: Precision) -> Place | None:
        codes = self._groups[key].get(code)
        return None if codes is None else Place("", codes, np.nan, np.nan, precision)


def _common(communes: pd.DataFrame, key: str) -> dict[str, dict[str, str | None]]:
    """For each group of communes, the code that all its communes share at each level, None where they differ."""
    groups = communes[communes[key] != ""].groupby(key)[list(LEVELS)]
    first, distinct = groups.first(), groups.nunique()
    shared = first.astype(object).where(distinct == 1, None)
    return {str(code): {str(name): row[name] for name in row} for code, row in shared.to_dict("index").items()}
