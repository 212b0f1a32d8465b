"""One card for each programme: what it is, its official figures, how much of it the data holds, and its map."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from geo.language import Formatter, plural, translator
from geo.measures.captions import published
from geo.model import Language
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
    language = selection.language
    _, term = translator(language), dossier.term
    about = [_("Operator: {operator}").format(operator=dossier.operator)]
    if term.parent is not None:
        about.append(_("Part of: {programme}").format(programme=store.programmes[term.parent].label(language)))
    note = markup.paragraph(_(dossier.note)) if dossier.note is not None else ""
    listed = markup.paragraph(_("No official total published."))
    if dossier.facts:
        facts = markup.joined(_fact(fact, language) for fact in dossier.facts)
        listed = Markup('<ul class="atlas-facts">{}</ul>').format(facts)
    to_map = replace(selection, programmes=(term.slug,))
    opened = markup.link(markup.Link(_("Open on the map"), links.href(links.Page.MAP, to_map)))
    held = flows[flows["programme"].isin(subtree(store, (term.slug,)))]
    drawn = _map(term.label(language), held, language, store) if len(held) else ""
    said = markup.joined(
        (markup.paragraph(". ".join(about)), note, listed, markup.paragraph(_covered(dossier, language)))
    )
    return Markup('<li><div><h2 class="atlas-caption">{}</h2>{}<p class="atlas-note">{}</p></div>{}</li>').format(
        term.label(language), said, opened, drawn
    )


def _fact(fact: Fact, language: Language) -> Markup:
    _, text = translator(language), Formatter(language)
    official = fact.official
    value = text.compact_euros(official.value) if fact.euros else text.number(official.value)
    origin = published(official.source, official.as_of, official.confidence, language)
    listed = Markup('<li><b>{}</b> {}<span class="atlas-note" dir="auto">{}</span></li>')
    return listed.format(value, _(fact.label), origin)


def _covered(dossier: Dossier, language: Language) -> str:
    """What the data holds of the programme; filters don't change it."""
    _, n_, text = translator(language), plural(language), Formatter(language)
    item = dossier.coverage
    if not item.projects:
        return _("In this data: no project.")
    projects = n_("{n} project", "{n} projects", item.projects).format(n=text.number(item.projects))
    amount = (
        _("no published grant") if item.aid is None else _("{aid} of grants").format(aid=text.compact_euros(item.aid))
    )
    said = [_("In this data: {projects}, {aid}").format(projects=projects, aid=amount)]
    if item.complete:
        said.append(coverage.whole_list(item.complete, text))
    if item.projects_total is not None and item.projects_share is not None:
        announced = _("{n} of {total} projects announced ({share})")
        total = text.number(item.projects_total.value)
        share = text.percent(item.projects_share, 1)
        counted = announced.format(n=text.number(item.compared), total=total, share=share)
        said.append(coverage.of_years(item, text) + counted)
    if item.aid_total is not None and item.aid_share is not None:
        money = _("{share} of the {total} announced")
        total, share = text.compact_euros(item.aid_total.value), text.percent(item.aid_share, 1)
        said.append(coverage.of_years(item, text) + money.format(share=share, total=total))
    return "; ".join(said) + "."


def _map(label: str, held: pd.DataFrame, language: Language, store: Store) -> Markup:
    _, text = translator(language), Formatter(language)
    counts = {str(code): int(count) for code, count in held.groupby("region")["projects"].sum().items()}
    placed = {code: count for code, count in counts.items() if code in store.regions}
    if not placed:
        return Markup()
    first = max(placed, key=placed.__getitem__)
    caption = _("Most in {region} ({n})").format(region=store.regions[first], n=text.number(placed[first]))
    return Markup(
        '<figure class="atlas-thumbnail"><img src="{}" alt="{}"><figcaption class="atlas-note">{}</figcaption></figure>'
    ).format(region_map(store, placed), label, caption)
