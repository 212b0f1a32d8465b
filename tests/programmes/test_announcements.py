"""Published shares compared with those of the same programme, recomputed from the files."""

from pathlib import Path

import pandas as pd
import pytest

from geo.model import GRANTS, SMALL_COMMUNE
from geo.programmes.announcements import BAROMETER, FEWEST, OUTSIDE_ILE_DE_FRANCE, SMALL_COMMUNES, Announced, announced
from geo.tables.store import Store

FRANCE_2030 = (
    "i-nov",
    "premiere-usine",
    "zibac",
    "grands-projets-decarbonation",
    "france-2030-grands-projets",
)


@pytest.fixture(scope="module")
def found(store: Store) -> dict[str, Announced]:
    return {item.key: item for item in announced(store)}


def by_hand(rows: pd.DataFrame, counted: "pd.Series[bool]", placed: "pd.Series[bool]") -> tuple[float, int, float, int]:
    """Share by rows and their number, then share by euros of grants and the number of rows with an amount."""
    aid = rows["aid_eur"].where(rows["aid_kind"].isin(GRANTS))
    euros = aid[placed & counted].sum() / aid[placed].sum()
    return counted[placed].mean(), int(placed.sum()), euros, int(aid[placed].notna().sum())


def test_france_2030_stands_beside_france_2030(found: dict[str, Announced], projects: pd.DataFrame) -> None:
    rows = projects[projects["programme"].isin(FRANCE_2030)]
    share, count, euros, priced = by_hand(rows, rows["region"] != "11", rows["region"].notna())
    item = found[BAROMETER]
    assert (item.projects.rows, item.aid.rows) == (count, priced)
    assert (item.projects.value, item.aid.value) == (pytest.approx(share), pytest.approx(euros))


def test_the_barometers_share_is_of_what_it_locates(found: dict[str, Announced], data_dir: Path) -> None:
    table = pd.read_parquet(data_dir / "indicators.parquet")
    rows = table[(table["indicator"] == "france_2030_engage") & (table["level"] == "region") & (table["year"] == 2023)]
    money = rows.set_index("code")["value"]
    item = found[BAROMETER]
    assert item.located == pytest.approx(money.sum())
    assert item.share == pytest.approx(1 - money["11"] / money.sum())
    assert item.whole == 25e9


def test_premiere_usine_stands_beside_premiere_usine(found: dict[str, Announced], projects: pd.DataFrame) -> None:
    rows = projects[projects["programme"] == "premiere-usine"]
    share, count, _euros, priced = by_hand(rows, rows["region"] != "11", rows["region"].notna())
    item = found[OUTSIDE_ILE_DE_FRANCE]
    assert (item.projects.rows, item.projects.value) == (count, pytest.approx(share))
    assert priced < FEWEST
    assert (item.aid.rows, item.aid.value) == (priced, None), "three amounts say no share"


def test_small_communes_are_of_all_industrial_projects(
    found: dict[str, Announced], projects: pd.DataFrame, communes: pd.DataFrame
) -> None:
    rows = projects[projects["industry"].notna()]
    population = rows["insee"].map(communes["population"])
    share, count, euros, priced = by_hand(rows, population < SMALL_COMMUNE, population.notna())
    item = found[SMALL_COMMUNES]
    assert (item.projects.rows, item.aid.rows) == (count, priced)
    assert (item.projects.value, item.aid.value) == (pytest.approx(share), pytest.approx(euros))
