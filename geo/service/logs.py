"""The log of the service: a line for the start, each failure, each slow answer and each swap of the tables.

Loggers are called ``atlas.*`` and write to the standard error. A line is words followed by facts, or one JSON object;
facts are the dictionary that a record carries as its attribute ``facts``. None of them is about a reader: no address,
no browser.
"""

import json
import logging
import re
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from geo.errors import TableError
from geo.settings import LogForm, Settings
from geo.tables.declaration import Catalogue

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_PLAIN = re.compile(r"[\w./:%&=+,;*-]+")


def open_log(settings: Settings) -> None:
    """Write what the loggers ``atlas.*`` say as ``settings`` ask; what the application around them does is its own."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLine() if settings.log is LogForm.JSON else TextLine())
    logger = logging.getLogger("atlas")
    logger.handlers, logger.propagate = [handler], False
    logger.setLevel(settings.log_level.upper())


def log_start(settings: Settings) -> None:
    """One line: version, vintage and folder of the data, and the settings that are not the defaults."""
    version = tomllib.loads(_PROJECT.read_text("utf-8"))["project"]["version"]
    try:
        vintage = Catalogue.load(settings.data).version
    except TableError as error:
        vintage = f"unknown: {error.reason}"
    facts = {"version": version, "vintage": vintage, "folder": str(settings.data), **settings.changed()}
    logging.getLogger("atlas.service").info("started", extra={"facts": facts})


class TextLine(logging.Formatter):
    """``2026-11-22T09:30:00.000+00:00 INFO atlas.service started version=0.1.0``; a value in quotes is JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of ``record``; the server prints the trace of an error by itself."""
        facts = "".join(f" {name}={_written(value)}" for name, value in _facts(record).items())
        return f"{_time(record)} {record.levelname} {record.name} {record.getMessage()}{facts}"


class JsonLine(logging.Formatter):
    """One object a line: time, level, logger, event, the facts, and the trace of an error where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of ``record``."""
        said: dict[str, object] = {"time": _time(record), "level": record.levelname.lower(), "logger": record.name}
        said |= {"event": record.getMessage(), **_facts(record)}
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


def _facts(record: logging.LogRecord) -> Mapping[str, object]:
    facts: Mapping[str, object] = getattr(record, "facts", {})
    return facts


def _time(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")


def _written(value: object) -> str:
    """No value can begin another line, or pass for another fact."""
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
