"""The comparison of a selection, computed once and shared by all sessions."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.model import AreaRef, Perimeter
from geo.profile.comparison import Comparison, compare
from geo.profile.figures import jobs as jobs_of
from geo.selection.selection import Selection
from pages.parts.state import atlas


def comparison(selection: Selection) -> Comparison:
    """`geo.profile.comparison.compare`, cached and shared: do not modify."""
    return atlas.store().ask(compare, _asked(selection), selection.compared)


def drawn(name: str, selection: Selection, draw: Callable[[], Any]) -> Any:
    """The chart ``name`` of the comparison as ``draw`` makes it, cached: Plotly takes about 40 ms per chart."""
    return atlas.store().remember(("comparison", name, selection.language, _asked(selection)), draw)


def jobs(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.figures.jobs`, cached and shared: do not modify."""
    return atlas.store().ask(jobs_of, area, perimeter)


def _asked(selection: Selection) -> Selection:
    return replace(selection.facts(), compared=selection.compared)
