"""For the top territories and the chosen one: programmes used, programmes they could use, partners nearby."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.finder.opportunities import NEAR_KM
from geo.industry import THRESHOLDS
from geo.labels import PLACE_KINDS
from geo.language import Voice
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.finder import answers
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

FIRST = 10
PLANTS = 5
"""Plants that are named for a territory."""
NAMED = 8
"""The number of partners named per territory; the others are counted."""


def show(selection: Selection, answer: answers.Found) -> None:
    """One row per territory, the chosen one first."""
    voice = selection.voice
    _ = voice._
    labels = dict(zip(answer.ranking.rows["code"], answer.ranking.rows["label"], strict=True))
    scored = answer.ranking.rows.loc[answer.ranking.rows["score"].notna(), "code"].head(FIRST).tolist()
    chosen = selection.area
    if chosen is not None and chosen.level is Level.TERRITORY and chosen.code in labels:
        scored = list(dict.fromkeys([chosen.code, *scored]))
    heads = [
        _("Territoire d'industrie"),
        _("Programmes used there"),
        _("Programmes that fund such projects elsewhere, with none listed there"),
        _("Incubators, clusters and technical centres within {km} km").format(km=NEAR_KM),
        _("Plants of these sectors in the emissions register")
        if selection.sectors
        else _("Industrial plants in the emissions register"),
    ]
    rows = [[labels[code], *_row(selection, AreaRef(Level.TERRITORY, code), atlas.store())] for code in scored]
    what = (
        _(
            "“Such projects” are those in the chosen sectors. Partners in these sectors come first, then those with "
            "no stated field; those in other fields are left out."
        )
        if selection.sectors
        else _("“Such projects” are those in the challenge's themes; choose sectors to narrow them down.")
    )
    line = _(
        "A programme without a public list of projects cannot appear here. The atlas does not know whether a call is "
        "open: check with the operator. Distances are straight lines from the territory's point."
    )
    markup.write(
        markup.table("", heads, rows, kind="atlas-partners"), markup.paragraph(f"{what} {line} {_(THRESHOLDS)}")
    )


def _row(selection: Selection, area: AreaRef, store: Store) -> list[markup.Cell]:
    voice = selection.voice
    _ = voice._
    answer = answers.could_use(selection, area)
    partners: list[str | markup.Link] = [partner(row, voice) for row in answer.partners.head(NAMED).to_dict("records")]
    if (more := len(answer.partners) - NAMED) > 0:
        partners.append(_("{n} more").format(n=voice.number(more)))

    def named(slugs: tuple[str, ...], shown: Selection) -> markup.Cell:
        there = [links.href(links.Page.PROJECTS, replace(shown, programmes=(slug,))) for slug in slugs]
        said = [store.programmes[slug].label(voice.language) for slug in slugs]
        return markup.Several(tuple(map(markup.Link, said, there))) if slugs else _("none in this data")

    return [
        named(answer.used, replace(selection, area=area)),
        named(answer.unused, replace(selection, area=None)),
        markup.Several(tuple(partners)) if partners else _("none in this data"),
        _plants(selection, area, answer.plants),
    ]


def _plants(selection: Selection, area: AreaRef, plants: pd.DataFrame) -> markup.Cell:
    """At least how many, and the names of the first, each of which leads to its card on the territory's profile."""
    voice = selection.voice
    _ = voice._
    if plants.empty:
        return _("none in the register")
    count = f"≥ {voice.number(len(plants))}"
    named = [
        markup.Link(
            row["name"] if isinstance(row["name"], str) else _("Name not published"),
            links.href(links.Page.TERRITORY, replace(selection, area=area, site=row["id"])),
        )
        for row in plants.head(PLANTS).to_dict("records")
    ]
    more = [_("{n} more").format(n=voice.number(len(plants) - PLANTS))] if len(plants) > PLANTS else []
    return markup.Several((count, *named, *more))


def partner(row: Mapping[Hashable, Any], voice: Voice) -> str | markup.Link:
    """The partner's name, kind and distance, linked to its source page if it has one."""
    km = row["km"]
    where = f"{voice.number(km)}\u00a0km" if km == km else voice._("in the territory")
    said = f"{row['name']} ({voice._(PLACE_KINDS[row['kind']])}, {where})"
    source = str(row["source_url"]).split(" ; ")[0]
    return markup.Link(said, source) if source.startswith("http") else said
