"""The plants of an area's profile: how many sites of the register it has at least, which, and which are around."""

import pandas as pd
from markupsafe import Markup

from geo.industry import BRANCHES, THRESHOLDS, Branch
from geo.labels import PRECISIONS
from geo.language import Voice
from geo.profile.around.plants import NEAR_KM, Plants
from geo.profile.context import Setting
from geo.selection.selection import Selection
from pages.parts.profile import site_card
from pages.parts.state import atlas
from pages.parts.widgets import long_table, markup

LISTED, NEAREST = 25, 10
"""How many sites inside and around are listed at most."""


def table(selection: Selection, around: Setting) -> list[Markup]:
    """The count by branch, the sites inside, industry first, and those around; cached and shared: do not modify."""
    question = ("plants", selection)
    return atlas.store().remember(question, lambda: _written(selection, around.plants))


def _written(selection: Selection, found: Plants) -> list[Markup]:
    voice = selection.voice
    _ = voice._
    pieces = [markup.paragraph(_counted(found, voice)), markup.paragraph(_(THRESHOLDS))]
    inside = found.inside.head(LISTED)
    if len(inside):
        rows = _rows(selection, inside, with_km=False)
        pieces += long_table.pieces(voice, "", *rows, numbers=[4], kind=markup.STACKED)
    if len(found.inside) > len(inside):
        said = _("{shown} of {all} sites, industry first.")
        pieces.append(
            markup.paragraph(said.format(shown=voice.number(len(inside)), all=voice.number(len(found.inside))))
        )
    near = found.near.head(NEAREST)
    if len(near):
        caption = _("Declared sites outside the area, within {km} km of its centre").format(km=voice.number(NEAR_KM))
        said = _("{shown} of {all} such sites. Other factories may be closer without having to declare anything.")
        around = [
            markup.table("", *_rows(selection, near, with_km=True), numbers=[4], kind=markup.STACKED),
            markup.paragraph(said.format(shown=voice.number(len(near)), all=voice.number(len(found.near)))),
        ]
        pieces.append(markup.fold(caption, markup.joined(around)))
    return pieces


def _counted(found: Plants, voice: Voice) -> str:
    """At least how many sites, of which branch, and how many plants are in the other register."""
    _, n_ = voice._, voice.n_
    counts = [(_(label), found.count(branch)) for branch, label in BRANCHES.items()]
    counts.append((_("Branch unknown"), found.count(None)))
    parts = voice.list(f"{label} ({voice.number(count)})" for label, count in counts if count)
    n = len(found.inside)
    said = n_("≥ {n} declared site (above the thresholds)", "≥ {n} declared sites (above the thresholds)", n)
    line = _("{sites}: {branches}.").format(sites=said.format(n=voice.number(n)), branches=parts)
    if not n:
        line = _("No site here is in the register, which does not mean that there are no factories.")
    both, alone = int(found.inside["ets"].notna().sum()), found.ets_alone
    others = [
        n_(
            "{n} of them is also in the EU ETS (the same plant).",
            "{n} of them are also in the EU ETS (the same plants).",
            both,
        ).format(n=voice.number(both))
        if both
        else "",
        n_(
            "{n} other site is in the EU ETS only.",
            "{n} other sites are in the EU ETS only.",
            alone,
        ).format(n=voice.number(alone))
        if alone
        else "",
    ]
    return " ".join([line, *filter(None, others)])


def _rows(
    selection: Selection, sites: pd.DataFrame, *, with_km: bool
) -> tuple[list[str], list[tuple[markup.Cell, ...]]]:
    """Heads and lines of a table of sites: each name leads to its card."""
    voice = selection.voice
    _, store = voice._, atlas.store()
    lines: list[tuple[markup.Cell, ...]] = []
    for row in sites.to_dict("records"):
        activity = store.activities[row["activity"]].label(voice.language) if _known(row["activity"]) else voice.unknown
        precision = PRECISIONS[row["precision"]]
        last = (
            f"{voice.number(row['km'])} km"
            if with_km
            else (voice.number(row["emissions_t"]) if _known(row["ets"]) else "—")
        )
        lines.append(
            (
                markup.Link(
                    row["name"] if _known(row["name"]) else _("Name not published"),
                    site_card.address(selection, row["id"]),
                ),
                activity,
                _sector(row["branch"], row["sector"], voice),
                f"{row['commune']} ({_(precision)})",
                last,
            )
        )
    heads = [_("Site"), _("Activity"), _("Sector"), _("Place"), _("Distance") if with_km else _("t CO2e, 2022 (ETS)")]
    return heads, lines


def _sector(kind: object, sector: object, voice: Voice) -> str:
    """The sector of an industrial site, the branch of another."""
    if kind == Branch.INDUSTRY.value and isinstance(sector, str):
        return atlas.store().sectors[sector].label(voice.language)
    return voice._(BRANCHES[Branch(kind)]) if isinstance(kind, str) else voice._("Branch unknown")


def _known(value: object) -> bool:
    return isinstance(value, str) and bool(value)
