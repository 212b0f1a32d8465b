"""The largest projects by published amount, whatever its kind: the same wherever they are listed."""

import pandas as pd
import pytest

from geo.funding.largest_projects import largest, named
from geo.funding.project_list import listing
from geo.funding.projects import funded
from geo.language import Voice
from geo.model import GRANTS, AidKind, AreaRef, Language, Level
from geo.profile.figures import money
from geo.profile.slides import slides
from geo.profile.standing import profile
from geo.selection.selection import Selection
from geo.tables.store import Store

AREA = AreaRef(Level.REGION, "32")
"""Hauts-de-France: its largest project is a battery plant whose amount is not a grant."""


@pytest.fixture(scope="module")
def first(projects: pd.DataFrame) -> list[str]:
    """Ids of the area's five largest industrial projects by published amount."""
    inside = projects[(projects["region"] == AREA.code) & projects["aid_eur"].notna() & projects["industry"].notna()]
    return inside.sort_values(["aid_eur", "id"], ascending=[False, True])["id"].head(5).tolist()


def test_kinds_that_are_not_added_up_are_among_the_largest(projects: pd.DataFrame, first: list[str]) -> None:
    kinds = projects.set_index("id").loc[first, "aid_kind"]
    assert set(kinds) - {kind.value for kind in GRANTS}


def test_panel_profile_slide_and_list_name_the_same_projects(store: Store, first: list[str]) -> None:
    selection = Selection()
    (slide,) = slides(store, selection, [AREA]).values()
    assert profile(store, selection, AREA).largest["id"].tolist() == first
    assert money(store, selection, AREA).largest["id"].head(5).tolist() == first
    assert slide.largest["id"].tolist() == first
    assert listing(store, Selection(area=AREA)).rows["id"].head(5).tolist() == first


def test_the_large_announced_plants_are_named(store: Store) -> None:
    rows = largest(store, funded(store, Selection()), 12)
    found = named(rows, store, Voice(Language.FRENCH))
    said = " ".join(f"{item.title} {item.beneficiary}" for item in found)
    for name in ("ProLogium", "Verkor"):
        assert name in said
    for item, row in zip(found, rows.itertuples(), strict=True):
        assert item.kind, "an amount says what it is"
        assert item.is_summed == (row.aid_kind in {kind.value for kind in GRANTS})
        assert item.badge


def test_sums_beside_them_stay_sums_of_grants(store: Store) -> None:
    found = profile(store, Selection(), AREA)
    held = money(store, Selection(), AREA)
    grants = sum(euros for kind, euros in held.by_kind.items() if kind in GRANTS)
    assert found.aid == pytest.approx(grants, abs=0.01)
    others = sum(euros for kind, euros in held.by_kind.items() if kind not in GRANTS)
    assert others > 0
    assert AidKind.GRANT in held.by_kind
