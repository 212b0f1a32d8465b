"""Streamlit's scripts as the service sends them."""

import gzip
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from geo.service.middleware.preloads import streamlit_scripts
from geo.service.middleware.scripts import CompressedScripts
from tests.service.client import Client

SCRIPTS = sorted(streamlit_scripts().values(), key=lambda path: path.stat().st_size)
LARGEST = SCRIPTS[-1]


def client(base_path: str = "") -> Client:
    inner = Route("/{path:path}", lambda _request: PlainTextResponse("Streamlit's own answer"), methods=["GET", "POST"])
    return Client(Starlette(routes=[inner], middleware=[Middleware(CompressedScripts, base_path=base_path)]))


@pytest.mark.parametrize("base_path", ["", "/atlas/"])
@pytest.mark.parametrize("path", [SCRIPTS[0], LARGEST], ids=["smallest", "largest"])
def test_a_script_is_sent_compressed_and_kept_for_ever(path: Path, base_path: str) -> None:
    url = f"{base_path.rstrip('/')}/static/js/{path.name}"
    for _ in range(2):
        answer, raw = client(base_path).get_raw(url, accept_encoding="gzip, br")
        assert gzip.decompress(raw) == path.read_bytes()
        assert answer.headers["content-encoding"] == "gzip"
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["vary"] == "Accept-Encoding"
        assert int(answer.headers["content-length"]) == len(raw)
    assert len(raw) < path.stat().st_size / 2 or path is SCRIPTS[0]


@pytest.mark.parametrize(
    ("url", "accepted"),
    [
        (f"/static/js/{LARGEST.name}", "identity"),
        ("/static/js/no-such-script.js", "gzip"),
        (f"/static/js/../js/{LARGEST.name}/", "gzip"),
        (f"/{LARGEST.name}", "gzip"),
    ],
)
def test_everything_else_is_left_to_streamlit(url: str, accepted: str) -> None:
    assert client().get(url, accept_encoding=accepted).text == "Streamlit's own answer"
