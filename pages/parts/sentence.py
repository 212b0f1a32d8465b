"""The current filter read out as sentences, and the key figures under it."""

from geo.facts import Summary
from geo.language import Formatter, plural, translator
from geo.model import AidKind
from geo.scope import placed, scope
from geo.selection import Selection
from geo.store import Store
from geo.wording import AID_KINDS
from pages.parts import markup


def show(selection: Selection, totals: Summary, store: Store) -> None:
    """What is shown, in one sentence, and the key figures."""
    sentence = markup.paragraph(reading(selection, totals, store), "sentence")
    markup.write(sentence, markup.figures(key_figures(selection, totals)))


def reading(selection: Selection, totals: Summary, store: Store) -> str:
    """Such as "42 projects (i-Nov, Hydrogen): €31.4M of public aid, 70% outside Île-de-France. 39 of 42 shown …"."""
    language = selection.language
    _, n_, text = translator(language), plural(language), Formatter(language)
    projects = n_("{n} project", "{n} projects", totals.projects).format(n=text.number(totals.projects))
    aid = _("{aid} of public aid").format(aid=text.compact_euros(totals.aid)) if totals.priced else _("no known amount")
    found = _("{projects} ({filters}): {aid}")
    parts = [found.format(projects=projects, filters=", ".join(scope(selection, store)), aid=aid)]
    if totals.outside_ile_de_france is not None:
        parts.append(_("{share} outside Île-de-France").format(share=text.percent(totals.outside_ile_de_france)))
    return f"{', '.join(parts)}. {placed(totals, language)}."


def key_figures(selection: Selection, totals: Summary) -> list[tuple[str, str]]:
    """The row of key figures: (label, value); unknown is written as unknown."""
    _, text = translator(selection.language), Formatter(selection.language)
    return [
        (_("projects"), text.number(totals.projects)),
        (_("public aid"), text.compact_euros(totals.aid)),
        (_("investment"), text.compact_euros(totals.investment)),
        (_("leverage"), text.ratio(totals.leverage)),
        (_("outside Île-de-France"), text.percent(totals.outside_ile_de_france)),
        (_("in communes under 20,000 inhabitants"), text.percent(totals.in_small_communes)),
    ]


def kinds(selection: Selection, totals: Summary) -> str:
    """Which kinds of aid the sum holds, and the amounts of the kinds that it does not."""
    language = selection.language
    _, text = translator(language), Formatter(language)

    def listed(chosen: list[AidKind]) -> str:
        return text.list(f"{_(AID_KINDS[kind])} ({text.compact_euros(totals.aid_by_kind[kind])})" for kind in chosen)

    held = [kind for kind in totals.aid_by_kind if kind in selection.aid_kinds]
    left = [kind for kind in totals.aid_by_kind if kind not in selection.aid_kinds]
    summed = _("Included in the aid: {kinds}.").format(kinds=listed(held))
    if not held:
        summed = _("No amount of these kinds is known.")
    unpriced = totals.projects - totals.priced
    rest = [
        _("Not added up: {kinds}.").format(kinds=listed(left)) if left else "",
        _("{n} projects without a known amount of these kinds.").format(n=text.number(unpriced)) if unpriced else "",
    ]
    return " ".join([summed, *(part for part in rest if part)])
