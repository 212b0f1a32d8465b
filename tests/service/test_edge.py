"""The atlas's errors as responses: the same text and status on every route, whatever application it is mounted in."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message

from geo.errors import (
    REBUILD,
    AbsentError,
    AtlasError,
    ExcessiveError,
    RequestError,
    SourceError,
    TableError,
)
from geo.service.edge import route
from geo.service.routes import routes
from tests.service.client import Client

DAMAGED = TableError("themes", Path("/somewhere/data/themes.parquet"), "is damaged (/somewhere/data/themes.parquet: 1)")


def raising(error: Exception) -> Client:
    def serve(_request: Request) -> Response:
        raise error

    return Client(Starlette(routes=[route("/a", serve)]))


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (DAMAGED, 503),
        (AbsentError("No layer 'x'."), 404),
        (ExcessiveError("Too many."), 413),
        (RequestError("Which?"), 400),
        (SourceError(["one"]), 500),
        (AtlasError("Something."), 500),
    ],
)
def test_an_error_is_answered_by_its_class(error: AtlasError, status: int) -> None:
    answer = raising(error).get("/a")
    assert (answer.status_code, answer.text) == (status, error.told)
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    head = raising(error).get("/a", "HEAD")
    assert (head.status_code, head.content) == (status, b"")


def test_a_reader_learns_table_reason_and_cure_but_no_path() -> None:
    told = raising(DAMAGED).get("/a").text
    assert "'themes'" in told
    assert "is damaged (themes.parquet: 1)" in told
    assert REBUILD in told
    assert "somewhere" not in told


def test_what_is_no_error_of_the_atlas_is_left_to_the_application() -> None:
    with pytest.raises(KeyError):
        raising(KeyError("x")).get("/a")


def test_an_error_within_an_answer_ends_the_connection() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"begun"
        raise DAMAGED

    sent: list[Message] = []

    async def receive() -> Message:
        await asyncio.sleep(3600)
        return {}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": "/a", "headers": [], "query_string": b""}
    failing = route("/a", lambda _request: StreamingResponse(chunks()))

    async def ask() -> None:
        await failing.app(scope, receive, send)

    with pytest.raises(TableError):
        asyncio.run(ask())
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]


QUESTIONS = (
    "geo/epci.000000000000.geojson",
    "geo/commune_region-75.000000000000.geojson",
    "api/points/projets",
    "api/search?q=pau",
    "carte.svg",
    "export/zones.csv",
    "fiche/ti-7510.pdf",
    "donnees/themes.csv",
)


def test_every_route_without_tables_says_which_and_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    client = Client(Starlette(routes=routes("atlas")))
    for question in QUESTIONS:
        answer = client.get(f"/atlas/{question}")
        assert (answer.status_code, answer.headers["content-type"]) == (503, "text/plain; charset=utf-8"), question
        assert answer.text.startswith("Table '"), question
        assert REBUILD in answer.text
        assert str(tmp_path) not in answer.text


@pytest.mark.parametrize(
    ("question", "status", "said"),
    [
        ("geo/moon.0.geojson", 404, "No geometry table 'moon'"),
        ("api/points/routes", 404, "No layer 'routes'"),
        ("api/search?q=pau&lang=xx", 400, "languages are fr, en"),
        ("carte.pdf", 404, "carte.svg"),
        ("export/zones.pdf", 404, "projets.xlsx"),
        ("donnees/nothing.csv", 404, "projects"),
    ],
)
def test_what_can_t_be_given_is_named_with_what_can(question: str, status: int, said: str) -> None:
    answer = Client(Starlette(routes=routes())).get(f"/{question}")
    assert answer.status_code == status
    assert said in answer.text
