"""Connections to a listening socket bound in the way Streamlit binds its own."""

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.service.sockets import send_without_delay

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="sockets are found in Linux's /proc")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A listening socket without an explicit protocol, for which asyncio would leave Nagle's algorithm on."""
    with socket.socket(socket.AF_INET) as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        yield bound


def delays(listener: socket.socket) -> bool:
    """Whether connections accepted by ``listener`` delay small packets (Nagle's algorithm)."""
    with socket.create_connection(listener.getsockname()), listener.accept()[0] as accepted:
        return not accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_accepted_connections_send_at_once(listener: socket.socket) -> None:
    assert delays(listener)
    assert send_without_delay() >= 1
    assert not delays(listener)


def test_other_sockets_and_files_are_left_alone(listener: socket.socket, tmp_path: Path) -> None:
    with socket.socket() as idle, (tmp_path / "file").open("w"), socket.socket(type=socket.SOCK_DGRAM) as datagrams:
        before = send_without_delay()
        assert not idle.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert datagrams.fileno() >= 0
        assert listener.fileno() >= 0
        listener.close()
        assert send_without_delay() == before - 1


def test_the_application_does_it_before_it_answers(listener: socket.socket) -> None:
    import dashboard

    async def started() -> bool:
        async with dashboard.ready(dashboard.app):
            return delays(listener)

    assert delays(listener)
    assert not asyncio.run(started())
