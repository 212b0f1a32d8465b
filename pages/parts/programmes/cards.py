"""One card for each programme: what it is, its official figures, how much of it the data holds, and its map."""

from dataclasses import replace
from html import escape

import pandas as pd

from geo.funding.projects import subtree
from geo.language import Formatter, plural, translator
from geo.model import Language
from geo.programmes.dossiers import Dossier, Fact
from geo.render.pictures.thumbnail import region_map
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.map import coverage
from pages.parts.map.coverage import CONFIDENCE
from pages.parts.widgets import links, markup


def cards(selection: Selection, found: tuple[Dossier, ...], flows: pd.DataFrame, store: Store) -> str:
    """The grid of cards as HTML; ``flows`` (`geo.programmes.flows.flows` for ``selection``) fills the maps."""
    body = "".join(_card(selection, dossier, flows, store) for dossier in found)
    return f'<ul class="atlas-cards">{body}</ul>'


def _card(selection: Selection, dossier: Dossier, flows: pd.DataFrame, store: Store) -> str:
    language = selection.language
    _, term = translator(language), dossier.term
    about = [_("Operator: {operator}").format(operator=dossier.operator)]
    if term.parent is not None:
        about.append(_("Part of: {programme}").format(programme=store.programmes[term.parent].label(language)))
    note = markup.paragraph(_(dossier.note)) if dossier.note is not None else ""
    facts = "".join(_fact(fact, language) for fact in dossier.facts)
    listed = f'<ul class="atlas-facts">{facts}</ul>' if facts else markup.paragraph(_("No official total published."))
    to_map = replace(selection, programmes=(term.slug,))
    opened = markup.link(markup.Link(_("Open on the map"), links.href(links.Page.MAP, to_map)))
    held = flows[flows["programme"].isin(subtree(store, (term.slug,)))]
    drawn = _map(term.label(language), held, language, store) if len(held) else ""
    return (
        f'<li><div><h2 class="atlas-caption">{escape(term.label(language))}</h2>{markup.paragraph(". ".join(about))}'
        f"{note}{listed}{markup.paragraph(_covered(dossier, language))}"
        f'<p class="atlas-note">{opened}</p></div>{drawn}</li>'
    )


def _fact(fact: Fact, language: Language) -> str:
    _, text = translator(language), Formatter(language)
    official = fact.official
    value = text.compact_euros(official.value) if fact.euros else text.number(official.value)
    dated = text.partial_date(official.as_of) if isinstance(official.as_of, str) else _("undated")
    origin = f"{official.source}, {dated} ({_(CONFIDENCE.get(official.confidence, official.confidence))})"
    source = f'<span class="atlas-note" dir="auto">{escape(origin)}</span>'
    return f"<li><b>{escape(value)}</b> {escape(_(fact.label))}{source}</li>"


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


def _map(label: str, held: pd.DataFrame, language: Language, store: Store) -> str:
    _, text = translator(language), Formatter(language)
    counts = {str(code): int(count) for code, count in held.groupby("region")["projects"].sum().items()}
    placed = {code: count for code, count in counts.items() if code in store.regions}
    if not placed:
        return ""
    first = max(placed, key=placed.__getitem__)
    caption = _("Most in {region} ({n})").format(region=store.regions[first], n=text.number(placed[first]))
    picture = f'<img src="{region_map(store.data, placed)}" alt="{escape(label)}">'
    under = f'<figcaption class="atlas-note">{escape(caption)}</figcaption>'
    return f'<figure class="atlas-thumbnail">{picture}{under}</figure>'
