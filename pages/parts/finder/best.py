"""The answer: the first territories as cards, each with its reasons, partners, programmes and next steps."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from geo.finder.criteria import CRITERIA
from geo.finder.leaders import Firmness, Leader, leaders
from geo.finder.robustness import DRAWS, TOP
from geo.language import Voice
from geo.model import AreaRef, Level
from geo.selection.fields import Group
from geo.selection.selection import Selection
from geo.selection.vocabulary import COMPARED, STOPS
from geo.service.routes.picture import picture_url
from pages.parts.finder import answers
from pages.parts.finder.partners import partner
from pages.parts.presentation import stops
from pages.parts.state import atlas
from pages.parts.widgets import links, markup

PARTNERS = 3
PROGRAMMES = 3
"""How many partners and programmes a card names; the others are counted."""


def show(selection: Selection, found: answers.Found) -> None:
    """The cards in a row, and under them what can be done with all of them."""
    voice = selection.voice
    _ = voice._
    best = leaders(found.ranking, found.stays)
    areas = [AreaRef(Level.TERRITORY, leader.code) for leader in best]
    cards = markup.joined(
        _card(selection, leader, area, _rival(area, areas)) for leader, area in zip(best, areas, strict=True)
    )
    # The row moves sideways on a phone; the links in it are reached by keyboard.
    written = Markup('<ol class="atlas-best" aria-label="{}">{}</ol>')
    markup.write(written.format(_("The best-placed territories"), cards))
    with st.container(horizontal=True, vertical_alignment="center", key="best_actions"):
        if len(areas) > 1:
            compared = tuple(areas[:COMPARED])
            label = voice.n_("Compare the first {n} territory", "Compare the first {n} territories", len(compared))
            to = replace(selection, compared=compared)
            links.show(links.Page.COMPARE, to, label.format(n=len(compared)), icon=":material/compare:")
        every = voice.n_("Add the {n} card to the presentation", "Add the {n} cards to the presentation", len(areas))
        stops.add_button(areas, voice, every.format(n=len(areas)))


def _rival(area: AreaRef, areas: list[AreaRef]) -> AreaRef | None:
    """The best of the other areas."""
    return next((other for other in areas if other != area), None)


def _card(selection: Selection, leader: Leader, area: AreaRef, rival: AreaRef | None) -> Markup:
    voice = selection.voice
    _ = voice._
    head = Markup('<h2 class="atlas-caption">{}</h2>').format(
        _("{rank}. {area}").format(rank=voice.number(leader.rank), area=leader.label)
    )
    score = Markup('<p class="atlas-score"><b>{}</b> {}</p>').format(voice.number(leader.score, 1), "/ 100")
    could = answers.could_use(selection, area)
    near = [partner(row, voice) for row in could.partners.head(PARTNERS).to_dict("records")]
    names = atlas.store().programmes
    unused = [
        markup.Link(
            names[slug].label(voice.language),
            links.href(links.Page.PROJECTS, replace(selection, area=None, programmes=(slug,))),
        )
        for slug in could.unused[:PROGRAMMES]
    ]
    parts = (
        _thumbnail(selection, leader, area),
        head,
        score,
        _list(
            _("Mainly thanks to (points)"),
            [_reason(slug, points, voice) for slug, points in leader.strongest],
            0,
            voice,
        ),
        markup.paragraph(_robust(leader, voice)),
        _list(_("Possible partners"), near, len(could.partners), voice),
        _list(_("Programmes not used there"), unused, len(could.unused), voice),
        _next(selection, area, rival),
    )
    return Markup("<li>{}</li>").format(markup.joined(parts))


def _thumbnail(selection: Selection, leader: Leader, area: AreaRef) -> Markup:
    """The territory's communes by public aid, without any words: equal for both languages."""
    facts = replace(selection.only(Group.PROJECTS, "perimeter"), level=Level.COMMUNE, within=area, measure="aide")
    url = f"./{picture_url(replace(facts, second=None, layers=()), 'png', thumbnail=True)}"
    alt = selection.voice._("{area}: its communes, darker for more public aid").format(area=leader.label)
    return Markup('<img src="{}" alt="{}" width="320" height="180" loading="lazy">').format(url, alt)


def _reason(slug: str, points: float, voice: Voice) -> str:
    said = voice._("{criterion}: {points}")
    return said.format(criterion=voice._(CRITERIA[slug].label), points=voice.number(points, 1))


def _robust(leader: Leader, voice: Voice) -> str:
    _ = voice._
    said = {
        Firmness.FIRM: _("Firm: it stays in the top {top} in {share} of {draws} draws with other weights."),
        Firmness.LIKELY: _("Likely: it stays in the top {top} in {share} of {draws} draws with other weights."),
        Firmness.OPEN: _("Uncertain: it stays in the top {top} in only {share} of {draws} draws with other weights."),
    }
    return said[leader.firmness].format(top=TOP, share=voice.percent(leader.stays), draws=voice.number(DRAWS))


def _list(title: str, said: Sequence[str | markup.Link], counts: int, voice: Voice) -> Markup:
    """``said`` under ``title``, and how many of ``counts`` they leave unnamed."""
    more = [voice._("{n} more").format(n=voice.number(counts - len(said)))] if counts > len(said) else []
    rows = [*said, *more]
    items = markup.joined(
        Markup('<li dir="auto">{}</li>').format(markup.link(row) if isinstance(row, markup.Link) else row)
        for row in rows or [voice._("none in this data")]
    )
    return Markup('<div><p class="atlas-note">{}</p><ul>{}</ul></div>').format(title, items)


def _next(selection: Selection, area: AreaRef, rival: AreaRef | None) -> Markup:
    """Where to go on: the profile, the comparison with the best other territory, the presentation."""
    _ = selection.voice._
    steps = [markup.Link(_("Profile"), links.href(links.Page.TERRITORY, replace(selection, area=area)))]
    if rival is not None:
        to = replace(selection, compared=(area, rival))
        steps.append(markup.Link(_("Compare"), links.href(links.Page.COMPARE, to)))
    if area not in selection.stops and len(selection.stops) < STOPS:
        to = replace(selection, stops=(*selection.stops, area))
        steps.append(markup.Link(_("Add as a slide"), links.href(links.Page.FINDER, to)))
    return Markup('<p class="atlas-next">{}</p>').format(markup.joined(map(markup.link, steps)))
