"""The log: one line per event, whatever the values contain."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.service.logs import JsonLine, TextLine, log_start, open_log
from geo.settings import LogForm, LogLevel, Settings


@pytest.fixture
def logger() -> Iterator[logging.Logger]:
    """The atlas's logger, restored after the test."""
    found = logging.getLogger("atlas")
    before = found.handlers, found.propagate, found.level
    yield found
    found.handlers, found.propagate = before[:2]
    found.setLevel(before[2])


def record(facts: dict[str, object], error: Exception | None = None) -> logging.LogRecord:
    trace = None if error is None else (type(error), error, error.__traceback__)
    found = logging.LogRecord("atlas.http", logging.WARNING, "", 0, "slow", None, trace)
    found.created, found.facts = 1_795_343_400.25, facts
    return found


def test_a_line_of_words_is_the_event_and_its_facts() -> None:
    said = TextLine().format(record({"path": "/carte.svg", "query": "q=a b", "ms": 12}))
    assert said == '2026-11-22T10:30:00.250+00:00 WARNING atlas.http slow path=/carte.svg query="q=a b" ms=12'


def test_a_line_of_json_is_one_object() -> None:
    said = json.loads(JsonLine().format(record({"path": "/é", "ms": 12})))
    assert said == {
        "time": "2026-11-22T10:30:00.250+00:00",
        "level": "warning",
        "logger": "atlas.http",
        "event": "slow",
        "path": "/é",
        "ms": 12,
    }


def test_the_trace_of_an_error_is_a_fact_of_json() -> None:
    try:
        raise KeyError("x")
    except KeyError as error:
        said = JsonLine().format(record({}, error))
    assert "KeyError: 'x'" in json.loads(said)["trace"]
    assert "\n" not in said


@given(st.text())
def test_no_value_begins_another_line_or_fact(value: str) -> None:
    for line in (TextLine(), JsonLine()):
        said = line.format(record({"query": value}))
        assert not {"\n", "\r"} & set(said)
    found = TextLine().format(record({"query": value})).partition(" query=")[2]
    assert found == value or json.loads(found) == value
    assert " " not in found or found.startswith('"')


@pytest.mark.usefixtures("logger")
@pytest.mark.parametrize("form", LogForm)
def test_the_start_says_version_data_and_what_is_not_the_default(
    form: LogForm, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    settings = Settings(log=form, slow_ms=1)
    open_log(settings)
    log_start(settings)
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    if form is LogForm.JSON:
        facts = json.loads(said)
        assert (facts["event"], facts["vintage"], facts["folder"]) == ("started", "2026-11", str(data_dir))
        assert (facts["ATLAS_SLOW_MS"], facts["ATLAS_LOG"]) == ("1", "json")
        assert facts["version"].count(".") == 2
    else:
        assert " INFO atlas.service started version=" in said
        assert said.endswith(f"vintage=2026-11 folder={data_dir} ATLAS_SLOW_MS=1\n")


def test_the_start_says_when_there_are_no_tables(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "atlas"):
        log_start(Settings(data=tmp_path))
    assert caplog.records[0].facts["vintage"].startswith("unknown: can't be read")  # type: ignore[attr-defined]


def test_lines_below_the_level_are_not_written(logger: logging.Logger, capsys: pytest.CaptureFixture[str]) -> None:
    open_log(Settings(log_level=LogLevel.ERROR))
    for level in (logging.INFO, logging.WARNING, logging.ERROR):
        logging.getLogger("atlas.http").log(level, "event %s", level)
    assert capsys.readouterr().err.strip().endswith("event 40")
    assert len(logger.handlers) == 1
