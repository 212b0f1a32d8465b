"""One card per programme: what it is, its official figures, how much of it the data covers, and its map."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from geo.language import Voice
from geo.measures.captions import published
from geo.programmes.dossiers import Dossier, Fact
from geo.render.pictures.thumbnail import region_map
from geo.selection.filters import subtree
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import coverage
from pages.parts.widgets import links, markup


def cards(selection: Selection, found: tuple[Dossier, ...], flows: pd.DataFrame, store: Store) -> Markup:
    """The grid of cards as HTML; ``flows`` (`geo.programmes.flows.flows` for ``selection``) fills the maps."""
    body = markup.joined(_card(selection, dossier, flows, store) for dossier in found)
    return Markup('<ul class="atlas-cards">{}</ul>').format(body)


def _card(selection: Selection, dossier: Dossier, flows: pd.DataFrame, store: Store) -> Markup:
    voice = selection.voice
    _, term = voice._, dossier.term
    about = [_("Operator: {operator}").format(operator=dossier.operator)]
    if term.parent is not None:
        about.append(_("Part of: {programme}").format(programme=store.programmes[term.parent].label(voice.language)))
    note = markup.paragraph(_(dossier.note)) if dossier.note is not None else ""
    listed = markup.paragraph(_("No official total published."))
    if dossier.facts:
        facts = markup.joined(_fact(fact, voice) for fact in dossier.facts)
        listed = Markup('<ul class="atlas-facts">{}</ul>').format(facts)
    to_map = replace(selection, programmes=(term.slug,))
    opened = markup.link(markup.Link(_("Open on the map"), links.href(links.Page.MAP, to_map)))
    held = flows[flows["programme"].isin(subtree(store, (term.slug,)))]
    drawn = _map(term.label(voice.language), held, voice, store) if len(held) else ""
    said = markup.joined((markup.paragraph(". ".join(about)), note, listed, markup.paragraph(_covered(dossier, voice))))
    return Markup('<li><div><h2 class="atlas-caption">{}</h2>{}<p class="atlas-note">{}</p></div>{}</li>').format(
        term.label(voice.language), said, opened, drawn
    )


def _fact(fact: Fact, voice: Voice) -> Markup:
    official = fact.official
    value = voice.compact_euros(official.value) if fact.euros else voice.number(official.value)
    origin = published(official.source, official.as_of, official.confidence, voice)
    listed = Markup('<li><b>{}</b> {}<span class="atlas-note" dir="auto">{}</span></li>')
    return listed.format(value, voice._(fact.label), origin)


def _covered(dossier: Dossier, voice: Voice) -> str:
    """How much of the programme the data covers; filters don't change it."""
    _ = voice._
    item = dossier.coverage
    if not item.projects:
        return _("In this data: no project.")
    projects = voice.n_("{n} project", "{n} projects", item.projects).format(n=voice.number(item.projects))
    amount = (
        _("no published grant") if item.aid is None else _("{aid} of grants").format(aid=voice.compact_euros(item.aid))
    )
    said = [_("In this data: {projects}, {aid}").format(projects=projects, aid=amount)]
    if item.complete:
        said.append(coverage.whole_list(item.complete, voice))
    if item.projects_total is not None and item.projects_share is not None:
        announced = _("{n} of {total} projects announced ({share})")
        total = voice.number(item.projects_total.value)
        share = voice.percent(item.projects_share, 1)
        counted = announced.format(n=voice.number(item.compared), total=total, share=share)
        said.append(coverage.of_years(item, voice) + counted)
    if item.aid_total is not None and item.aid_share is not None:
        money = _("{share} of the {total} announced")
        total, share = voice.compact_euros(item.aid_total.value), voice.percent(item.aid_share, 1)
        said.append(coverage.of_years(item, voice) + money.format(share=share, total=total))
    return "; ".join(said) + "."


def _map(label: str, held: pd.DataFrame, voice: Voice, store: Store) -> Markup:
    counts = {str(code): int(count) for code, count in held.groupby("region")["projects"].sum().items()}
    placed = {code: count for code, count in counts.items() if code in store.regions}
    if not placed:
        return Markup()
    first = max(placed, key=placed.__getitem__)
    caption = voice._("Most in {region} ({n})").format(region=store.regions[first], n=voice.number(placed[first]))
    return Markup(
        '<figure class="atlas-thumbnail"><img src="{}" alt="{}"><figcaption class="atlas-note">{}</figcaption></figure>'
    ).format(region_map(store, placed), label, caption)
