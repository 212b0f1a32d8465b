"""Reading source files: line numbers match the file, and every violation is collected before anything is raised."""

import math
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from geo.errors import SourceError
from geo.ingest.reading.files import LINE, Sources, Violations, siren_of

Given = Callable[[str | bytes], Sources]


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """A function that writes ``f.csv`` and returns the sources of a folder with that one file."""

    def write(content: str | bytes) -> Sources:
        (tmp_path / "f.csv").write_bytes(content if isinstance(content, bytes) else content.encode())
        return Sources(tmp_path, Violations())

    return write


def test_rows_are_text_with_the_line_where_they_start(given: Given) -> None:
    rows = given("code,name\n01,a\n02,b\n").read_csv("f.csv", ["code"])
    assert list(rows.columns) == ["code", LINE]
    assert rows.to_dict("list") == {"code": ["01", "02"], LINE: [2, 3]}


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_cells_over_several_lines_do_not_shift_the_lines_below(given: Given, newline: str) -> None:
    text = newline.join(["code,note", '01,"one', "two", 'three"', '02,"', '"', "03,", ""])
    sources = given(text)
    rows = sources.read_csv("f.csv", ["code"])
    assert rows[LINE].tolist() == [2, 5, 7]
    sources.check(rows, "code", "f.csv", "0[12]", "bad code")
    assert sources.violations.found == ["f.csv, line 7: bad code: '03'"]


def test_empty_and_missing_look_like_text(given: Given) -> None:
    rows = given("a,b\nNA,\nnull,0\n").read_csv("f.csv", ["a", "b"])
    assert rows[["a", "b"]].to_numpy().tolist() == [["NA", ""], ["null", "0"]]


def test_a_missing_file_is_noted_and_the_rest_goes_on(tmp_path: Path) -> None:
    sources = Sources(tmp_path, Violations())
    rows = sources.read_csv("absent.csv", ["a"])
    assert rows.empty
    assert list(rows.columns) == ["a", LINE]
    (problem,) = sources.violations.found
    assert problem.startswith("absent.csv: source file not found")


def test_missing_columns_are_all_noted(given: Given) -> None:
    sources = given("a\n1\n")
    assert sources.read_csv("f.csv", ["a", "b", "c"]).empty
    assert sources.violations.found == [
        "f.csv, line 1: column is missing: 'b'",
        "f.csv, line 1: column is missing: 'c'",
    ]


@pytest.mark.parametrize("content", ["a,b\né,1\n".encode("latin-1"), b'a,b\n"1,2\n', b"a,b\n1,\xff\n"])
def test_a_file_that_is_no_csv_is_noted(given: Given, content: bytes) -> None:
    sources = given(content)
    sources.read_csv("f.csv", ["a", "b"])
    assert len(sources.violations.found) == 1
    assert sources.violations.found[0].startswith("f.csv")


@pytest.mark.parametrize("row", ["4,5", "4,5,6,7"])
def test_a_row_with_too_few_or_too_many_cells_is_noted_with_its_line(given: Given, row: str) -> None:
    sources = given(f"a,b,c\n1,2,3\n{row}\n")
    assert sources.read_csv("f.csv", ["a"]).empty
    assert sources.violations.found == ["f.csv, line 3: row has not the 3 cells of the header: ''"]


def test_an_empty_file_lacks_its_columns(given: Given) -> None:
    sources = given("")
    sources.read_csv("f.csv", ["a"])
    assert sources.violations.found == ["f.csv, line 1: column is missing: 'a'"]


def test_blank_lines_are_no_rows(given: Given) -> None:
    assert given("a,b\n\n1,2\n\n").read_csv("f.csv", ["a"])[LINE].tolist() == [3]


def test_amounts_are_euros_to_the_cent(given: Given) -> None:
    sources = given('a\n12\n"3,5"\n98708.70000000001\n0.125\n\n0\n')
    frame = pd.DataFrame({"a": ["12", "3,5", "98708.70000000001", "0.125", "", "0"], LINE: range(2, 8)})
    found = sources.amounts(frame, "a", "f.csv").tolist()
    assert found[:4] == [12, 3.5, 98708.7, 0.12]
    assert math.isnan(found[4])
    assert found[5] == 0
    assert sources.violations.found == []


@pytest.mark.parametrize("text", ["-1", "NaN", "inf", "1 000", "1.000,50", "12 €", "abc", "1,2,3"])
def test_a_bad_amount_is_noted_with_its_line(given: Given, text: str) -> None:
    sources = given("a\n")
    frame = pd.DataFrame({"a": ["1", text], LINE: [2, 9]})
    assert math.isnan(sources.amounts(frame, "a", "f.csv")[1])
    (problem,) = sources.violations.found
    assert problem.startswith("f.csv, line 9:")
    assert repr(text) in problem


def test_a_bad_number_is_noted_with_its_line(given: Given) -> None:
    sources = given("a\n")
    frame = pd.DataFrame({"a": ["-1,5", "", "x"], LINE: [2, 3, 4]})
    assert sources.numbers(frame, "a", "f.csv").tolist()[0] == -1.5
    assert sources.violations.found == ["f.csv, line 4: not a number: 'x'"]


def test_an_unknown_category_is_named(given: Given) -> None:
    sources = given("a\n")
    frame = pd.DataFrame({"a": ["known", "new"], LINE: [2, 3]})
    slugs = sources.map_category(frame, "a", "f.csv", {"known": ("s", "t")}, 2)
    assert slugs.to_numpy().tolist() == [["s", "t"], ["", ""]]
    (problem,) = sources.violations.found
    assert problem == "f.csv, line 3: category of column 'a' is not in mapping_categories.csv: 'new'"


def test_a_column_without_any_mapping_is_told_once(given: Given) -> None:
    sources = given("a\n")
    sources.map_category(pd.DataFrame({"a": ["x"] * 50, LINE: range(2, 52)}), "a", "f.csv", {}, 2)
    assert len(sources.violations.found) == 1


def test_an_empty_value_is_a_violation_only_where_it_is_required(given: Given) -> None:
    sources = given("a\n")
    frame = pd.DataFrame({"a": ["", "1"], LINE: [2, 3]})
    sources.check(frame, "a", "f.csv", r"\d", "no digit")
    assert sources.violations.found == []
    sources.check(frame, "a", "f.csv", r"\d", "no digit", required=True)
    assert sources.violations.found == ["f.csv, line 2: no digit: ''"]


def test_repeated_values_are_noted_and_the_first_is_kept(given: Given) -> None:
    sources = given("a\n")
    frame = pd.DataFrame({"a": ["x", "y", "x"], LINE: [2, 3, 4]})
    assert sources.unique(frame, "a", "f.csv")[LINE].tolist() == [2, 3]
    assert sources.violations.found == ["f.csv, line 4: a is repeated: 'x'"]


def test_violations_are_raised_all_at_once() -> None:
    violations = Violations()
    violations.raise_if_any()
    for line in (2, 3):
        violations.add("f.csv", line, "v", "wrong")
    with pytest.raises(SourceError) as caught:
        violations.raise_if_any()
    assert len(caught.value.violations) == 2
    assert all(problem in str(caught.value) for problem in violations.found)


@pytest.mark.parametrize(
    ("text", "siren"),
    [
        ("123456789", "123456789"),
        ("12345678900011", "123456789"),
        ("123 456 789", "123456789"),
        ("1234567", ""),
        ("", ""),
        ("12345678X", ""),
        ("1234567890", ""),
    ],
)
def test_siren_of_a_siren_or_a_siret(text: str, siren: str) -> None:
    assert siren_of(text) == siren
