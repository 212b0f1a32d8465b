"""Tables over HTTP: re-read with pandas they have the same rows and sums, and no cell is a formula."""

import io
import re
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette

from geo.report.files.cells import neutralised
from geo.service.routes import routes
from geo.tables.declaration import Catalogue
from tests.service.client import Client

NAMES = tuple(Catalogue.load(Path(__file__).parents[3] / "data").tables)


@pytest.fixture
def client() -> Client:
    return Client(Starlette(routes=routes()))


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data_dir: Path) -> Path:
    """A folder with the declaration and no table yet."""
    (tmp_path / "datapackage.json").write_bytes((data_dir / "datapackage.json").read_bytes())
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_csv_holds_the_rows_and_sums_of_the_table(client: Client, data_dir: Path, name: str, lang: str) -> None:
    answer = client.get(f"/donnees/{name}.csv?lang={lang}")
    assert answer.status_code == 200
    assert answer.content.startswith(b"\xef\xbb\xbf")
    separator, decimal = (";", ",") if lang == "fr" else (",", ".")
    path = data_dir / Catalogue.load(data_dir).tables[name].path
    columns = [column for column in pq.read_schema(path).names if column != "geometry"]
    table = pd.read_parquet(path, columns=columns)
    numbers = list(table.select_dtypes("number").columns)
    texts = dict.fromkeys((column for column in columns if column not in numbers), "str")
    read = pd.read_csv(io.BytesIO(answer.content), sep=separator, decimal=decimal, dtype=texts, encoding="utf-8-sig")
    assert list(read.columns) == columns
    assert len(read) == len(table)
    for column in numbers:
        assert read[column].notna().sum() == table[column].notna().sum()
        assert read[column].sum() == pytest.approx(table[column].sum(), rel=1e-12)


@pytest.mark.parametrize("name", ["projects", "boundaries-region"])
def test_parquet_is_the_file_itself(client: Client, data_dir: Path, name: str) -> None:
    answer = client.get(f"/donnees/{name}.parquet")
    assert answer.content == (data_dir / Catalogue.load(data_dir).tables[name].path).read_bytes()
    assert answer.headers["content-type"] == "application/vnd.apache.parquet"


def test_the_file_name_says_table_and_vintage(client: Client, data_dir: Path) -> None:
    version = Catalogue.load(data_dir).version
    named = client.get("/donnees/targets.csv").headers["content-disposition"]
    assert named == f'attachment; filename="atlas_targets_{version}.csv"'


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    urls = ("/donnees/themes.csv", "/donnees/themes.csv?lang=en", "/donnees/themes.parquet")
    tags = [client.get(url).headers["etag"] for url in urls]
    assert len(set(tags)) == 3
    for url, tag in zip(urls, tags, strict=True):
        again = client.get(url, if_none_match=f'"other", W/{tag}')
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
        assert client.get(url, if_none_match='"other"').status_code == 200


def test_a_question_for_the_head_sends_no_rows(client: Client) -> None:
    answer = client.get("/donnees/communes.csv", method="HEAD")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "file", ["nothing.csv", "projects.xlsx", "web-epci.csv", "..%2Fprojects.csv", "datapackage.json"]
)
def test_an_unknown_file_is_named_with_what_there_is(client: Client, file: str) -> None:
    answer = client.get(f"/donnees/{file}")
    assert answer.status_code == 404
    if "%" not in file:
        assert file in answer.text
        assert "projects" in answer.text


def test_a_missing_or_damaged_table_is_named(small: Path, client: Client) -> None:
    assert client.get("/donnees/themes.csv").status_code == 503
    (small / "themes.parquet").write_bytes(b"not parquet")
    for extension in ("csv", "parquet"):
        answer = client.get(f"/donnees/themes.{extension}")
        assert answer.status_code == 503
        assert "themes" in answer.text
        assert "make data" in answer.text


def test_cells_that_a_spreadsheet_would_run_are_neutralised(small: Path, client: Client) -> None:
    said = ["=1+1", "+cmd", "-2+3", "@x", "\tx", "\rx", "-35", "plain", 'a;"b"\nc', None]
    pq.write_table(pa.table({"text": said, "number": [-1.5] * len(said)}), small / "themes.parquet")
    body = client.get("/donnees/themes.csv").content
    read = pd.read_csv(io.BytesIO(body), sep=";", decimal=",", encoding="utf-8-sig", dtype={"text": "str"})
    expected = ["'=1+1", "'+cmd", "'-2+3", "'@x", "'\tx", "'\rx", "-35", "plain", 'a;"b"\nc']
    assert read["text"].tolist()[:-1] == expected
    assert read["text"].isna().sum() == 1
    assert read["number"].sum() == -1.5 * len(said)


def test_the_routes_stand_under_the_base_path() -> None:
    based = Client(Starlette(routes=routes("outils/atlas")))
    assert based.get("/outils/atlas/donnees/themes.csv").status_code == 200


@given(st.text())
def test_no_text_starts_as_a_formula_unless_it_is_a_number(text: str) -> None:
    cell = neutralised(text)
    assert cell.removeprefix("'").startswith(text.removeprefix("'"))
    if cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        assert re.fullmatch(r"[+-][0-9]+(?:[.,][0-9]+)?", cell, re.ASCII)
