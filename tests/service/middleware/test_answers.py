"""Log lines for failed or slow responses, without anything about the readers."""

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.types import Message

from geo.errors import AbsentError, TableError
from geo.service.edge import route
from geo.service.middleware.answers import LONGEST, AnswerLog
from tests.service.client import Client

DAMAGED = TableError("themes", Path("data/themes.parquet"), "is damaged")


def failing(error: Exception) -> Client:
    def serve(_request: Request) -> Response:
        raise error

    return Client(Starlette(routes=[route("/a b", serve)], middleware=[Middleware(AnswerLog, slow_ms=10_000)]))


def facts(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    (record,) = (record for record in caplog.records if record.name == "atlas.http")
    found: dict[str, Any] = record.facts  # type: ignore[attr-defined]
    return {"event": record.getMessage(), "level": record.levelname, **found}


def test_a_failure_is_written_with_its_request_and_error(caplog: pytest.LogCaptureFixture) -> None:
    failing(DAMAGED).get("/a%20b?zone=ti-7510&q=%0A", user_agent="Browser/1.0", cookie="me", x_forwarded_for="1.2.3.4")
    said = facts(caplog)
    assert said.pop("ms") >= 0
    assert said == {
        "event": "failed",
        "level": "ERROR",
        "method": "GET",
        "path": "/a%20b",
        "query": "zone=ti-7510&q=%0A",
        "status": 503,
        "error": f"TableError: {DAMAGED}",
    }
    assert caplog.records[-1].exc_info is None


def test_a_crash_is_written_with_its_trace(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(KeyError):
        failing(KeyError("x")).get("/a%20b")
    said = facts(caplog)
    assert (said["status"], said["error"]) == (500, "KeyError: 'x'")
    assert caplog.records[-1].exc_info


def test_a_mistake_of_the_reader_is_not_written(caplog: pytest.LogCaptureFixture) -> None:
    assert failing(AbsentError("nothing")).get("/a%20b").status_code == 404
    assert failing(AbsentError("nothing")).get("/other").status_code == 404
    assert caplog.records == []


def test_a_long_query_is_cut(caplog: pytest.LogCaptureFixture) -> None:
    failing(DAMAGED).get(f"/a%20b?q={'x' * 5_000}")
    assert len(facts(caplog)["query"]) == LONGEST


def test_a_slow_answer_is_written_whenever_its_time_passes(caplog: pytest.LogCaptureFixture) -> None:
    def chunks() -> Iterator[bytes]:
        time.sleep(0.05)
        yield b"late"

    pages = [route("/late", lambda _request: StreamingResponse(chunks())), route("/a", lambda _r: PlainTextResponse())]
    client = Client(Starlette(routes=pages, middleware=[Middleware(AnswerLog, slow_ms=50)]))
    assert client.get("/late?x=1").content == b"late"
    said = facts(caplog)
    assert (said["event"], said["level"], said["path"], said["query"], said["status"]) == (
        "slow",
        "WARNING",
        "/late",
        "x=1",
        200,
    )
    assert said["ms"] >= 50


async def _slow_line(_message: Message) -> None:
    await asyncio.sleep(0.1)


async def _nothing() -> Message:
    return {"type": "http.request"}


def test_the_line_of_the_reader_does_not_count(caplog: pytest.LogCaptureFixture) -> None:
    log = AnswerLog(PlainTextResponse("whole"), slow_ms=100)
    asyncio.run(log({"type": "http", "method": "GET", "path": "/", "headers": []}, _nothing, _slow_line))
    assert caplog.records == []
