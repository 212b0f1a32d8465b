"""The memo: what it keeps and evicts, and which thread computes, waits or proceeds when several ask."""

import os
import shutil
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.areas.boundaries import areas
from geo.atlas import opened
from geo.errors import TableError
from geo.funding.sums import summary
from geo.model import Level, Perimeter
from geo.selection.selection import Selection
from geo.tables.declaration import PACKAGE
from geo.tables.memo import Memo, Statistics
from geo.tables.store import Store

PATIENCE = 60.0
"""Seconds after which a test gives up waiting; a passing test never waits that long."""


def until(true: Callable[[], bool]) -> None:
    while not true():
        Event().wait(0.001)


def weighed(entry: object) -> int:
    """The size of a test entry, which is its own second item."""
    assert isinstance(entry, tuple)
    return int(entry[1])


class Counted:
    """Returns ``answer`` and counts its calls."""

    def __init__(self, answer: object) -> None:
        self.answer, self.times = answer, 0

    def __call__(self) -> object:
        self.times += 1
        return self.answer


class Stopped(BaseException):
    """An exception that ends a thread without being an error, as when Streamlit stops the run of a closed session."""


class TestKeeping:
    def test_an_answer_is_computed_once_and_the_same_for_all(self) -> None:
        memo, ask = Memo(), Counted([7])
        answers = [memo.recall(("sums", 1), ask) for _ in range(3)]
        assert ask.times == 1
        assert all(answer is ask.answer for answer in answers)

    def test_what_is_nothing_is_an_answer_too(self) -> None:
        memo, ask = Memo(), Counted(None)
        assert [memo.recall("none", ask) for _ in range(2)] == [None, None]
        assert ask.times == 1

    def test_a_question_is_a_frozen_value(self) -> None:
        with pytest.raises(TypeError, match="unhashable"):
            Memo().recall(["sums"], lambda: 1)  # type: ignore[arg-type]

    def test_the_one_asked_for_longest_ago_makes_room(self) -> None:
        memo, ask = Memo(3, weighed), {name: Counted(1) for name in "abcd"}
        for name in "abcad":
            memo.recall(name, ask[name])
        assert memo.statistics() == Statistics(hits=1, misses=4, evicted=1, entries=3, bytes=3)
        for name in "acdb":
            memo.recall(name, ask[name])
        assert [each.times for each in ask.values()] == [1, 2, 1, 1]

    def test_an_answer_larger_than_the_bound_is_returned_and_puts_nothing_out(self) -> None:
        memo = Memo(10, weighed)
        memo.recall("small", lambda: 10)
        assert memo.recall("large", lambda: 11) == 11
        assert memo.recall("large", lambda: 12) == 12
        assert memo.statistics() == Statistics(hits=0, misses=3, evicted=0, entries=1, bytes=10)

    @given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 40)), max_size=60), st.integers(0, 100))
    def test_it_keeps_what_a_list_in_the_order_of_asking_would(self, asked: list[tuple[int, int]], most: int) -> None:
        memo, kept, evicted = Memo(most, weighed), OrderedDict[int, int](), 0
        for question, size in asked:
            found = memo.recall(question, Counted(size))
            assert found == kept.get(question, size)
            if question in kept:
                kept.move_to_end(question)
            elif size <= most:
                while sum(kept.values()) + size > most:
                    kept.popitem(last=False)
                    evicted += 1
                kept[question] = size
            known = memo.statistics()
            assert (known.entries, known.bytes, known.evicted) == (len(kept), sum(kept.values()), evicted)

    @given(st.lists(st.tuples(st.integers(0, 30), st.binary(max_size=3_000)), max_size=40))
    def test_the_bound_holds_at_every_moment(self, asked: list[tuple[int, bytes]]) -> None:
        memo = Memo(10_000)
        for question, body in asked:
            memo.recall(question, Counted({"body": body, "frame": pd.DataFrame({"n": [*body]})}))
            assert memo.statistics().bytes <= 10_000

    @given(st.lists(st.lists(st.tuples(st.integers(0, 5), st.integers(1, 9)), max_size=12), min_size=2, max_size=4))
    def test_the_bound_holds_whoever_asks(self, asked: list[list[tuple[int, int]]]) -> None:
        memo = Memo(20, weighed)

        def ask(questions: list[tuple[int, int]]) -> bool:
            return all(memo.recall(each, Counted(each[1])) == each[1] for each in questions)

        with ThreadPoolExecutor(len(asked)) as pool:
            assert all(pool.map(ask, asked))
        known = memo.statistics()
        assert known.bytes <= 20
        assert known.hits + known.misses == sum(map(len, asked))
        assert known.misses == known.entries + known.evicted


