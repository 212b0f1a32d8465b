"""Files downloaded from the page contain the figures on the screen."""

import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Page

from bench.harness import settled

pytestmark = [pytest.mark.browser, pytest.mark.cluster]
QUERY = "programme=i-nov&annees=2020-2024"


def opened(page: Page, url: str) -> str:
    """Open ``url`` and its list of files; returns the page's sentence."""
    page.goto(url)
    page.wait_for_selector(".atlas-sentence", timeout=60_000)
    settled(page)
    page.locator(".st-key-export button").click()
    page.wait_for_selector(".atlas-files")
    return re.sub(r"[\s\u00a0\u202f]", "", page.locator(".atlas-sentence").first.inner_text())


def loaded(page: Page, file: str, folder: Path) -> Path:
    """Download ``file`` by its link, into ``folder``, under the name given by the service."""
    with page.expect_download() as download:
        page.locator(f'.atlas-files a[href^="./export/{file}?"]').click()
    name = download.value.suggested_filename
    assert re.fullmatch(r"atlas_[a-z0-9_-]+_i-nov_2020-2024_\d{4}-\d{2}\.(csv|xlsx)", name)
    download.value.save_as(folder / name)
    return folder / name


def read(csv: Path) -> pd.DataFrame:
    return pd.read_csv(csv, sep=";", decimal=",", encoding="utf-8-sig")


def rows(xlsx: Path) -> pd.DataFrame:
    return pd.read_excel(xlsx, sheet_name=0)


def test_files_hold_the_figures_on_the_screen(page: Page, atlas_url: str, tmp_path: Path) -> None:
    said = opened(page, f"{atlas_url}/?{QUERY}")
    projects, aid = read(loaded(page, "projets.csv", tmp_path)), rows(loaded(page, "projets.xlsx", tmp_path))
    shown = re.search(r"publiquespour(\d+)projetsdans", said)
    outside = re.search(r"horsdetoutterritoire\((\d+)projets\)", said)
    lost = re.search(r"(\d+)projetsnonlocalisés", said)
    assert shown is not None
    assert outside is not None
    assert sum(int(found[1]) for found in (shown, outside, lost) if found is not None) == len(projects)
    assert len(aid) == len(projects)
    areas, sheet = read(loaded(page, "zones.csv", tmp_path)), rows(loaded(page, "zones.xlsx", tmp_path))
    millions = f"{areas['aid_eur'].sum() / 1e6:.3g}".replace(".", ",")
    assert f"{millions}M€d’aidespubliques" in said
    assert aid["Aide additionnée"].sum() > areas["aid_eur"].sum()
    assert areas["projects"].sum() == sheet["Projets dans la zone"].sum() == int(shown[1])
    assert areas["aid_eur"].sum() == pytest.approx(sheet["Aide dans la zone"].sum(), abs=0.005)
    book = openpyxl.load_workbook(tmp_path / next(tmp_path.glob("atlas_zones*.xlsx")))
    told = " ".join(str(cell) for row in book["Lisez-moi"].iter_rows(values_only=True) for cell in row if cell)
    assert f"{atlas_url}/?programme=i-nov&annees=2020-2024&perimetre=" in told
    # The page is still there: a download is not a navigation.
    assert page.locator(".atlas-sentence").first.is_visible()

    said = opened(page, f"{atlas_url}/projets?{QUERY}&tri=date")
    listed = read(loaded(page, "projets.csv", tmp_path))
    assert said.startswith(f"{len(listed)}projets")
    assert listed["date"].astype(str).is_monotonic_decreasing
    assert len(listed) == len(rows(loaded(page, "projets.xlsx", tmp_path)))
