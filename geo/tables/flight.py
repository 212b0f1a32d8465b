"""An answer on its way: one thread computes it, others wait for it."""

from threading import Event, Lock, get_ident
from typing import Any

_AWAITED: dict[int, "Flight"] = {}
"""What each waiting thread waits for: tells that a wait would never end."""
_LOCK = Lock()


class Flight:
    """The answer that the thread which makes the flight has begun to compute."""

    def __init__(self) -> None:
        self.answer: Any = None
        self._error: BaseException | None = None
        self._ended = Event()
        self._thread = get_ident()

    def land(self, answer: object) -> None:
        """Hand ``answer`` to all who wait."""
        self.answer = answer
        self._ended.set()

    def fail(self, error: BaseException) -> None:
        """End without an answer. What stops a thread and is no `Exception`, such as a reader who leaves the page, is
        its own affair: those who wait are to ask again.
        """
        self._error = error
        self._ended.set()

    def wait(self) -> bool:
        """Wait for the end; whether there is an ``answer``, or else it is to be asked for again.

        Raises the exception that the computation raised, and ``RecursionError`` instead of waiting for itself: in the
        thread that computes, or in one that this thread waits for.
        """
        own = get_ident()
        with _LOCK:
            ahead: Flight | None = self
            while ahead is not None and not ahead._ended.is_set():
                if ahead._thread == own:
                    raise RecursionError("an answer asks for itself")
                ahead = _AWAITED.get(ahead._thread)
            _AWAITED[own] = self
        try:
            self._ended.wait()
        finally:
            with _LOCK:
                del _AWAITED[own]
        if isinstance(self._error, Exception):
            raise self._error
        return self._error is None
