"""The programmes by family: a card for each that has projects in the data, a line for each that has none."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from geo.language import N_, Voice
from geo.measures.captions import published
from geo.model import REGISTER_KINDS, Layer, Level
from geo.programmes.dossiers import Dossier, Fact
from geo.programmes.families import Family, Placed, family, map_level
from geo.render.pictures.thumbnail import region_map
from geo.selection.filters import subtree
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import coverage
from pages.parts.widgets import links, markup

FAMILIES: Mapping[Family, str] = {
    Family.FRANCE_2030: N_("France 2030 and its calls"),
    Family.TERRITORIES: N_("Territoires d'industrie and its calls"),
    Family.GRANTS: N_("State grants"),
    Family.REGISTERS: N_("Registers and contests"),
}
LAYERS: Mapping[str, Layer] = {"sites-cles-en-main": Layer.KEY_IN_HAND}
"""Programmes whose results are a layer of the map rather than projects."""


def cards(
    selection: Selection,
    found: tuple[Dossier, ...],
    flows: pd.DataFrame,
    places: Mapping[str, Placed],
    store: Store,
) -> Markup:
    """Each family under its name; ``flows`` (`geo.programmes.flows.flows` for ``selection``) fills the small maps."""
    voice = selection.voice
    pieces = []
    for kind in Family:
        own = [dossier for dossier in found if family(store, dossier.term.slug) is kind]
        if not own:
            continue
        held = [dossier for dossier in own if dossier.coverage.projects]
        bare = [dossier for dossier in own if not dossier.coverage.projects]
        pieces.append(Markup('<h2 class="atlas-family">{}</h2>').format(voice._(FAMILIES[kind])))
        if held:
            body = markup.joined(_card(selection, dossier, flows, places[dossier.term.slug], store) for dossier in held)
            pieces.append(
                Markup('<ul class="atlas-cards" aria-label="{}">{}</ul>').format(voice._(FAMILIES[kind]), body)
            )
        if bare:
            rows = markup.joined(_line(selection, dossier, store) for dossier in bare)
            pieces.append(Markup('<div class="atlas-lines">{}</div>').format(rows))
    return markup.joined(pieces)


def _card(selection: Selection, dossier: Dossier, flows: pd.DataFrame, places: Placed, store: Store) -> Markup:
    voice = selection.voice
    term = dossier.term
    held = flows[flows["programme"].isin(subtree(store, (term.slug,)))]
    parts = (
        Markup('<h3 class="atlas-caption">{}</h3>').format(term.label(voice.language)),
        _about(dossier, voice, store),
        Markup('<div class="atlas-held"><p>{}</p>{}</div>').format(
            _held(dossier, voice), _map(term.label(voice.language), held, voice, store) if len(held) else ""
        ),
        markup.joined(_bars(dossier, voice)),
        _facts(dossier, voice),
        _next(selection, dossier, places),
    )
    return Markup("<li>{}</li>").format(markup.joined(parts))


def _line(selection: Selection, dossier: Dossier, store: Store) -> Markup:
    """A programme without projects: one line that unfolds to all that is known about it."""
    voice = selection.voice
    _ = voice._
    inside = [_about(dossier, voice, store), _list(dossier, voice)]
    if (layer := LAYERS.get(dossier.term.slug)) is not None:
        to = replace(selection, layers=(layer,))
        inside.append(markup.action(markup.Link(_("See its sites on the map"), links.href(links.Page.MAP, to))))
    else:
        inside.append(markup.paragraph(_("Not on the map: no project in the data.")))
    title = _("{programme}: {what}").format(
        programme=dossier.term.label(voice.language), what=_("In this data: no project.")
    )
    return markup.fold(title, markup.joined(inside))


def _about(dossier: Dossier, voice: Voice, store: Store) -> Markup:
    _ = voice._
    said = [_("Operator: {operator}").format(operator=dossier.operator)]
    # The name of its family stands above it already.
    parent = dossier.term.parent
    if parent is not None and parent not in set(Family):
        said.append(_("Part of: {programme}").format(programme=store.programmes[parent].label(voice.language)))
    if dossier.note is not None:
        said.append(_(dossier.note))
    return markup.paragraph(". ".join(said))


def _facts(dossier: Dossier, voice: Voice) -> Markup:
    """The official figures, folded so that cards keep one rhythm."""
    if not dossier.facts:
        return Markup("<div></div>")
    count = len(dossier.facts)
    title = voice.n_("{n} official figure", "{n} official figures", count).format(n=voice.number(count))
    return markup.fold(title, _list(dossier, voice))


def _list(dossier: Dossier, voice: Voice) -> Markup:
    if not dossier.facts:
        return markup.paragraph(voice._("No official total published."))
    facts = markup.joined(_fact(fact, voice) for fact in dossier.facts)
    return Markup('<ul class="atlas-facts">{}</ul>').format(facts)


def _fact(fact: Fact, voice: Voice) -> Markup:
    official = fact.official
    value = voice.compact_euros(official.value) if fact.euros else voice.number(official.value)
    origin = published(official.source, official.as_of, official.confidence, voice)
    listed = Markup('<li><b>{}</b> {}<span class="atlas-note" dir="auto">{}</span></li>')
    return listed.format(value, voice._(fact.label), origin)


def _held(dossier: Dossier, voice: Voice) -> str:
    """What the data holds of the programme; filters don't change it."""
    _ = voice._
    item = dossier.coverage
    projects = voice.n_("{n} project", "{n} projects", item.projects).format(n=voice.number(item.projects))
    amount = _("no published grant")
    if item.aid is not None:
        sums = _("{aid} in registered aid") if item.programme in REGISTER_KINDS else _("{aid} in grants")
        amount = sums.format(aid=voice.compact_euros(item.aid))
    said = [_("In this data: {projects}, {aid}").format(projects=projects, aid=amount)]
    if item.complete:
        said.append(coverage.whole_list(item.complete, voice))
    return "; ".join(said) + "."


