"""Facts: the tables of ``data/`` in an engine that Ibis drives; read once and shared, read-only, by all sessions."""

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from math import inf
from pathlib import Path
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Self, TypeVar

import ibis
import ibis.expr.types as ir
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from geo.errors import TableError
from geo.model import Level, Perimeter, Term
from geo.tables.declaration import Catalogue
from geo.tables.memo import Memo

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


class Store:
    """Tables by name as Ibis expressions, their results as frames, and the answers that were taken from them.

    ``data`` is the folder of the tables; the engine, DuckDB, runs inside the process. A table is read when it is first
    asked for, so that a missing one only stops the pages that need it. Frames that `run` returns belong to their
    caller, answers of ``memo`` to everybody.
    """

    def __init__(self, data: Path) -> None:
        """Open the engine; raise `TableError` when the declaration of the tables can't be read."""
        self.data = data
        self.catalogue = Catalogue.load(data)
        self.memo = Memo()
        self._engine = ibis.duckdb.connect()
        # Their rows are the engine's, which lives as long as the store: there is nothing to weigh.
        self._tables = Memo(inf, size=lambda _table: 0)
        # The first connection makes tables, and others like it; one at a time.
        self._lock = Lock()
        self._idle: deque[Any] = deque()

    def table(self, name: str) -> ir.Table:
        """The table ``name`` without geometry; raise `TableError` when it is missing, damaged or of other columns."""
        return self._tables.recall(name, lambda: self._made(name, self._read(name)))

    def keep(self, name: str, expression: Callable[[], ir.Table]) -> ir.Table:
        """The result of ``expression``, computed when first asked for and kept as a table of the engine, ``name``."""
        return self._tables.recall(name, lambda: self._made(name, expression()))

    def ask(
        self, question: Callable[Concatenate[Self, Given], Answer], *given: Given.args, **named: Given.kwargs
    ) -> Answer:
        """What ``question(store, *given)`` returns, remembered; shared by all: read it, don't change it.

        ``question`` is a function of a module, what is given frozen values. Several questions of a page, and of pages,
        need the same sums, and writing SQL takes longer than running it.
        """
        return self.remember((question, given, *named.items()), lambda: question(self, *given, **named))

    def remember(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """What ``ask`` returns, which ``question`` alone decides, remembered and shared: read it, don't change it."""
        return self.memo.recall(question, ask)

    def run(self, expression: ir.Table) -> pd.DataFrame:
        """The rows of ``expression``."""
        with self._connection() as engine:
            # By way of Arrow: Ibis's own conversion sets a pandas option that is deprecated.
            frame: pd.DataFrame = engine.to_pyarrow(expression).to_pandas()
        return frame

    def batches(self, expression: ir.Table, rows: int) -> Iterator[pa.RecordBatch]:
        """The rows of ``expression`` in their order, ``rows`` of them at a time at most, as they are asked for."""
        # A connection of its own: the answer may be read for minutes, and what it reads from memory goes with it.
        yield from self._connected().to_pyarrow_batches(expression, chunk_size=rows)

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        """A connection to the engine for one question: two at a time on the same one would mix their results.

        Those that others have left are used again, as a new one takes longer than many a question; one whose question
        failed is not.
        """
        try:
            engine = self._idle.pop()
        except IndexError:
            engine = self._connected()
        yield engine
        self._idle.append(engine)

    def _connected(self) -> Any:
        with self._lock:
            return ibis.duckdb.from_connection(self._engine.con.cursor())

    def _made(self, name: str, rows: ir.Table) -> ir.Table:
        with self._lock:
            return self._engine.create_table(name, rows)

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
    def activities(self) -> Mapping[str, Term]:
        """NAF activities of the sites of the pollutant register, by code."""
        return {term.slug: term for term in self._terms("activities")}

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
        for level in (Level.EPCI, Level.EMPLOYMENT_AREA, Level.DEPARTMENT, Level.REGION):
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
        return ibis.memtable(rows).select(columns)
