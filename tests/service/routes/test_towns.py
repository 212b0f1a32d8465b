"""The towns over HTTP: fetched once, under an address that names their content."""

import json
from dataclasses import astuple

import pytest
from starlette.applications import Starlette

from geo.areas.towns import towns
from geo.service.routes.towns import routes, towns_url
from geo.tables.store import Store
from tests.service.client import Client


@pytest.fixture(scope="module")
def client() -> Client:
    return Client(Starlette(routes=routes("")))


def test_the_towns_are_kept_for_ever_under_their_own_address(client: Client, store: Store) -> None:
    answer = client.get(f"/{towns_url(store)}")
    assert answer.status_code == 200
    assert "immutable" in answer.headers["cache-control"]
    assert [tuple(row) for row in json.loads(answer.content)] == [astuple(town) for town in towns(store)]


def test_another_version_is_told_as_such(client: Client) -> None:
    answer = client.get("/geo/towns.0123456789ab.json")
    assert answer.status_code == 404
    assert "0123456789ab" in answer.text
