"""Where the money goes: nothing gets lost on the way from programmes to regions."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.facts import by_year, summary
from geo.flows import OTHERS, UNKNOWN, flows, folded, spread
from geo.language import translator
from geo.model import Language
from geo.programme_notes import NOTES
from geo.render.programme_charts import sankey, sector_treemap
from geo.selection import Selection
from geo.store import Store
from tests.chosen import selections


@settings(max_examples=25)
@given(selections())
def test_flows_hold_every_project_and_every_euro(store: Store, selection: Selection) -> None:
    sums, totals = flows(store, selection), summary(store, selection)
    assert sums["projects"].sum() == totals.projects
    assert sums["aid"].sum() == pytest.approx(totals.aid or 0.0, abs=0.005)
    assert by_year(store, selection)["aid"].sum() == pytest.approx(totals.aid or 0.0, abs=0.005)


@settings(max_examples=15)
@given(selections(), st.sampled_from(["aid", "projects"]))
def test_what_a_sector_gets_it_passes_on(store: Store, selection: Selection, by: str) -> None:
    sums = flows(store, selection)
    drawn = folded(folded(sums, "sector", by), "region", by)
    assert drawn[by].sum() == pytest.approx(sums[by].sum())
    named = [{slug: f"{column} {slug}" for slug in drawn[column]} for column in ("programme", "sector", "region")]
    (chart,) = sankey(drawn, by, (named[0], named[1], named[2]), Language.ENGLISH).data
    arrived = dict.fromkeys(range(len(chart.node.label)), 0.0)
    left = dict(arrived)
    for source, target, value in zip(chart.link.source, chart.link.target, chart.link.value, strict=True):
        left[source] += value
        arrived[target] += value
    for at, label in enumerate(chart.node.label):
        if label.startswith("sector ") and arrived[at]:
            assert arrived[at] == pytest.approx(left[at])
    (tree,) = sector_treemap(sums, by, {slug: slug for slug in sums["sector"]}, Language.ENGLISH).data
    assert sum(tree["values"]) == pytest.approx(sums[by].sum())


def test_small_parts_are_put_together_and_unknown_ones_keep_their_name() -> None:
    sums = pd.DataFrame({"region": ["11", "84", "93", UNKNOWN], "aid": [97.0, 1.0, 1.0, 1.0], "projects": [1, 1, 1, 1]})
    assert folded(sums, "region", "aid")["region"].tolist() == ["11", OTHERS, OTHERS, UNKNOWN]
    assert folded(sums.drop(index=2), "region", "aid")["region"].tolist() == ["11", "84", UNKNOWN], (
        "alone it keeps its name"
    )


def test_shares_are_those_of_what_is_located(store: Store, projects: pd.DataFrame) -> None:
    found = spread(store, Selection(industry_only=False))
    known = projects["region"].dropna()
    assert found.projects_outside == pytest.approx((known != "11").mean())
    assert found.aid_outside is not None
    assert 0 <= found.aid_outside <= 1
    assert found.aid_small is not None
    assert found.projects_small == pytest.approx(summary(store, Selection(industry_only=False)).in_small_communes)


def test_every_programme_is_described_in_both_languages(store: Store) -> None:
    assert set(NOTES) == set(store.programmes)
    french = translator(Language.FRENCH)
    assert all(french(note) != note for note in NOTES.values())
