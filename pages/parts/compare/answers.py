"""The comparison of a selection, asked once and shared by all sessions."""

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
    """`geo.profile.comparison.compare`, remembered and shared: read it, don't change it."""
    return atlas.store().ask(compare, _asked(selection), selection.compared)


def drawn(name: str, selection: Selection, draw: Callable[[], Any]) -> Any:
    """The chart ``name`` of the comparison as ``draw`` makes it, remembered: Plotly takes some 40 ms to make one."""
    return atlas.store().remember(("comparison", name, selection.language, _asked(selection)), draw)


def jobs(area: AreaRef, perimeter: Perimeter) -> pd.DataFrame:
    """`geo.profile.figures.jobs`, remembered and shared: read it, don't change it."""
    return atlas.store().ask(jobs_of, area, perimeter)


def _asked(selection: Selection) -> Selection:
    return replace(selection.facts(), compared=selection.compared)
