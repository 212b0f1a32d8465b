"""Connections that send each message when it is ready.

Streamlit binds its own socket and hands it to uvicorn; asyncio then leaves Nagle's algorithm on, since such a socket
does not name its protocol (https://github.com/Kludex/uvicorn/issues/3149). Each response and each group of elements
would wait some 40 ms for the browser's delayed acknowledgement.
"""

import os
import socket
import stat
from contextlib import closing, suppress
from pathlib import Path

_OPEN_FILES = Path("/proc/self/fd")
"""The numbers of this process's open files, on Linux; elsewhere there is no such folder, or no such inheritance."""


def send_without_delay() -> int:
    """Turn Nagle's algorithm off for every TCP socket on which this process listens; connections inherit it.

    Returns how many sockets that were; 0 where the system does not list them.
    """
    numbers = [int(path.name) for path in _OPEN_FILES.iterdir()] if _OPEN_FILES.is_dir() else []
    return sum(_set(number) for number in numbers)


def _set(number: int) -> bool:
    """Set the option on the open file ``number``; False when it is no listening TCP socket."""
    with suppress(OSError):  # it was closed meanwhile, such as the listing's own
        if stat.S_ISSOCK(os.fstat(number).st_mode):
            # A copy names the same socket, and closing it leaves the original open.
            with closing(socket.socket(fileno=os.dup(number))) as copy:
                if _listens(copy):
                    copy.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    return True
    return False


def _listens(opened: socket.socket) -> bool:
    tcp = opened.family in (socket.AF_INET, socket.AF_INET6) and opened.type == socket.SOCK_STREAM
    return tcp and bool(opened.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
