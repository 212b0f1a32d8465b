"""For the top territories and the chosen one: programmes used, programmes they could use, partners nearby."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.finder.opportunities import NEAR_KM
from geo.labels import PLACE_KINDS
from geo.language import Voice
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.finder import answers
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

FIRST = 10
NAMED = 8
"""The number of partners named per territory; the others are counted."""


def show(selection: Selection, answer: answers.Found) -> None:
    """One row per territory, the chosen one first."""
    voice = selection.voice
    _ = voice._
    st.header(_("What they use, what they could use, and with whom"), anchor=False)
    labels = dict(zip(answer.ranking.rows["code"], answer.ranking.rows["label"], strict=True))
    scored = answer.ranking.rows.loc[answer.ranking.rows["score"].notna(), "code"].head(FIRST).tolist()
    chosen = selection.area
    if chosen is not None and chosen.level is Level.TERRITORY and chosen.code in labels:
        scored = list(dict.fromkeys([chosen.code, *scored]))
    heads = [
        _("Territoire d'industrie"),
        _("Programmes used there"),
        _("Programmes that fund such projects elsewhere, none listed there"),
        _("Incubators, clusters and technical centres within {km} km").format(km=NEAR_KM),
    ]
    rows = [[labels[code], *_row(selection, AreaRef(Level.TERRITORY, code), atlas.store())] for code in scored]
    what = (
        _(
            "“Such projects” are those of the chosen sectors. Partners of these sectors come first, those without a "
            "stated field next; those of another field are left out."
        )
        if selection.sectors
        else _("“Such projects” are those of the challenge's themes; choose sectors to narrow them.")
    )
    line = _(
        "A programme without a public list of projects can't be seen here. Whether a call is open is not known: "
        "see the operator. Distances are straight lines from the territory's point."
    )
    markup.write(markup.table("", heads, rows, kind="atlas-partners"), markup.paragraph(f"{what} {line}"))


def _row(selection: Selection, area: AreaRef, store: Store) -> list[markup.Cell]:
    voice = selection.voice
    _ = voice._
    answer = answers.could_use(selection, area)
    partners: list[str | markup.Link] = [_partner(row, voice) for row in answer.partners.head(NAMED).to_dict("records")]
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
    ]


def _partner(row: Mapping[Hashable, Any], voice: Voice) -> str | markup.Link:
    """The partner's name, kind and distance, linked to its source page if it has one."""
    km = row["km"]
    where = f"{voice.number(km)} km" if km == km else voice._("inside")
    said = f"{row['name']} ({voice._(PLACE_KINDS[row['kind']])}, {where})"
    source = str(row["source_url"]).split(" ; ")[0]
    return markup.Link(said, source) if source.startswith("http") else said
