"""A whole build: killed midway it changes nothing; run again it reproduces the committed tables, byte for byte."""

import filecmp
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.sources, pytest.mark.cluster]
PATIENCE = 180
"""Seconds allowed for a build, which takes about 30 on two idle cores."""


def differences(one: Path, other: Path) -> set[str]:
    """Names of files whose bytes differ between the folders, or that only one of them has."""
    names = {path.relative_to(folder) for folder in (one, other) for path in folder.rglob("*") if path.is_file()}
    return {
        str(name)
        for name in names
        if not (
            (one / name).is_file() and (other / name).is_file() and filecmp.cmp(one / name, other / name, shallow=False)
        )
    }


def start(root: Path, data: Path, sources: Path, wheel: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "geo.ingest", "--data", str(data), "--sources", str(sources)]
    return subprocess.Popen([*command, "--cache", str(wheel.parent)], cwd=root, stderr=subprocess.PIPE)


def test_a_killed_build_changes_nothing_and_the_next_gives_the_committed_tables(
    root: Path, data_dir: Path, sources_dir: Path, wheel: Path, tmp_path: Path
) -> None:
    data, staging = tmp_path / "data", tmp_path / ".data-next"
    shutil.copytree(data_dir, data)
    folder = data.stat().st_ino

    first = start(root, data, sources_dir, wheel)
    deadline = time.monotonic() + PATIENCE
    while not staging.exists() and first.poll() is None and time.monotonic() < deadline:
        time.sleep(0.02)
    os.kill(first.pid, signal.SIGKILL)
    first.communicate(timeout=PATIENCE)
    assert first.returncode == -signal.SIGKILL, "the build ended before it could be killed"
    assert staging.is_dir()
    assert differences(staging, data_dir), "the build was killed after its swap"
    assert differences(data, data_dir) == set()

    (staging / "left over.txt").write_text("from the killed build")
    second = start(root, data, sources_dir, wheel)
    _, told = second.communicate(timeout=PATIENCE)
    assert second.returncode == 0, told.decode()
    assert {path.name for path in tmp_path.iterdir()} == {"data"}
    assert data.stat().st_ino != folder, "the tables were not swapped in"
    assert differences(data, data_dir) == set()
