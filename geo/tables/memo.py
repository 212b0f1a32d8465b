"""The answers to questions already asked: kept in a bounded part of memory, shared by all who ask, computed once.

Each store has one memo (`geo.tables.store.Store.ask`), and a store belongs to one folder as one build left it
(`geo.tables.vintage`): no answer outlives the tables that it was taken from. What follows from the tables is remembered
there, whoever asks:

- answers: sums, frames, shapes, charts, written tables. They belong to everybody: read them, don't change them.
- tables that the engine keeps (`Store.table`, `Store.keep`): few and named, they stay as long as the store. So do the
  words of the tables that are its attributes.

What follows from code and its own files is the same whatever the tables say, small, and stays with ``functools.cache``:
catalogues of messages, faces, compilers, projections, components, numbers as a language writes them. So do the bodies
that `geo.service` sends again: bytes by their address.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from operator import attrgetter
from threading import Lock
from typing import Any, TypeVar

from cachetools import LRUCache

from geo.tables.flight import Flight
from geo.tables.footprint import footprint

MOST = 128_000_000
"""Bytes of answers that a memo keeps, their questions included."""
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Statistics:
    """``hits``: questions whose answer was there or under way; ``misses``: those that were computed; ``evicted``:
    answers that made room for others; ``entries`` and their ``bytes``: what is kept now.
    """

    hits: int
    misses: int
    evicted: int
    entries: int
    bytes: int


@dataclass(frozen=True, slots=True)
class _Kept:
    answer: Any
    size: int


class Memo:
    """Answers by their questions, the latest asked for: ``most`` bytes, as ``size`` weighs question and answer.

    A question is a frozen value. No lock is held while an answer is computed: other questions go on, the same one waits
    for it, and the computation may itself ask.
    """

    def __init__(self, most: float = MOST, size: Callable[[object], int] = footprint) -> None:
        self._size = size
        self._kept: LRUCache[Hashable, _Kept] = LRUCache(most, attrgetter("size"))
        self._flights: dict[Hashable, Flight] = {}
        self._lock = Lock()
        self._hits = self._misses = self._evicted = 0

    def recall(self, question: Hashable, ask: Callable[[], Answer]) -> Answer:
        """The answer to ``question``: kept, awaited from the thread that computes it now, or what ``ask`` returns.

        What ``ask`` raises is raised to all who wait, and not remembered. An answer larger than the bound is not kept.
        Raises ``RecursionError`` when an answer asks for itself.
        """
        answer: Answer
        while True:
            with self._lock:
                kept, flight = self._kept.get(question), self._flights.get(question)
                if kept is None and flight is None:
                    own = self._flights[question] = Flight()
                    self._misses += 1
                    break
                self._hits += 1
            if kept is not None:
                answer = kept.answer
                return answer
            if flight is not None and flight.wait():
                answer = flight.answer
                return answer
        try:
            answer = ask()
            kept = _Kept(answer, self._size((question, answer)))
        except BaseException as error:
            with self._lock:
                del self._flights[question]
            own.fail(error)
            raise
        self._keep(question, kept)
        own.land(answer)
        return answer

    def statistics(self) -> Statistics:
        """How often questions were answered from memory, and what is kept."""
        with self._lock:
            return Statistics(self._hits, self._misses, self._evicted, len(self._kept), int(self._kept.currsize))

    def _keep(self, question: Hashable, kept: _Kept) -> None:
        with self._lock:
            del self._flights[question]
            if kept.size <= self._kept.maxsize:
                before = len(self._kept)
                self._kept[question] = kept
                self._evicted += before + 1 - len(self._kept)
