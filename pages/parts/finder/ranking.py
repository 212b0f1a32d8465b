"""The ranking in words and as a table: which territory leads and why, the rows, what was left out."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import streamlit as st
from markupsafe import Markup

from geo.finder.challenges import PRESETS
from geo.finder.criteria import CRITERIA
from geo.finder.robustness import DRAWS, SPREAD, TOP
from geo.language import Voice
from geo.measures.captions import of_types
from geo.model import AreaRef, Level
from geo.selection.selection import Selection
from pages.parts.finder import weights
from pages.parts.finder.answers import Found, territories
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

SHOWN = TOP
"""The number of rows shown before the reader asks for all."""


def reading(selection: Selection, found: Found) -> str:
    """Which territory leads, its strongest criteria, how much is known about it, and how stable its rank is."""
    voice = selection.voice
    _, n_ = voice._, voice.n_
    ranked = found.ranking
    first = ranked.rows.iloc[0]
    strongest = ranked.contributions.iloc[0].dropna().nlargest(2).index
    scored = int(ranked.rows["score"].notna().sum())
    said = _("{challenge}: {area} leads with {score} points out of 100, mainly thanks to {criteria}.").format(
        challenge=_(PRESETS[selection.challenge].label),
        area=first["label"],
        score=voice.number(first["score"] * 100),
        criteria=voice.list(_("“{criterion}”").format(criterion=_(CRITERIA[slug].label)) for slug in strongest),
    )
    known = _("{share} of the weights fall on criteria known there").format(share=voice.percent(first["coverage"]))
    stable = _("it stays in the top {top} in {share} of {draws} draws when weights vary by ±{spread}").format(
        spread=voice.percent(SPREAD), top=TOP, share=voice.percent(found.stays[0]), draws=voice.number(DRAWS)
    )
    among = n_("{n} territory is ranked", "{n} territories are ranked", scored).format(n=voice.number(scored))
    counted = [among]
    if bare := len(ranked.unranked):
        rest = n_(
            "{n} is not ranked: too little is known about it",
            "{n} are not ranked: too little is known about them",
            bare,
        )
        counted.append(rest.format(n=voice.number(bare)))
    if lost := len(ranked.untraced):
        rest = n_(
            "{n} has nothing recorded in the chosen sectors", "{n} have nothing recorded in the chosen sectors", lost
        )
        counted.append(rest.format(n=voice.number(lost)))
    return f"{said} {voice.list([known, stable])}. {_('; ').join(counted)}."


def notes(selection: Selection, found: Found) -> list[Markup]:
    """What the ranking leaves out, and which territories it ranks."""
    voice = selection.voice
    _ = voice._
    said = left_out(selection, found)
    if note := of_types(territories(selection), atlas.store()):
        said.append(note)
    if selection.level is not Level.TERRITORY:
        said.append(_("This page ranks Territoires d'industrie, at any map scale."))
    return [markup.paragraph(line) for line in said]


def left_out(selection: Selection, found: Found) -> list[str]:
    """Notes on weighted criteria left out (rarely known, or nearly constant) and on those that ignore the sectors."""
    voice = selection.voice
    _ = voice._
    weighed_here = {*found.ranking.weights, *found.ranking.missing, *found.ranking.level}
    blind = [slug for slug in CRITERIA if slug in weighed_here and not CRITERIA[slug].by_sector]
    said = (
        (
            _("Left out because they are known for too few territories under these filters: {criteria}."),
            found.ranking.missing,
        ),
        (
            _("Left out because they are the same for nearly all territories under these filters: {criteria}."),
            found.ranking.level,
        ),
        (
            _("Not specific to a sector; these describe the whole territory: {criteria}."),
            blind if selection.sectors else (),
        ),
    )
    return [
        line.format(criteria=voice.list(_(CRITERIA[slug].label) for slug in slugs)) for line, slugs in said if slugs
    ]


def table(selection: Selection, found: Found) -> None:
    """The ranked rows: territory, rank, score, coverage, robustness, and the percentile of each criterion."""
    voice = selection.voice
    _ = voice._
    ranked = found.ranking
    rows = ranked.rows.assign(stays=found.stays).dropna(subset=["score"])
    every = st.session_state.get("all_ranked", False)
    shown = rows if every else rows.head(SHOWN)
    heads = [_("Territoire d'industrie"), _("Rank"), _("Score"), _("Coverage"), _("Robustness")]
    heads += [_(CRITERIA[str(slug)].label) for slug in ranked.percentiles.columns]
    caption = _("Rank, score and percentile for each criterion (100 is the best)")
    ranks = ranked.percentiles.loc[shown.index].to_numpy(float).tolist()
    body = [_row(selection, row, own, voice) for row, own in zip(shown.to_dict("records"), ranks, strict=True)]
    markup.write(markup.table(caption, heads, body, numbers=range(1, len(heads)), kind="atlas-ranked"))
    if len(rows) > SHOWN:
        st.toggle(_("Show all {n} territories").format(n=voice.number(len(rows))), key="all_ranked")


def unranked(selection: Selection, found: Found) -> None:
    """The territories about which too little is known: their coverage, and the missing criteria."""
    voice = selection.voice
    _ = voice._
    rows = found.ranking.unranked
    if rows.empty:
        return
    with st.expander(_("Not ranked: too little data ({n})").format(n=voice.number(len(rows)))):
        body = [
            (
                _name(selection, row),
                voice.percent(row["coverage"]),
                voice.list(_(CRITERIA[slug].label) for slug in found.ranking.unknown(index)),
            )
            for index, row in zip(rows.index, rows.to_dict("records"), strict=True)
        ]
        heads = [_("Territoire d'industrie"), _("Coverage"), _("Not known")]
        markup.write(markup.table("", heads, body, numbers=[1], kind=markup.STACKED))


def _name(selection: Selection, row: Mapping[Hashable, Any]) -> markup.Link:
    area = AreaRef(Level.TERRITORY, str(row["code"]))
    return markup.Link(str(row["label"]), links.href(links.Page.TERRITORY, replace(selection, area=area)))


def _row(
    selection: Selection, row: Mapping[Hashable, Any], percentiles: Sequence[float], voice: Voice
) -> list[markup.Cell]:
    figures = [
        voice.number(row["rank"]),
        voice.number(row["score"] * 100, 1),
        voice.percent(row["coverage"]),
        voice.percent(row["stays"]),
    ]
    return [_name(selection, row), *figures, *(voice.number(value * 100) for value in percentiles)]


def empty(selection: Selection, found: Found) -> None:
    """Explain why no territory can be ranked, and offer to reset the weights."""
    _ = selection.voice._
    ranking = found.ranking
    if not ranking.missing and not ranking.level and not ranking.weights:
        st.info(_("All weights are zero, so territories cannot be ranked."))
    else:
        reason = _("Too little is known about the territories under these filters, so they cannot be ranked.")
        way = _("Use fewer filters (sectors, years, programmes) or other weights to compare more territories.")
        st.info(" ".join([reason, *left_out(selection, found), way]))
    st.button(_("Reset the weights"), key="reset_weights", on_click=weights.reset)
