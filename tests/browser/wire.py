"""A connection between a browser and a local server that can be cut and restored."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from urllib.parse import urlsplit


class Wire:
    """Forwards bytes between ``url``, which the browser opens, and the server; nothing while it is cut."""

    def __init__(self, server: str) -> None:
        self._target = ("127.0.0.1", urlsplit(server).port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._whole = True
        self._ends: list[socket.socket] = []
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Close every connection and refuse new ones."""
        self._whole = False
        while self._ends:
            _end(self._ends.pop())

    def mend(self) -> None:
        """Let new connections through."""
        self._whole = True

    def close(self) -> None:
        """Stop listening."""
        self.cut()
        _end(self._listener)

    def _accept(self) -> None:
        with suppress(OSError):  # closed
            while True:
                near, _address = self._listener.accept()
                if not self._whole:
                    near.close()
                    continue
                far = socket.create_connection(self._target)
                self._ends += [near, far]
                for source, sink in ((near, far), (far, near)):
                    Thread(target=_pass, args=(source, sink), daemon=True).start()


@contextmanager
def wired(server: str) -> Iterator[Wire]:
    """A working wire to ``server``, closed afterwards."""
    wire = Wire(server)
    try:
        yield wire
    finally:
        wire.close()


def _pass(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            sink.sendall(data)
    for end in (source, sink):
        _end(end)


def _end(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
