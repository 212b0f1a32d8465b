"""A folder of sources that a test may corrupt: symlinks to the published files, replaced one by one."""

import csv
from pathlib import Path

import pytest


class Broken:
    """A copy of the sources in which files can be changed."""

    def __init__(self, folder: Path, sources: Path) -> None:
        self.folder = folder
        for path in sources.iterdir():
            (folder / path.name).symlink_to(path)

    def write(self, file: str, body: bytes) -> None:
        (self.folder / file).unlink()
        (self.folder / file).write_bytes(body)

    def rows(self, file: str) -> list[list[str]]:
        with (self.folder / file).open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines))

    def rewrite(self, file: str, rows: list[list[str]]) -> None:
        (self.folder / file).unlink()
        with (self.folder / file).open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows(rows)

    def set(self, file: str, row: int, column: str, value: str) -> str:
        """Put ``value`` into a cell (row 0 is below the header); returns the cell's location as violations name it."""
        rows = self.rows(file)
        rows[row + 1][rows[0].index(column)] = value
        self.rewrite(file, rows)
        above = sum(1 + sum(cell.count("\n") for cell in cells) for cells in rows[: row + 1])
        return f"{file}, line {above + 1}: "

    def repeat(self, file: str, row: int) -> None:
        """Duplicate a row, directly below it."""
        rows = self.rows(file)
        self.rewrite(file, [*rows[: row + 2], *rows[row + 1 :]])


@pytest.fixture
def broken(tmp_path: Path, sources_dir: Path) -> Broken:
    folder = tmp_path / "sources"
    folder.mkdir()
    return Broken(folder, sources_dir)
