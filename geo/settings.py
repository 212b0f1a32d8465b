"""Every environment variable of the atlas: its meaning, valid values and default.

They are read once, when the service starts, and all errors are reported at once. Only `data_folder` reads its variable
on each call: tests and the benchmark point a running process at other tables.
"""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Self, TypeVar

from geo.errors import SettingError

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)
ANYONE, OWN = "*", "'self'"
_SITE = re.compile(
    r"https?://(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*(?::(?:[0-9]{1,5}|\*))?",
    re.ASCII,
)


class Variable(StrEnum):
    """The environment variable of each field of `Settings`."""

    DATA = "ATLAS_DATA"
    FRAME_ANCESTORS = "ATLAS_FRAME_ANCESTORS"
    LOG = "ATLAS_LOG"
    LOG_LEVEL = "ATLAS_LOG_LEVEL"
    SLOW_MS = "ATLAS_SLOW_MS"


class LogForm(StrEnum):
    """The format of a log line: text, or one JSON object."""

    TEXT = "text"
    JSON = "json"


class LogLevel(StrEnum):
    """The lowest severity that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True)
class Settings:
    """``data``: the folder of the tables. ``frame_ancestors``: who may embed the map in a page, as a value of the
    ``frame-ancestors`` directive (https://www.w3.org/TR/CSP3/#directive-frame-ancestors). ``log``, ``log_level``: the
    log. ``slow_ms``: milliseconds from which a response is logged as slow.
    """

    data: Path = Path(__file__).parents[1] / "data"
    frame_ancestors: str = ANYONE
    log: LogForm = LogForm.TEXT
    log_level: LogLevel = LogLevel.INFO
    slow_ms: int = 2_000

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """The settings of ``environment``; raises `SettingError` with every value that can't be used."""
        faults: list[str] = []

        def value(variable: Variable, parse: Callable[[str], Value], default: Value) -> Value:
            said = environment.get(variable, "").strip()
            try:
                return parse(said) if said else default
            except _UnfitError as unfit:
                faults.extend(f"{variable}: {fault}" for fault in unfit.faults)
                return default

        found = cls(
            data=value(Variable.DATA, _folder, cls.data),
            frame_ancestors=value(Variable.FRAME_ANCESTORS, _ancestors, cls.frame_ancestors),
            log=value(Variable.LOG, lambda said: _one_of(LogForm, said), cls.log),
            log_level=value(Variable.LOG_LEVEL, lambda said: _one_of(LogLevel, said), cls.log_level),
            slow_ms=value(Variable.SLOW_MS, _milliseconds, cls.slow_ms),
        )
        if faults:
            raise SettingError(faults)
        return found

    def changed(self) -> dict[str, str]:
        """The values that differ from the defaults, by variable."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {Variable[name.upper()]: str(value) for name, value in said.items() if value != getattr(Settings, name)}


def data_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the tables: ``data/`` of the project, or the current value of ``ATLAS_DATA``."""
    return Path(environment.get(Variable.DATA, "").strip() or Settings.data)


class _UnfitError(ValueError):
    """A value that can't be used: each fault names it and states what is valid."""

    def __init__(self, *faults: str) -> None:
        super().__init__(*faults)
        self.faults = faults


def _folder(said: str) -> Path:
    if not Path(said).is_dir():
        raise _UnfitError(f"{said!r} is no folder: name the one that holds datapackage.json and the tables")
    return Path(said)


def _one_of(words: type[Word], said: str) -> Word:
    try:
        return words(said.lower())
    except ValueError:
        raise _UnfitError(f"{said!r} is none of {', '.join(words)}") from None


def _milliseconds(said: str) -> int:
    if not re.fullmatch(r"[0-9]{1,9}", said, re.ASCII):
        raise _UnfitError(f"{said!r} is no whole number of milliseconds, such as 2000, or 0 for every answer")
    return int(said)


def _ancestors(said: str) -> str:
    """The atlas itself may always embed the map: a component's frame is inside its page."""
    sites = list(dict.fromkeys(said.lower().split()))
    if sites == [ANYONE]:
        return ANYONE
    if faults := [fault for site in sites if (fault := _fault(site))]:
        raise _UnfitError(*faults)
    return " ".join([OWN, *(site for site in sites if site != OWN)])


def _fault(site: str) -> str:
    """What is wrong with one item of a list of sites, "" if nothing is."""
    if site == OWN or _SITE.fullmatch(site):
        return ""
    if site == ANYONE:
        return f"{site!r} admits any site, which leaves the others without meaning: write it alone"
    if site == "'none'":
        return f"{site!r} is no site: write {OWN}, which admits no other site"
    if re.search("[,;]", site):
        return f"{site!r} holds a comma or semicolon: put spaces between sites"
    if "://" not in site:
        return f"{site!r} does not begin with https:// (or http://)"
    if _SITE.match(site) and site.count("/") > 2:
        return f"{site!r} has a path: browsers compare the site alone"
    return f"{site!r} is no address of a site: write https://www.example.fr or https://*.gouv.fr, or {OWN}"
