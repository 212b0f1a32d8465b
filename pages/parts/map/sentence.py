"""What the map shows, as a sentence and key figures, and which kinds of aid a sum includes."""

from geo.cartography.choropleth import AreaView
from geo.cartography.headline import headline
from geo.funding.sums import Summary
from geo.labels import AID_KINDS
from geo.model import AidKind
from geo.selection.selection import Selection
from geo.tables.store import Store
from pages.parts.widgets import markup


def show(shown: AreaView, totals: Summary, selection: Selection, store: Store) -> None:
    """Write the sentence and the key figures of a map."""
    said, figures = headline(shown, totals, selection, store)
    markup.write(markup.paragraph(said, "sentence"), markup.figures(figures))


def kinds(selection: Selection, totals: Summary) -> str:
    """Which kinds of aid the sum includes, and the amounts of the kinds that it leaves out."""
    voice = selection.voice
    _ = voice._

    def listed(chosen: list[AidKind]) -> str:
        return voice.list(f"{_(AID_KINDS[kind])} ({voice.compact_euros(totals.aid_by_kind[kind])})" for kind in chosen)

    held = [kind for kind in totals.aid_by_kind if kind in selection.aid_kinds]
    left = [kind for kind in totals.aid_by_kind if kind not in selection.aid_kinds]
    summed = _("Included in the aid: {kinds}.").format(kinds=listed(held))
    if not held:
        summed = _("No amount of these kinds is known.")
    unpriced = totals.projects - totals.priced
    rest = [
        _("Not added up: {kinds}.").format(kinds=listed(left)) if left else "",
        _("{n} projects without a known amount of these kinds.").format(n=voice.number(unpriced)) if unpriced else "",
    ]
    return " ".join([summed, *(part for part in rest if part)])