class TestThreads:
    def test_eight_that_ask_the_same_compute_it_once(self) -> None:
        memo, asked = Memo(), []

        def compute() -> list[int]:
            asked.append(1)
            until(lambda: memo.statistics().hits == 7)  # all others have arrived
            return [7]

        with ThreadPoolExecutor(8) as pool:
            found = [*pool.map(lambda _each: memo.recall("same", compute), range(8))]
        assert asked == [1]
        assert all(answer is found[0] for answer in found)
        assert memo.statistics() == Statistics(7, 1, 0, 1, memo.statistics().bytes)

    def test_other_questions_go_on_meanwhile(self) -> None:
        memo, begun, go = Memo(), Event(), Event()

        def slow() -> str:
            begun.set()
            assert go.wait(PATIENCE)
            return "slow"

        with ThreadPoolExecutor(1) as pool:
            first = pool.submit(memo.recall, "slow", slow)
            assert begun.wait(PATIENCE)
            assert memo.recall("fast", lambda: "fast") == "fast"
            assert memo.recall("fast", lambda: "again") == "fast"
            assert not first.done()
            go.set()
            assert first.result(PATIENCE) == "slow"

    def test_what_fails_fails_for_all_who_wait_and_is_asked_anew(self) -> None:
        memo, asked = Memo(), []

        def fail() -> int:
            asked.append(1)
            until(lambda: memo.statistics().hits == 3)
            raise TableError("sites", Path("sites.parquet"), "is missing")

        with ThreadPoolExecutor(4) as pool:
            waiting = [pool.submit(memo.recall, "sites", fail) for _ in range(4)]
            errors = [each.exception(PATIENCE) for each in waiting]
        assert asked == [1]
        assert isinstance(errors[0], TableError)
        assert all(error is errors[0] for error in errors)
        assert memo.recall("sites", lambda: 3) == 3
        assert memo.statistics().entries == 1

    def test_who_is_stopped_leaves_the_question_to_those_who_wait(self) -> None:
        memo = Memo()

        def stop() -> int:
            until(lambda: memo.statistics().hits == 1)
            raise Stopped

        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(memo.recall, "sums", stop)
            until(lambda: memo.statistics().misses == 1)
            second = pool.submit(memo.recall, "sums", lambda: 7)
            assert isinstance(first.exception(PATIENCE), Stopped)
            assert second.result(PATIENCE) == 7

    def test_an_answer_may_ask(self) -> None:
        memo = Memo()

        def count(number: int) -> int:
            return 0 if number == 0 else memo.recall(number - 1, lambda: count(number - 1)) + 1

        assert memo.recall(50, lambda: count(50)) == 50
        assert memo.recall(20, lambda: -1) == 20

    def test_what_several_answers_ask_for_is_computed_once(self) -> None:
        memo, asked = Memo(), []

        def base() -> int:
            asked.append(1)
            until(lambda: memo.statistics().hits == 3)
            return 1

        with ThreadPoolExecutor(4) as pool:
            found = pool.map(lambda at: memo.recall(at, lambda: memo.recall("base", base) + at), range(4))
            assert [*found] == [1, 2, 3, 4]
        assert asked == [1]

    def test_an_answer_that_asks_for_itself_is_told_so(self) -> None:
        memo = Memo()
        with pytest.raises(RecursionError, match="asks for itself"):
            memo.recall("a", lambda: memo.recall("b", lambda: memo.recall("a", lambda: 1)))
        assert memo.recall("a", lambda: 1) == 1

    def test_two_threads_never_wait_for_each_other(self) -> None:
        memo, begun = Memo(), {"a": Event(), "b": Event()}

        def ask(own: str, other: str) -> int:
            def compute() -> int:
                begun[own].set()
                assert begun[other].wait(PATIENCE)
                return memo.recall(other, lambda: 1)

            return memo.recall(own, compute)

        with ThreadPoolExecutor(2) as pool:
            both = [pool.submit(ask, "a", "b"), pool.submit(ask, "b", "a")]
            assert all(isinstance(each.exception(PATIENCE), RecursionError) for each in both)


