"""Which of ADEME's titles are industrial, and how the words do on titles that were labelled before they ran."""

import re
from pathlib import Path

import pandas as pd
import pytest

from geo.ingest.classification.ademe_titles import KINDS, kind
from geo.ingest.classification.ademe_topics import topic
from geo.ingest.reading.places import fold

HERE = Path(__file__).parent
UNTOUCHED = "last"
"""The stratum that was labelled after the last change of the words, and before they ran on it."""


@pytest.fixture(scope="module")
def sample() -> pd.DataFrame:
    rows = pd.read_csv(HERE / "ademe_sample.csv", keep_default_na=False)
    return rows.assign(found=rows["title"].map(kind) != "", true=rows["industrial"] == 1)


def outcomes(rows: pd.DataFrame) -> list[int]:
    found, true = rows["found"], rows["true"]
    return [int(part.sum()) for part in (found & true, found & ~true, ~found & true, ~found & ~true)]


def test_titles_of_the_sample_are_those_of_the_table(sample: pd.DataFrame, projects: pd.DataFrame) -> None:
    titles = projects.set_index("id")["title"]
    assert len(sample) == 650
    assert sample["id"].is_unique
    assert (sample["id"].map(titles) == sample["title"]).all()


def test_precision_and_recall_on_titles_that_the_words_were_not_tuned_on(sample: pd.DataFrame) -> None:
    tp, fp, fn, _tn = outcomes(sample[sample["stratum"] == UNTOUCHED])
    assert tp / (tp + fp) >= 0.90
    assert tp / (tp + fn) >= 0.70


def test_the_confusion_tables_are_those_that_are_told(sample: pd.DataFrame) -> None:
    text = (HERE / "INDUSTRY.md").read_text("utf-8")
    for stratum, rows in sample.groupby("stratum"):
        told = re.search(rf"(?m)^\| {stratum} \|(.*)\|$", text)
        assert told, stratum
        assert [int(cell) for cell in told[1].split("|")[:4]] == outcomes(rows)


@pytest.mark.parametrize("one", KINDS, ids=lambda one: one.name)
def test_every_kind_takes_its_examples_and_published_titles(one: object, projects: pd.DataFrame) -> None:
    assert all(kind(example) == one.name for example in one.examples)  # type: ignore[attr-defined]
    titles = projects.loc[projects["programme"] == "ademe", "title"].map(fold)
    assert titles.map(one.holds).sum() > 40  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Construction d'une installation biomasse (BCIAT 2019)", ("decarbonation", "transition")),
        ("Création d'une unité de méthanisation", ("energie", "transition")),
        ("Création d'une recyclerie", ("circularite-eau-dechets", "circularite")),
        ("Mooc", ("autre", "transition")),
    ],
)
def test_topics(title: str, expected: tuple[str, str]) -> None:
    assert topic(title) == expected
