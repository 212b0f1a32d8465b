"""Fixtures to run the pages without a browser."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import Open

MAIN = Path(__file__).parents[2] / "pages" / "main.py"


@pytest.fixture
def open_page() -> Open:
    """A function that opens the app with a query, on the map or another page, and returns it after its first run."""

    def opened(page: str = "", /, **query: str | list[str]) -> AppTest:
        app = AppTest.from_file(str(MAIN), default_timeout=60)
        for key, value in query.items():
            app.query_params[key] = value
        app.run()
        return app.switch_page(page).run() if page else app

    return opened


@pytest.fixture
def tables(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of links to all tables, which a test may corrupt; it shares no cached results with other folders."""
    folder = tmp_path / "data"
    for path in data_dir.rglob("*"):
        if path.is_file():
            link = folder / path.relative_to(data_dir)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(path)
    monkeypatch.setenv("ATLAS_DATA", str(folder))
    return folder