def _bars(dossier: Dossier, voice: Voice) -> list[Markup]:
    """What is known of what was announced, by projects and by euros; nothing where no total is published."""
    _ = voice._
    item, bars = dossier.coverage, []
    if item.projects_total is not None and item.projects_share is not None:
        said = _("{n} of {total} projects announced ({share})").format(
            n=voice.number(item.compared),
            total=voice.number(item.projects_total.value),
            share=voice.percent(item.projects_share, 1),
        )
        bars.append((coverage.of_years(item, voice) + said, item.projects_share))
    if item.aid_total is not None and item.aid_share is not None:
        said = _("{share} of the {total} announced").format(
            share=voice.percent(item.aid_share, 1), total=voice.compact_euros(item.aid_total.value)
        )
        bars.append((coverage.of_years(item, voice) + said, item.aid_share))
    # The words above a bar say what it shows.
    drawn = Markup(
        '<p class="atlas-note">{}</p><div class="atlas-bar" aria-hidden="true"><i style="width:{:.1f}%"></i></div>'
    )
    if not bars and not dossier.facts:
        return [markup.paragraph(_("No official total published."))]
    return [
        Markup('<div class="atlas-known">{}</div>').format(
            markup.joined(drawn.format(said, 100 * min(share, 1)) for said, share in bars)
        )
    ]


def _next(selection: Selection, dossier: Dossier, places: Placed) -> Markup:
    """Links to the winners and to the map, or the reason why there is nothing to see there."""
    voice = selection.voice
    _ = voice._
    alone = replace(selection, programmes=(dossier.term.slug,))
    if not places.projects:
        said = _("None of its projects matches the filters, so neither the list nor the map shows any.")
        return markup.paragraph(said)
    pieces = [markup.link(markup.Link(_("See the winners"), links.href(links.Page.PROJECTS, alone)))]
    if places.at_level or places.in_region:
        to = replace(alone, level=map_level(selection) if places.at_level else Level.REGION, within=None)
        pieces.append(markup.link(markup.Link(_("Open on the map"), links.href(links.Page.MAP, to))))
    else:
        pieces.append(
            Markup('<span class="atlas-note">{}</span>').format(_("Not on the map: its projects are not located."))
        )
    return Markup('<p class="atlas-next">{}</p>').format(markup.joined(pieces))


def _map(label: str, held: pd.DataFrame, voice: Voice, store: Store) -> Markup:
    counts = {str(code): int(count) for code, count in held.groupby("region")["projects"].sum().items()}
    placed = {code: count for code, count in counts.items() if code in store.regions}
    if not placed:
        return Markup()
    first = max(placed, key=placed.__getitem__)
    caption = voice._("Most projects: {region} ({n})").format(
        region=store.regions[first], n=voice.number(placed[first])
    )
    return Markup(
        '<figure class="atlas-thumbnail"><img src="{}" alt="{}"><figcaption class="atlas-note">{}</figcaption></figure>'
    ).format(region_map(store, placed), label, caption)
