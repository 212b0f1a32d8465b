"""The declaration of the tables (``data/datapackage.json``) as objects: fields, sources, licences, vintages."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from geo.errors import TableError
from geo.model import Language

PACKAGE = "datapackage.json"


def modified(data: Path) -> int:
    """When the tables of the folder ``data`` were put there, for what is remembered of them; `TableError` if none are.

    A build swaps the folder as a whole, so its declaration dates all of them.
    """
    path = data / PACKAGE
    try:
        return path.stat().st_mtime_ns
    except OSError as error:
        raise TableError("datapackage", path, f"can't be read ({error})") from error


@dataclass(frozen=True)
class Text:
    """A text of the declaration in both languages."""

    french: str
    english: str

    def in_language(self, language: Language) -> str:
        """The text in ``language``."""
        return self.french if language is Language.FRENCH else self.english


@dataclass(frozen=True)
class Field:
    """A column: its name, type (Frictionless), unit ("" for none), description and constraints."""

    name: str
    type: str
    unit: str
    description: Text
    constraints: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """A table: its file under ``data/``, fields in order, primary key, and the sources that it is made from."""

    name: str
    path: str
    title: Text
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    source_ids: tuple[str, ...]
    rows: int | None


@dataclass(frozen=True)
class Licence:
    """What a reader may do with data: ``url`` of the text, and ``notice``, what it asks of who passes the data on."""

    id: str
    title: Text
    url: str
    notice: Text


@dataclass(frozen=True)
class Source:
    """Where figures come from: producer, licences, address, vintage, and what a reader must know of it."""

    id: str
    title: Text
    producer: Text
    licences: tuple[Licence, ...]
    path: str
    vintage: str
    caveat: Text


@dataclass(frozen=True)
class Catalogue:
    """All tables and sources of the data package, and its own vintage."""

    version: str
    tables: Mapping[str, Table]
    sources: Mapping[str, Source]
    licences: Mapping[str, Licence]

    @classmethod
    def load(cls, data: Path) -> Self:
        """Read the declaration in the folder ``data``; `TableError` when it is missing or not well-formed."""
        path = data / PACKAGE
        try:
            package = json.loads(path.read_text(encoding="utf-8"))
            tables = {item["name"]: _table(item) for item in package["resources"] if "schema" in item}
            licences = {item["name"]: _licence(item) for item in package["licenses"]}
            sources = {item["name"]: _source(item, licences) for item in package["sources"]}
            return cls(package["version"], tables, sources, licences)
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise TableError("datapackage", path, f"can't be read ({error})") from error

    def table(self, name: str) -> Table:
        """The table called ``name``; `KeyError` when it is not declared."""
        return self.tables[name]

    def licences_of(self, source_ids: Iterable[str]) -> tuple[Licence, ...]:
        """The licences of these sources, each once, in the order of the declaration; `KeyError` for an unknown one."""
        found = {licence.id for source_id in source_ids for licence in self.sources[source_id].licences}
        return tuple(licence for licence in self.licences.values() if licence.id in found)


def _table(item: Mapping[str, Any]) -> Table:
    schema = item["schema"]
    fields = tuple(
        Field(
            field["name"],
            field["type"],
            field.get("unit", ""),
            _text(field, "description"),
            field.get("constraints", {}),
        )
        for field in schema["fields"]
    )
    return Table(
        name=item["name"],
        path=item["path"],
        title=_text(item, "title"),
        fields=fields,
        primary_key=tuple(schema.get("primaryKey", ())),
        source_ids=tuple(item.get("sourceIds", ())),
        rows=item.get("rows"),
    )


def _licence(item: Mapping[str, Any]) -> Licence:
    return Licence(id=item["name"], title=_text(item, "title"), url=item["path"], notice=_text(item, "notice"))


def _source(item: Mapping[str, Any], licences: Mapping[str, Licence]) -> Source:
    if not item["licences"]:
        raise ValueError(f"source {item['name']!r} has no licence")
    return Source(
        id=item["name"],
        title=_text(item, "title"),
        producer=_text(item, "producer"),
        licences=tuple(licences[name] for name in item["licences"]),
        path=item["path"],
        vintage=item["vintage"],
        caveat=_text(item, "caveat"),
    )


def _text(item: Mapping[str, Any], key: str) -> Text:
    return Text(french=item[f"{key}_fr"], english=item[key])
