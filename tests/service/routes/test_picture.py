"""The route for pictures."""

from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from geo.model import Level
from geo.selection.selection import Selection
from geo.service.routes.picture import picture_url, routes
from tests.service.client import Client

REGIONS = Selection(level=Level.REGION)


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes("/atlas")))


def test_a_picture_has_a_name_that_says_what_is_inside(client: Client) -> None:
    answer = client.get(f"/atlas/{picture_url(REGIONS, 'svg')}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["content-disposition"] == f'attachment; filename="atlas_{REGIONS.measure}_region_2026-11.svg"'
    assert answer.text.startswith("<?xml")


def test_a_picture_that_is_known_is_not_sent_again(client: Client) -> None:
    url = f"/atlas/{picture_url(REGIONS, 'svg')}"
    tag = client.get(url).headers["etag"]
    again = client.get(url, if_none_match=tag)
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"/atlas/{picture_url(Selection(level=Level.REGION, measure='projets'), 'svg')}")
    assert other.headers["etag"] != tag


def test_vectors_are_zipped_for_those_who_can_read_it(client: Client) -> None:
    url = f"/atlas/{picture_url(REGIONS, 'svg')}"
    plain, zipped = client.get_raw(url, accept_encoding="identity"), client.get_raw(url, accept_encoding="gzip")
    assert "content-encoding" not in plain[0].headers
    assert zipped[0].headers["content-encoding"] == "gzip"
    assert len(zipped[1]) < len(plain[1]) / 2


def test_a_thumbnail_is_a_small_picture_in_place(client: Client) -> None:
    small = client.get(f"/atlas/{picture_url(REGIONS, 'png', thumbnail=True)}")
    assert small.headers["content-disposition"].startswith("inline")
    assert small.content.startswith(b"\x89PNG")
    assert len(small.content) < len(client.get(f"/atlas/{picture_url(REGIONS, 'png')}").content) / 2


def test_other_kinds_of_file_are_refused_by_name(client: Client) -> None:
    answer = client.get("/atlas/carte.pdf")
    assert answer.status_code == 404
    assert "carte.svg" in answer.text


def test_what_is_unknown_is_ignored(client: Client) -> None:
    query = urlencode({"niveau": "region", "mesure": "<script>", "annees": "x" * 5000, "taille": "énorme"})
    answer = client.get(f"/atlas/carte.svg?{query}")
    assert answer.status_code == 200
    assert answer.headers["etag"] == client.get(f"/atlas/{picture_url(REGIONS, 'svg')}").headers["etag"]


def test_a_missing_table_is_named(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path))
    answer = client.get("/atlas/carte.png")
    assert answer.status_code == 503
    assert "datapackage" in answer.text


@pytest.mark.parametrize("suffix", ["svg", "png"])
def test_what_is_ignored_is_named_in_a_header(client: Client, suffix: str) -> None:
    answer = client.get(f"/atlas/carte.{suffix}?niveau=region&mesure=zinc&taille=vignette")
    assert (answer.status_code, answer.headers["x-atlas-ignored"]) == (200, "mesure=zinc")
    assert "x-atlas-ignored" not in client.get(f"/atlas/carte.{suffix}?niveau=region&taille=vignette").headers
