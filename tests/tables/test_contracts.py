"""Contracts derived from the declaration: each kind of violation is found and named with table, column and value."""

from typing import Any

import pandas as pd
import pytest

from geo.errors import SourceError
from geo.tables.contracts import conform
from geo.tables.declaration import Field, Table, Text


def table(*fields: Field, key: tuple[str, ...] = ()) -> Table:
    return Table("t", "t.parquet", Text("Une table", "A table"), fields, key, (), None)


def field(name: str, type_: str = "string", **constraints: Any) -> Field:
    return Field(name, type_, "", Text("", ""), constraints)


def violations(frame: pd.DataFrame, *fields: Field, key: tuple[str, ...] = ()) -> str:
    with pytest.raises(SourceError) as caught:
        conform(frame, table(*fields, key=key))
    assert caught.value.violations
    return str(caught.value)


@pytest.mark.parametrize(
    ("declared", "value"),
    [
        (field("c", "number", minimum=0), -1.5),
        (field("c", "number", maximum=180), 180.5),
        (field("c", "integer", minimum=2), 1),
        (field("c", enum=["a", "b"]), "z"),
        (field("c", pattern=r"ti-\d{4}"), "ti-00012"),
        (field("c", pattern=r"\d{2}|hors"), "76 hors"),
    ],
)
def test_a_value_out_of_bounds_is_named(declared: Field, value: object) -> None:
    text = violations(pd.DataFrame({"c": [value]}), declared)
    assert "table t, row 0, column c" in text
    assert str(value) in text


def test_a_required_value_that_is_missing_is_named() -> None:
    assert "column c" in violations(pd.DataFrame({"c": ["a", None]}), field("c", required=True))


def test_an_unknown_value_is_allowed_where_none_is_required() -> None:
    frame = pd.DataFrame({"n": [1.0, None], "i": [None, 2], "s": [None, "ti-0001"]})
    kept = conform(
        frame, table(field("n", "number", minimum=0), field("i", "integer"), field("s", pattern=r"ti-\d{4}"))
    )
    assert kept.isna().sum().to_dict() == {"n": 1, "i": 1, "s": 1}


def test_a_repeated_key_is_named() -> None:
    frame = pd.DataFrame({"a": ["x", "x"], "b": ["1", "1"], "v": [1.0, 2.0]})
    fields = (field("a"), field("b"), field("v", "number"))
    assert "'x'" in violations(frame, *fields, key=("a", "b"))
    assert len(conform(frame, table(*fields, key=("a", "v")))) == 2


@pytest.mark.parametrize("columns", [["a"], ["a", "b", "c"]])
def test_missing_and_extra_columns_are_named(columns: list[str]) -> None:
    frame = pd.DataFrame({name: ["x"] for name in columns})
    (difference,) = {"a", "b"} ^ set(columns)
    assert repr(difference) in violations(frame, field("a"), field("b"))


def test_columns_come_in_their_declared_order() -> None:
    kept = conform(pd.DataFrame({"b": ["y"], "a": ["x"]}), table(field("a"), field("b")))
    assert list(kept.columns) == ["a", "b"]


@pytest.mark.parametrize(
    ("type_", "values"), [("number", ["1", "two"]), ("integer", [1, 2.5]), ("boolean", [True, None])]
)
def test_a_value_of_another_type_is_named_with_its_column(type_: str, values: list[object]) -> None:
    assert f"table t, column c: not of type {type_}" in violations(pd.DataFrame({"c": values}), field("c", type_))


def test_every_violation_is_told_at_once() -> None:
    frame = pd.DataFrame({"a": ["z", "y"], "n": [-1.0, -2.0]})
    with pytest.raises(SourceError) as caught:
        conform(frame, table(field("a", enum=["x"]), field("n", "number", minimum=0)))
    assert len(caught.value.violations) == 4
