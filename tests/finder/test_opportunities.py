import pandas as pd
import pytest

from geo.finder.opportunities import NEAR_KM, PARTNERS, opportunities
from geo.model import AreaRef, Level
from geo.selection.filters import REGISTERS
from geo.selection.selection import Selection
from geo.tables.store import Store

PAU = AreaRef(Level.TERRITORY, "ti-7510")


@pytest.fixture
def funding(projects: pd.DataFrame) -> pd.DataFrame:
    """The projects of programmes that one can apply to."""
    return projects[~projects["programme"].isin(REGISTERS)]


def test_used_and_unused_programmes_are_those_of_the_table(store: Store, funding: pd.DataFrame) -> None:
    found = opportunities(store, Selection(), PAU, ("innovation",))
    used = set(funding.loc[funding["ti_2024"] == "ti-7510", "programme"])
    assert set(found.used) == used
    assert set(found.unused) == set(funding.loc[funding["theme"] == "innovation", "programme"]) - used


def test_chosen_sectors_come_before_themes(store: Store, funding: pd.DataFrame) -> None:
    found = opportunities(store, Selection(sectors=("hydrogene",)), PAU, ("innovation",))
    fitting = set(funding.loc[funding["sector"] == "hydrogene", "programme"])
    assert set(found.unused) == fitting - set(found.used)


def test_partners_are_near_and_of_the_kinds_that_help(store: Store) -> None:
    partners = opportunities(store, Selection(), PAU, ()).partners
    assert len(partners)
    assert set(partners["kind"]) <= set(PARTNERS)
    assert ((partners["km"] <= NEAR_KM) | partners["inside"]).all()


def test_a_theme_without_projects_has_no_programme(store: Store) -> None:
    assert opportunities(store, Selection(), PAU, ("competences",)).unused == ()