class TestStore:
    def test_a_function_is_asked_once_for_what_it_is_given(self, store: Store) -> None:
        asked: list[object] = []

        def named(tables: Store, level: Level, ending: str = "") -> str:
            asked.append(tables)
            return f"{level}{ending}"

        found = [store.ask(named, Level.EPCI), store.ask(named, Level.EPCI), store.ask(named, Level.EPCI, ending="s")]
        assert found == ["epci", "epci", "epcis"]
        assert asked == [store, store]

    def test_equal_selections_share_their_answer(self, store: Store) -> None:
        first = summary(store, Selection(sectors=("sante", "zinc"), classes=6))
        assert summary(store, Selection(sectors=("zinc", "sante"))) is first

    def test_boundaries_that_no_perimeter_changes_are_read_once(self, store: Store) -> None:
        regions = [areas(store, Level.REGION, perimeter) for perimeter in Perimeter]
        assert all(frame is regions[0] for frame in regions)

    def test_a_kept_table_is_made_once_by_eight_threads(self, data_dir: Path) -> None:
        store, made = Store(data_dir), []

        def themes() -> object:
            made.append(1)
            return store.table("themes").select("slug")

        with ThreadPoolExecutor(8) as pool:
            found = [*pool.map(lambda _each: store.run(store.keep("slugs", themes)), range(8))]
        assert made == [1]
        assert all(frame.equals(found[0]) for frame in found)

    def test_a_question_that_fails_leaves_the_engine_to_others(self, store: Store) -> None:
        themes = store.table("themes")
        before = store.run(themes)
        with pytest.raises(Exception, match="Could not convert"):
            store.run(themes.select(n=themes.slug.cast("int64")))
        assert len(store.run(themes)) == len(before)


def test_a_rebuilt_folder_gives_new_answers(data_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data_dir, folder, ignore=shutil.ignore_patterns("web"))
    before = opened(folder)
    every, themes = summary(before, Selection()), before.ask(_themes)
    assert opened(folder) is before
    _cut(folder / "projects.parquet")
    _cut(folder / "themes.parquet")
    _touch(folder / PACKAGE)
    after = opened(folder)
    assert after is not before
    assert after.ask(_themes) == themes[: len(themes) // 2]
    assert 0 < summary(after, Selection()).projects < every.projects
    assert after is opened(folder)
    (folder / PACKAGE).unlink()
    with pytest.raises(TableError, match="datapackage"):
        opened(folder)


def test_two_folders_share_nothing(data_dir: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(data_dir, folder, ignore=shutil.ignore_patterns("web"))
    _cut(folder / "themes.parquet")
    one, other = opened(data_dir), opened(folder)
    assert len(other.ask(_themes)) == len(one.ask(_themes)) // 2
    assert opened(data_dir) is one


def _themes(store: Store) -> tuple[str, ...]:
    return tuple(store.run(store.table("themes").select("slug"))["slug"])


def _cut(path: Path) -> None:
    """Truncate a table to the first half of its rows."""
    rows: pa.Table = pq.read_table(path)
    pq.write_table(rows.slice(0, len(rows) // 2), path)


def _touch(path: Path) -> None:
    """Advance the modification time of a file, as a build that rewrites it would."""
    now = path.stat().st_mtime_ns
    os.utime(path, ns=(now + 1_000_000_000, now + 1_000_000_000))
