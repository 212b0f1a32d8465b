"""A new process, as the service starts it: what is loaded before the first request."""

import subprocess
import sys
from pathlib import Path

STARTED = """
import gc, sys
import geo.service.routes
from geo.service.startup import load_core
load_core()
print(gc.get_freeze_count() > 100_000, len(gc.get_objects()) < 1_000)
before = set(sys.modules)
from streamlit.testing.v1 import AppTest
app = AppTest.from_file(sys.argv[1], default_timeout=120).run()
assert not app.exception, app.exception
print(*sorted(name for name in set(sys.modules) - before if name.startswith("geo")))
"""


def test_the_first_reader_of_the_map_loads_nothing_of_the_core(root: Path) -> None:
    command = [sys.executable, "-W", "error", "-c", STARTED, str(root / "pages" / "main.py")]
    ended = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=300, check=False)
    assert ended.returncode == 0, ended.stderr
    frozen, loaded = ended.stdout.splitlines()
    assert frozen == "True True"
    assert loaded == ""


def test_runs_don_t_end_with_a_collection_of_the_whole_process(root: Path) -> None:
    asked = "import streamlit.config; print(streamlit.config.get_option('runner.postScriptGC'))"
    ended = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "False"
