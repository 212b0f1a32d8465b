"""New tables replace the old ones atomically, and nothing is lost on the way."""

import ctypes
from pathlib import Path

import pytest

from geo.ingest.output import tables


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return folder(tmp_path / "data", "old")


def folder(path: Path, content: str) -> Path:
    (path / "web").mkdir(parents=True)
    (path / "one.parquet").write_text(content)
    (path / "web" / "two.gz").write_text(content)
    return path


def content(path: Path) -> set[str]:
    return {file.read_text() for file in path.rglob("*") if file.is_file()}


def test_the_new_tables_take_the_place_of_the_old(data: Path) -> None:
    tables.swap(folder(data.parent / ".data-next", "new"), data)
    assert content(data) == {"new"}
    assert [path.name for path in data.parent.iterdir()] == ["data"]


def test_it_works_where_folders_cannot_be_exchanged(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_exchange", lambda *_: False)
    tables.swap(folder(data.parent / ".data-next", "new"), data)
    assert content(data) == {"new"}
    assert [path.name for path in data.parent.iterdir()] == ["data"]


def test_the_exchange_tells_that_it_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert tables._exchange(folder(tmp_path / "a", "a"), folder(tmp_path / "b", "b")) is False
    assert content(tmp_path / "a") == {"a"}


def test_the_exchange_leaves_both_whole(tmp_path: Path) -> None:
    one, other = folder(tmp_path / "a", "a"), folder(tmp_path / "b", "b")
    if not tables._exchange(one, other):
        pytest.skip("this file system can't exchange two folders")
    assert (content(one), content(other)) == ({"b"}, {"a"})


def test_an_exchange_that_fails_raises_and_changes_nothing(data: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        tables.swap(data.parent / "absent", data)
    assert content(data) == {"old"}


def test_a_swap_killed_between_its_two_renames_is_made_good(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    staging = folder(data.parent / ".data-next", "new")
    monkeypatch.setattr(tables, "_exchange", lambda *_: False)
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path == staging:
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            tables.swap(staging, data)
    assert not data.exists()
    tables.restore(data)
    assert content(data) == {"old"}


def test_tables_that_are_there_are_never_replaced_by_older_ones(data: Path) -> None:
    folder(data.parent / ".data-previous", "older")
    tables.restore(data)
    assert content(data) == {"old"}
    tables.swap(folder(data.parent / ".data-next", "new"), data)
    assert content(data) == {"new"}
