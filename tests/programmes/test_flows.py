"""Flows of money from programmes through sectors to regions: nothing is lost on the way."""

from dataclasses import replace
from typing import Literal

import pytest
from hypothesis import given

from geo.funding.projects import by_year
from geo.funding.sums import summary
from geo.model import Level
from geo.programmes.flows import OTHERS, UNKNOWN, flows, grouped, links
from geo.selection.selection import Selection
from geo.tables.store import Store
from tests.funding.test_projects import FEW, SELECTIONS


@FEW
@given(selection=SELECTIONS)
def test_flows_conserve_what_the_summary_sums(store: Store, selection: Selection) -> None:
    frame, totals = flows(store, selection), summary(store, replace(selection, level=Level.REGION))
    columns: tuple[Literal["aid", "projects"], ...] = ("aid", "projects")
    for column, total in zip(columns, (totals.aid or 0.0, totals.projects), strict=True):
        values = grouped(frame, column)
        into, out = links(values, "programme", "sector"), links(values, "sector", "region")
        assert into["value"].sum() == pytest.approx(total, abs=0.5)
        assert out["value"].sum() == pytest.approx(total, abs=0.5)
        received, given_on = into.groupby("target")["value"].sum(), out.groupby("source")["value"].sum()
        assert received.to_dict() == pytest.approx(given_on.to_dict(), abs=0.5)
        assert frame.groupby("sector")[column].sum().sum() == pytest.approx(total, abs=0.5)
        assert by_year(store, replace(selection, level=Level.REGION))[column].sum() == pytest.approx(total, abs=0.5)


def test_small_nodes_are_grouped_and_an_unknown_region_is_not(store: Store) -> None:
    frame = flows(store, Selection(industry_only=False, local_grants=True))
    values = grouped(frame, "projects")
    assert OTHERS in set(values["sector"])
    assert UNKNOWN in set(values["region"])
    assert len(set(values["region"])) < len(set(frame["region"]))
