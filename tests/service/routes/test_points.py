"""The route for point layers."""

import json
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from geo.model import Layer
from geo.selection.selection import Selection
from geo.service.routes.points import points_url, routes
from tests.service.client import Client


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes("/atlas")))


@pytest.mark.parametrize("layer", Layer)
def test_every_layer_is_served_whole_and_kept_for_ever(client: Client, layer: Layer) -> None:
    answer = client.get(f"/atlas/{points_url(Selection(), layer)}")
    assert answer.status_code == 200
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    content = answer.json()
    count = len(content["title"])
    assert count > 20
    for name in ("lon", "lat", "colour"):
        assert len(content[name]) == count
    for coded in (content["zone"], content["link"], *content["fields"]):
        assert len(coded["at"]) == count
        assert max(coded["at"]) == len(coded["values"]) - 1


def test_an_answer_to_another_version_is_not_kept(client: Client) -> None:
    assert client.get("/atlas/api/points/sites?v=old").headers["cache-control"] == "no-cache"


def test_what_is_asked_is_what_the_page_shows(client: Client) -> None:
    few = client.get(f"/atlas/{points_url(Selection(programmes=('i-nov',)), Layer.PROJECTS)}").json()
    assert {field["label"]: field["values"] for field in few["fields"]}["Programme"] == ["Concours d'innovation i-Nov"]


def test_hostile_queries_are_answered(client: Client) -> None:
    answer = client.get(f"/atlas/api/points/projets?{urlencode({'programme': '<script>', 'annees': 'x' * 10_000})}")
    assert answer.status_code == 200
    assert "<script>" not in json.dumps(answer.json())


def test_an_unknown_layer_is_named(client: Client) -> None:
    answer = client.get("/atlas/api/points/routes")
    assert answer.status_code == 404
    assert "routes" in answer.text
    assert "projets" in answer.text
