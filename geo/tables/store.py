"""Facts: the tables of ``data/`` in an engine that Ibis drives; read once and shared, read-only, by all sessions."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import TableError
from geo.model import Level, Perimeter, Term
from geo.tables.declaration import Catalogue

Answer = TypeVar("Answer")
REMEMBERED = 256
"""How many recent answers are kept: a row of sums, or a table of up to 400 kB."""


class Store:
    """Tables by name as Ibis expressions, and their results as frames.

    ``data`` is the folder of the tables; ``url`` the engine (``duckdb://`` runs inside the process). A table is read
    when it is first asked for, so that a missing one only stops the pages that need it. Frames that `run` returns
    belong to their caller.
    """

    def __init__(self, data: Path, url: str = "duckdb://") -> None:
        """Open the engine; raise `TableError` when the declaration of the tables can't be read."""
        self.data = data
        self.catalogue = Catalogue.load(data)
        self._engine = ibis.connect(url)
        self._loaded: dict[str, ir.Table] = {}
        # One connection serves all threads: its queries take milliseconds, and a lock keeps their results apart.
        self._lock = threading.RLock()
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()

    def table(self, name: str) -> ir.Table:
        """The table ``name`` without geometry; raise `TableError` when it is missing, damaged or of other columns."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = self._read(name)
            return self._loaded[name]

    def keep(self, name: str, expression: Callable[[], ir.Table]) -> ir.Table:
        """The result of ``expression``, computed when first asked for and kept as a table of the engine, ``name``."""
        with self._lock:
            if name not in self._loaded:
                self._loaded[name] = self._engine.create_table(name, expression())
            return self._loaded[name]

    def run(self, expression: ir.Table) -> pd.DataFrame:
        """The rows of ``expression``."""
        with self._lock:
            # By way of Arrow: Ibis's own conversion sets a pandas option that is deprecated.
            frame: pd.DataFrame = self._engine.to_pyarrow(expression).to_pandas()
        return frame

    def remember(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What ``ask`` returns, from memory when ``question`` was put lately; shared by all: read it, don't change it.

        Several questions of a page, and of pages, need the same sums, and writing SQL takes longer than running it.
        """
        with self._lock:
            if question not in self._answers:
                self._answers[question] = ask()
                if len(self._answers) > REMEMBERED:
                    self._answers.popitem(last=False)
            self._answers.move_to_end(question)
            found: Answer = self._answers[question]
        return found

    def batches(self, expression: ir.Table, rows: int) -> Iterator[pa.RecordBatch]:
        """The rows of ``expression`` in their order, ``rows`` of them at a time at most, as they are asked for."""
        engine = self._engine
        if engine.name == "duckdb":
            # A connection of its own: the answer may be read for minutes while others ask their questions.
            with self._lock:
                engine = ibis.duckdb.from_connection(self._engine.con.cursor())
        yield from engine.to_pyarrow_batches(expression, chunk_size=rows)

    @cached_property
    def programmes(self) -> Mapping[str, Term]:
        """Programmes by slug, in the order of a tree: each parent before its children."""
        terms = self._terms("programmes")
        tops = [term for term in terms if term.parent is None]
        tree = [item for top in tops for item in (top, *(term for term in terms if term.parent == top.slug))]
        return {term.slug: term for term in tree}

    @cached_property
    def sectors(self) -> Mapping[str, Term]:
        """Sectors by slug."""
        return {term.slug: term for term in self._terms("sectors")}

    @cached_property
    def themes(self) -> Mapping[str, Term]:
        """Themes by slug."""
        return {term.slug: term for term in self._terms("themes")}

    @cached_property
    def regions(self) -> Mapping[str, str]:
        """Name of each region by its code."""
        frame = self.run(self.table("boundaries-region").select("code", "label"))
        return dict(zip(frame["code"], frame["label"], strict=True))

    @cached_property
    def territories(self) -> Mapping[Perimeter, Mapping[str, str]]:
        """Name of each territory by its code, for each perimeter."""
        named = {}
        for perimeter in Perimeter:
            frame = self.run(self.table(f"boundaries-ti_{perimeter.value}").select("code", "label"))
            named[perimeter] = dict(zip(frame["code"], frame["label"], strict=True))
        return named

    @cached_property
    def codes(self) -> Mapping[Level, frozenset[str]]:
        """Codes of the areas of each level but the territories, which depend on the perimeter."""
        tables = {Level.COMMUNE: self.table("communes").select(code="insee")}
        for level in (Level.EPCI, Level.DEPARTMENT, Level.REGION):
            tables[level] = self.table(f"boundaries-{level.value}").select("code")
        return {level: frozenset(self.run(table)["code"]) for level, table in tables.items()}

    @cached_property
    def years(self) -> tuple[int, int]:
        """First and last year of a dated project."""
        year = self.table("projects").year
        first, last = self.run(self.table("projects").aggregate(first=year.min(), last=year.max())).iloc[0]
        return int(first), int(last)

    @cached_property
    def project_ids(self) -> frozenset[str]:
        """The ids of all projects."""
        return frozenset(self.run(self.table("projects").select("id"))["id"])

    def _terms(self, name: str) -> list[Term]:
        frame = self.run(self.table(name))
        parents = frame["parent"] if "parent" in frame else [None] * len(frame)
        rows = zip(frame["slug"], frame["label_fr"], frame["label_en"], parents, strict=True)
        return [Term(slug, fr, en, parent if isinstance(parent, str) else None) for slug, fr, en, parent in rows]

    def _read(self, name: str) -> ir.Table:
        declared = self.catalogue.table(name)
        path = self.data / declared.path
        columns = [field.name for field in declared.fields if field.name != "geometry"]
        try:
            found = pq.read_schema(path).names
            if missing := [column for column in columns if column not in found]:
                raise TableError(name, path, f"lacks the columns {', '.join(missing)}")
            rows = pq.read_table(path, columns=columns)
        except FileNotFoundError as error:
            raise TableError(name, path, "is missing") from error
        except (OSError, pa.ArrowException) as error:
            raise TableError(name, path, f"is damaged ({error})") from error
        # Read by Arrow, not by the engine: Ibis can't name the geometry type of DuckDB's own Parquet reader.
        return self._engine.create_table(name, ibis.memtable(rows).select(columns))
