"""A map's headline: one sentence and at most four figures, about what the map draws and nothing else.

For a measure of projects: their money in areas, outside any area, and not located; for another measure: its own values.
"""

from collections.abc import Callable

import numpy as np
import pandas as pd

from geo.areas.extent import place
from geo.cartography.choropleth import AreaView
from geo.funding.reliability import press_share
from geo.funding.sums import Summary
from geo.labels import value_format
from geo.language import Voice
from geo.measures.captions import scope
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from geo.tables.store import Store

Figures = list[tuple[str, str]]


def headline(view: AreaView, totals: Summary, selection: Selection, store: Store) -> tuple[str, Figures]:
    """The sentence, without markup, and the figures as (label, value); unknown values are written as unknown."""
    if not view.measure.funded:
        return _of_measure(view, selection)
    sentence = _of_projects(totals, selection, store)
    return sentence, _project_figures(totals, selection.level, selection.voice)


def counted_areas(level: Level, count: int, voice: Voice) -> str:
    """Text such as "112 Territoires d'industrie"."""
    n_ = voice.n_
    said = {
        Level.TERRITORY: lambda: n_("{n} Territoire d'industrie", "{n} Territoires d'industrie", count),
        Level.EPCI: lambda: n_("{n} intercommunality", "{n} intercommunalities", count),
        Level.EMPLOYMENT_AREA: lambda: n_("{n} employment area", "{n} employment areas", count),
        Level.DEPARTMENT: lambda: n_("{n} department", "{n} departments", count),
        Level.REGION: lambda: n_("{n} region", "{n} regions", count),
        Level.COMMUNE: lambda: n_("{n} commune", "{n} communes", count),
    }[level]()
    return said.format(n=voice.number(count))


def _of_projects(totals: Summary, selection: Selection, store: Store) -> str:
    """Such as "All programmes, industry: €1.7bn of public aid to 526 projects in 112 Territoires d'industrie; …"."""
    voice = selection.voice
    _ = voice._

    def projects(count: int) -> str:
        return voice.n_("{n} project", "{n} projects", count).format(n=voice.number(count))

    where = counted_areas(selection.level, totals.areas, voice)
    filters = ", ".join([*_inside(selection.within, selection, store), *scope(selection, store)])
    drawn = _("{projects} in {areas}, no known amount")
    if totals.aid_shown is not None:
        drawn = _("{aid} of public aid to {projects} in {areas}")
    parts = [
        drawn.format(aid=voice.compact_euros(totals.aid_shown), projects=projects(totals.shown), areas=where),
        *_elsewhere(totals, selection, projects),
    ]
    said = _("{filters}: {found}.").format(filters=filters, found=_("; ").join(parts))
    return f"{said[0].upper()}{said[1:]}"


def _inside(within: AreaRef | None, selection: Selection, store: Store) -> list[str]:
    return [] if within is None else [place(store, within, selection.perimeter).label]


def _elsewhere(totals: Summary, selection: Selection, projects: Callable[[int], str]) -> list[str]:
    voice = selection.voice
    _ = voice._
    said = []
    if totals.outside:
        outside = _("{projects} outside any area at this scale")
        if totals.aid_outside is not None:
            outside = _("{aid} outside any area at this scale ({projects})")
        if selection.level is Level.TERRITORY:
            outside = _("{projects} outside any territory")
            if totals.aid_outside is not None:
                outside = _("{aid} outside any territory ({projects})")
        said.append(outside.format(aid=voice.compact_euros(totals.aid_outside), projects=projects(totals.outside)))
    if totals.unplaced:
        lost = voice.n_("{n} project not located", "{n} projects not located", totals.unplaced)
        said.append(lost.format(n=voice.number(totals.unplaced)))
    return said


def _project_figures(totals: Summary, level: Level, voice: Voice) -> Figures:
    _ = voice._
    counted = voice.n_("project", "projects", totals.projects)
    if totals.unplaced:
        counted = voice.n_("project, {lost} not located", "projects, {lost} not located", totals.projects)
    vouched = _("of the aid, from announcements or the press")
    figures = [
        (
            _("public aid in {areas}").format(areas=counted_areas(level, totals.areas, voice)),
            voice.compact_euros(totals.aid_shown),
        ),
        (counted.format(lost=voice.number(totals.unplaced)), voice.number(totals.projects)),
        (vouched, press_share(totals, voice)),
    ]
    if totals.outside:
        outside = _("outside any territory") if level is Level.TERRITORY else _("outside any area at this scale")
        figures.insert(1, (outside, voice.compact_euros(totals.aid_outside)))
    return figures


def _of_measure(view: AreaView, selection: Selection) -> tuple[str, Figures]:
    """Sum or median, highest and lowest value of a measure that doesn't depend on projects."""
    voice = selection.voice
    _ = voice._
    written = value_format(view.measure.unit, voice)
    rows = view.areas[["label"]].assign(value=view.values)
    known = pd.DataFrame(rows[np.isfinite(view.values)]).sort_values("value")
    areas = counted_areas(selection.level, len(known), voice)
    missing = int(view.visible.sum()) - len(known)
    if known.empty:
        return _("{measure}: no area has a value.").format(measure=_(view.measure.label)), []
    lowest, highest = known.iloc[0], known.iloc[-1]
    extremes = _("from {lowest} ({low}) to {highest} ({high})").format(
        lowest=written(lowest["value"]), low=lowest["label"], highest=written(highest["value"]), high=highest["label"]
    )
    if view.measure.additive:
        middle, whole = _("in all, in {areas}"), float(known["value"].sum())
    else:
        middle, whole = _("median of {areas}"), float(known["value"].median())
    said = _("{measure}: {value} {middle}, {extremes}; {missing} without a value.").format(
        measure=_(view.measure.label),
        value=written(whole),
        middle=middle.format(areas=areas),
        extremes=extremes,
        missing=voice.number(missing),
    )
    figures = [
        (middle.format(areas=areas), written(whole)),
        (_("highest: {area}").format(area=highest["label"]), written(highest["value"])),
        (_("lowest: {area}").format(area=lowest["label"]), written(lowest["value"])),
        (_("areas without a value"), voice.number(missing)),
    ]
    return said, figures
