"""The comparison in words and as a table, and the sources of its figures."""

from dataclasses import replace

import pandas as pd

from geo.labels import LEVELS, value_format
from geo.measures.captions import scope, shown
from geo.measures.catalogue import MEASURES
from geo.model import Level, Unit
from geo.profile.comparison import Comparison, furthest
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import links, markup, source_line


def reading(selection: Selection, found: Comparison) -> None:
    """The filters under which the areas are compared, and the measure in which they differ most."""
    voice = selection.voice
    _ = voice._
    said = _("{areas}, compared under these filters: {filters}.").format(
        areas=voice.list(found.labels.values()),
        filters=", ".join(scope(replace(selection, regions=(), types=()), atlas.store())),
    )
    for slug in furthest(found.figures, 1):
        rows = found.figures[found.figures["measure"] == slug].dropna(subset=["rank"]).sort_values("rank")
        names = {area.code: label for area, label in found.labels.items()}
        first, last = rows.iloc[0], rows.iloc[-1]
        said += " " + _(
            "Their widest gap is in: {measure} (rank {first} for {best}, {last} for {other}, out of {n})."
        ).format(
            measure=_(MEASURES[slug].label),
            first=voice.number(first["rank"]),
            best=names[first["code"]],
            last=voice.number(last["rank"]),
            other=names[last["code"]],
            n=voice.number(first["ranked"]),
        )
    pieces = [markup.paragraph(said, "sentence")]
    if selection.regions or selection.types:
        said = _("The region and type filters do not apply here: the areas you choose replace them.")
        pieces.append(markup.paragraph(said))
    markup.write(*pieces)


def measures(selection: Selection, found: Comparison) -> None:
    """Every measure of the level: value, rank and distance to the median for each area."""
    _ = selection.voice._
    level = found.areas[0].level
    profiles = [
        markup.Link(label, links.href(links.Page.TERRITORY, replace(selection, area=area)))
        for area, label in found.labels.items()
    ]
    rows = [
        [
            _(MEASURES[str(slug)].label),
            *[_cell(selection, row) for _at, row in group.iterrows()],
            _median(selection, group),
        ]
        for slug, group in found.figures.groupby("measure", sort=False)
    ]
    head = [_("Measure"), *found.labels.values(), _("Median for the level")]
    note = _(
        "Rank 1 is the highest value among all {level} with a known value; the distance to the median is in brackets."
    )
    markup.write(
        markup.table("", head, rows, numbers=range(1, len(head))),
        markup.paragraph(note.format(level=_(LEVELS[level]))),
        markup.sequence(_("Profiles:"), profiles),
        markup.sequence("", [markup.Link(_("See on the map"), links.href(links.Page.MAP, _on_map(selection, found)))]),
    )


def _on_map(selection: Selection, found: Comparison) -> Selection:
    """The map at the level of the areas: territories are all outlined; at other levels the first area is focused."""
    level = found.areas[0].level
    measure = selection.measure if level in MEASURES[selection.measure].levels else Selection().measure
    seen = replace(selection, level=level, within=None, measure=measure, second=None, area=None, territories=())
    if level is Level.TERRITORY:
        return replace(seen, territories=tuple(area.code for area in found.areas))
    return replace(seen, area=found.areas[0])


def _cell(selection: Selection, row: "pd.Series[float]") -> str:
    """Value, rank and distance to the median: "8.1 M€ · 12/183 (+6.9 M€)"; unknown values have no rank."""
    voice = selection.voice
    measure = MEASURES[str(row["measure"])]
    written = value_format(measure.unit, voice)
    if pd.isna(row["rank"]):
        return voice.unknown
    distance = float(row["distance"])
    sign = "+" if distance > 0 else "−" if distance < 0 else ""
    apart = written(abs(distance))
    if measure.unit in (Unit.SHARE, Unit.GROWTH):  # shares differ by percentage points, not by per cent
        apart = voice._("{n} points").format(n=voice.number(abs(distance) * 100, 1))
    return f"{written(row['value'])} · {voice.number(row['rank'])}/{voice.number(row['ranked'])} ({sign}{apart})"


def _median(selection: Selection, group: pd.DataFrame) -> str:
    measure = MEASURES[str(group["measure"].iloc[0])]
    return value_format(measure.unit, selection.voice)(float(group["median"].iloc[0]))


def origin(selection: Selection) -> None:
    """The sources of all compared measures."""
    level = selection.compared[0].level
    used = [name for measure in MEASURES.values() if level in measure.levels for name in measure.source_ids]
    source_line.of(shown(used, selection), None, atlas.store().catalogue, selection.voice)
