"""The HTTP layer: which clients get gzip, the headers of a 304, and what a HEAD request triggers."""

import gzip
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geo.selection.vocabulary import Notice, Reason
from geo.service.edge import route
from geo.service.http import (
    ASK_AGAIN,
    IGNORED,
    LONGEST,
    VARIES,
    accepts_gzip,
    attachment,
    ignored_header,
    matches,
    packed,
    streamed,
    unchanged,
)
from geo.service.middleware.encodings import HonestEncodings
from tests.service.client import Client

BODY = b"one two three " * 100


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ([], False),
        ([""], False),
        (["gzip"], True),
        (["br, GZIP ; q=0.5"], True),
        (["gzip;q=0"], False),
        (["gzip; q=0.000, *"], False),
        (["*;q=0.1"], True),
        (["identity, *;q=0"], False),
        (["br", "gzip"], True),
        (["gzip-ish"], False),
    ],
)
def test_gzip_goes_to_those_alone_who_take_it(said: list[str], taken: bool) -> None:
    raw = [(b"accept-encoding", value.encode()) for value in said]
    assert accepts_gzip(Headers(raw=raw)) is taken


@given(st.text(st.characters(codec="latin-1")))
def test_any_header_is_read(said: str) -> None:
    headers = Headers(raw=[(b"accept-encoding", said.encode("latin-1")), (b"if-none-match", said.encode("latin-1"))])
    assert accepts_gzip(headers) in (True, False)
    assert matches(headers, '"tag"') in (True, False)


@pytest.mark.parametrize(
    ("said", "same"), [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)]
)
@pytest.mark.parametrize("tag", ['"a"', 'W/"a"'])
def test_a_validator_is_compared_weakly(said: str, same: bool, tag: str) -> None:
    assert matches(Headers({"if-none-match": said}), tag) is same


def test_a_304_says_what_a_cache_needs_and_nothing_of_the_body() -> None:
    def serve(request: Request) -> Response:
        headers = {"ETag": '"a"', **ASK_AGAIN, **VARIES, **attachment("a.txt"), IGNORED: "x=1"}
        return unchanged(request, headers) or PlainTextResponse("a", headers=headers)

    client = Client(Starlette(routes=[route("/a", serve)]))
    whole, same = client.get("/a"), client.get("/a", if_none_match='"a"')
    assert (whole.status_code, same.status_code, same.content) == (200, 304, b"")
    assert set(same.headers) == {"etag", "cache-control", "vary", IGNORED.lower()}
    assert {name: whole.headers[name] for name in same.headers} == dict(same.headers)


@pytest.mark.parametrize(("accepted", "zipped"), [("gzip", True), ("gzip;q=0", False), ("br", False)])
def test_what_was_compressed_once_is_plain_for_those_who_refuse_it(accepted: str, zipped: bool) -> None:
    one = route("/a", lambda request: packed(request, gzip.compress(BODY), "text/plain", {}))
    # Streamlit compresses uncompressed responses, and wrongly takes "gzip;q=0" as accepting gzip.
    layers = [Middleware(HonestEncodings), Middleware(GZipMiddleware, minimum_size=500)]
    for client in (Client(Starlette(routes=[one])), Client(Starlette(routes=[one], middleware=layers))):
        answer, raw = client.get_raw("/a", accept_encoding=accepted)
        assert (answer.headers.get("content-encoding") == "gzip") is zipped
        assert (gzip.decompress(raw) if zipped else raw) == BODY
        assert "Accept-Encoding" in answer.headers["vary"]


def test_a_question_for_the_head_makes_no_body_and_claims_no_length() -> None:
    begun = []

    def chunks() -> Iterator[bytes]:
        begun.append(True)
        yield BODY

    client = Client(Starlette(routes=[route("/a", lambda request: streamed(request, chunks, "text/plain", {}))]))
    head = client.get("/a", "HEAD")
    assert (head.status_code, head.content, begun) == (200, b"", [])
    assert "content-length" not in head.headers
    assert client.get("/a").content == BODY


def test_the_head_of_a_whole_body_has_its_length() -> None:
    client = Client(Starlette(routes=[route("/a", lambda _request: PlainTextResponse(BODY))]))
    head = client.get("/a", "HEAD")
    assert (head.content, head.headers["content-length"]) == (b"", str(len(BODY)))


def test_a_header_of_ignored_pairs_ends_before_it_is_too_long() -> None:
    notices = [Notice(f"k{at}", "é" * 50, Reason.UNKNOWN_VALUE) for at in range(20)]
    said = ignored_header(notices)[IGNORED]
    assert len(said) <= LONGEST
    assert said.startswith("k0=%C3%A9")
    assert all(len(pair.partition("=")[2]) == 300 for pair in said.split("&"))
    assert ignored_header([]) == {}
