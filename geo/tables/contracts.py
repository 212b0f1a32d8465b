"""Pandera contracts of the tables, derived from their declaration: no type or bound is written twice."""

from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from geo.errors import SourceError
from geo.tables.declaration import Field, Table

TYPES = {"string": "string", "number": "float64", "integer": "Int64", "boolean": "bool"}
"""Frictionless types to the types of our frames; geometry ("any") is left as it is."""


def schema(table: Table) -> pa.DataFrameSchema:
    """The Pandera schema of ``table``: types, required values, patterns, bounds, enumerations, unique key."""
    return pa.DataFrameSchema(
        {field.name: _column(field) for field in table.fields},
        strict=True,
        ordered=True,
        unique=list(table.primary_key) or None,
    )


def conform(frame: pd.DataFrame, table: Table) -> pd.DataFrame:
    """``frame`` with the declared columns and types; `SourceError` with every violation of the contract."""
    names = [field.name for field in table.fields]
    if difference := set(frame.columns) ^ set(names):
        raise SourceError([f"table {table.name}: columns do not match the declaration: {sorted(difference)}"])
    typed = pd.DataFrame(frame)[names]
    problems = []
    for field in table.fields:
        try:
            # A type without unknown values would make them true or false.
            if field.type == "boolean" and typed[field.name].isna().any():
                raise ValueError("a value is missing")
            if field.type in TYPES:
                typed = typed.astype({field.name: TYPES[field.type]})
        except (TypeError, ValueError) as error:
            problems.append(f"table {table.name}, column {field.name}: not of type {field.type}: {error}")
    if problems:
        raise SourceError(problems)
    try:
        return schema(table).validate(typed, lazy=True)
    except pandera.errors.SchemaErrors as error:
        cases = error.failure_cases.head(200)
        raise SourceError(
            [
                f"table {table.name}, row {case.index}, column {case.column}: {case.check}: {case.failure_case!r}"
                for case in cases.itertuples(index=False)
            ]
        ) from error


def _column(field: Field) -> pa.Column:
    limits = field.constraints
    checks: list[Any] = []
    if "minimum" in limits:
        checks.append(pa.Check.ge(limits["minimum"]))
    if "maximum" in limits:
        checks.append(pa.Check.le(limits["maximum"]))
    if "enum" in limits:
        checks.append(pa.Check.isin(limits["enum"]))
    if "pattern" in limits:
        checks.append(pa.Check.str_matches(f"^(?:{limits['pattern']})$"))
    return pa.Column(TYPES.get(field.type), checks, nullable=not limits.get("required", False))
