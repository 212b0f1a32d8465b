"""The reliability of a sum of euros: the same shares as pandas computes, and never 0% for a share above zero."""

from dataclasses import dataclass, replace

import pandas as pd
import pytest
from hypothesis import given, settings

from geo.funding.reliability import badge, reliability
from geo.funding.sums import summary
from geo.language import Voice
from geo.model import GRANTS, AreaRef, Language
from geo.profile.figures import money
from geo.profile.slides import slides
from geo.profile.standing import profile
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.chosen import selections

EVERYTHING = Selection(industry_only=False, local_grants=True)


@dataclass(frozen=True)
class Sums:
    projects: int
    official: int
    aid: float | None
    press_aid: float | None
    press: int


def test_the_share_is_that_of_the_rows(store: Store, projects: pd.DataFrame) -> None:
    totals = summary(store, EVERYTHING)
    summed = projects[projects["aid_kind"].isin([kind.value for kind in GRANTS]) & projects["aid_eur"].notna()]
    press = summed[summed["confidence"] != "official"]
    assert totals.press_aid == pytest.approx(press["aid_eur"].sum(), abs=0.01)
    assert totals.press == len(press)
    share = round(100 * press["aid_eur"].sum() / summed["aid_eur"].sum())
    said = reliability(totals, Voice(Language.ENGLISH))
    assert said == f"{share}% of the euros come from announcements or the press ({len(press)} projects)."


@settings(max_examples=15)
@given(selections())
def test_parts_of_a_sum_never_exceed_it(store: Store, selection: Selection) -> None:
    totals = summary(store, selection)
    assert (totals.press_aid or 0) <= (totals.aid or 0) + 0.01
    assert totals.press <= min(totals.priced, totals.projects - totals.official)
    assert (totals.aid_outside or 0) + (totals.aid_unplaced or 0) <= (totals.aid or 0) + 0.01


@pytest.mark.parametrize("code", ["ti-7510", "ti-3201", "ti-0102", "region-75"])
def test_panel_profile_and_slide_say_the_same(store: Store, code: str) -> None:
    area = AreaRef.parse(code)
    assert area is not None
    selection = Selection()
    (slide,) = slides(store, selection, [area]).values()
    said = {
        reliability(sums, Voice(Language.FRENCH))
        for sums in (profile(store, selection, area), money(store, selection, area), slide)
    }
    assert len(said) == 1


def test_a_sum_says_what_it_rests_on() -> None:
    sums = Sums(10, 9, 1_000.0, 680.0, 1)
    french = reliability(sums, Voice(Language.FRENCH))
    assert french == "68\N{NO-BREAK SPACE}% des euros viennent d’annonces ou de la presse (1 projet)."
    assert (
        reliability(replace(sums, press_aid=None, press=0), Voice(Language.ENGLISH))
        == "All euros are in official lists."
    )
    assert reliability(replace(sums, press_aid=1.0), Voice(Language.ENGLISH)).startswith("Less than 1%")
    assert reliability(replace(sums, press_aid=999.0), Voice(Language.ENGLISH)).startswith("More than 99%")
    assert reliability(replace(sums, press_aid=1_000.0), Voice(Language.ENGLISH)).startswith("100%")


def test_without_a_known_amount_projects_are_counted() -> None:
    said = reliability(Sums(3, 1, None, None, 0), Voice(Language.ENGLISH))
    assert said == "Confidence: 1 projects from official lists, 2 from the press."
    assert reliability(Sums(0, 0, None, None, 0), Voice(Language.ENGLISH)) == ""


def test_a_row_of_one_press_page_is_marked() -> None:
    assert badge("press", "https://example.org/a", Voice(Language.FRENCH)) == "presse, une page"
    assert badge("press", None, Voice(Language.FRENCH)) == "presse"
    assert badge("official", "https://bpifrance.fr/a", Voice(Language.FRENCH)) == "officiel"
