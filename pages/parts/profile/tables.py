"""The tables of an area's profile: figures compared with other areas, similar areas, projects, sites, perimeters."""

from dataclasses import replace

import pandas as pd
from markupsafe import Markup

from geo.areas.perimeters import Change
from geo.funding.largest_projects import named
from geo.labels import LEVELS, PERIMETERS, branch, value_format
from geo.language import Voice
from geo.measures.catalogue import MEASURES
from geo.model import AreaRef, Level, Unit
from geo.profile.context import Setting
from geo.profile.figures import FIGURES, Money
from geo.profile.sentences import kinds
from geo.profile.similar import METHOD, TRAITS
from geo.selection.selection import Selection
from pages.parts.state import atlas
from pages.parts.widgets import links, long_table, markup

NAMED = 12
"""The number of names listed in a cell; the others are counted."""
LISTED_SITES = 25
"""The number of sites listed."""


def profile_of(selection: Selection, area: AreaRef, label: str) -> markup.Link:
    """A link to the profile of ``area``."""
    return markup.Link(label, links.href(links.Page.TERRITORY, replace(selection, area=area)))


def project_card(selection: Selection, identifier: str) -> str:
    """The address of a project's card in the list of projects."""
    return links.href(links.Page.PROJECTS, replace(selection, project=identifier))


def figures(selection: Selection, rows: pd.DataFrame) -> list[Markup]:
    """The key figures, one row each: of the area beside its regions and France; its similar areas are folded."""
    voice = selection.voice
    _ = voice._
    own = int(rows["ref"].isna().to_numpy().argmax()) + 1  # the rows after France are similar areas
    note = _(
        "The figures for France include projects that are not located; its shares are regional shares weighted by "
        "inhabitants."
    )
    pieces = [_beside(selection, rows.head(own), here=True), markup.paragraph(note)]
    if len(rows) > own:
        similar = _beside(selection, rows.iloc[own:], here=False)
        pieces.append(markup.fold(_("The same figures of similar areas"), similar))
    return pieces


def _beside(selection: Selection, rows: pd.DataFrame, *, here: bool) -> Markup:
    """One column an area, named with a link to its profile; ``here``: the first is the area of the page itself."""
    voice = selection.voice
    _ = voice._
    heads: list[markup.Cell] = [_("Figure")]
    for at, (ref, label) in enumerate(zip(rows["ref"], rows["label"], strict=True)):
        plain = ref is None or (here and at == 0)
        heads.append(str(label) if plain else profile_of(selection, ref, str(label)))
    lines = []
    for slug in FIGURES:
        measure = MEASURES.get(slug)
        write = value_format(Unit.COUNT if measure is None else measure.unit, voice)
        label = _("Inhabitants") if measure is None else _(measure.label)
        lines.append([label, *(write(value) for value in rows[slug])])
    return markup.table("", heads, lines, numbers=range(1, len(heads)), kind="atlas-beside")


def likeness(selection: Selection, around: Setting) -> list[Markup]:
    """The similar areas: their distance, the closest figures, and the figures left out."""
    voice = selection.voice
    _ = voice._
    labels = {trait.slug: _(trait.label) for trait in TRAITS}
    if not around.neighbours:
        return [
            markup.paragraph(_("Too few figures are known for this area to compare it.")),
            markup.paragraph(_(METHOD)),
        ]
    lines = [
        (
            profile_of(selection, item.area, item.label),
            voice.number(item.distance, 2),
            voice.list(labels[slug] for slug in item.alike),
            voice.list(labels[slug] for slug in item.left_out) or "—",
        )
        for item in around.neighbours
    ]
    heads = [_("Similar area"), _("Distance"), _("Closest figures"), _("Figures left out")]
    table = markup.table("", heads, lines, numbers=[1], kind=markup.STACKED)
    return [
        markup.links(
            _("Most similar first:"), (profile_of(selection, item.area, item.label) for item in around.neighbours)
        ),
        markup.fold(_("How they are alike"), markup.joined([table, markup.paragraph(_(METHOD))])),
    ]


def projects(selection: Selection, funds: Money) -> list[Markup]:
    """The projects, largest published amount first whatever its kind, which is shown."""
    voice = selection.voice
    _, store = voice._, atlas.store()
    if not funds.projects:
        return [markup.paragraph(_("No project under these filters is located here."))]
    lines = [
        (
            markup.Link(said.title or said.beneficiary, project_card(selection, row["id"])),
            said.beneficiary,
            said.programme,
            "—" if pd.isna(row["year"]) else str(int(row["year"])),
            markup.Outlined(said.amount) if said.kind and not said.is_summed else said.amount,
            said.kind or "—",
            voice.compact_euros(row["cost_eur"]),
            said.badge,
        )
        for row, said in zip(funds.largest.to_dict("records"), named(funds.largest, store, voice), strict=True)
    ]
    heads = [
        _("Project"),
        _("Beneficiary"),
        _("Programme"),
        _("Year"),
        _("Amount"),
        _("Kind of amount"),
        _("Total cost"),
        _("Confidence"),
    ]
    counted = _("{shown} of {all} projects, the largest first.").format(
        shown=voice.number(len(lines)), all=voice.number(funds.projects)
    )
    said = [counted, kinds(selection, funds)]
    if any(isinstance(line[4], markup.Outlined) for line in lines):
        said.insert(1, _("Outlined amounts are not included in totals."))
    table = long_table.pieces(voice, "", heads, lines, numbers=[4, 6], kind=markup.STACKED)
    return [*table, markup.paragraph(" ".join(said))]


def sites(selection: Selection, around: Setting) -> list[Markup]:
    """Sites under the EU ETS, the largest first."""
    voice = selection.voice
    _, sectors = voice._, atlas.store().sectors
    if around.sites.empty:
        return [markup.paragraph(_("No site under the EU emissions trading system is located here."))]
    lines = [
        (
            row["name"],
            row["operator"] if isinstance(row["operator"], str) else "—",
            branch(row["branch"], voice),
            sectors[row["sector"]].label(voice.language) if row["sector"] in sectors else "—",
            voice.number(row["emissions_t"]),
        )
        for row in around.sites.head(LISTED_SITES).to_dict("records")
    ]
    heads = [_("Site"), _("Operator"), _("Branch"), _("Sector"), _("t CO2e, 2022")]
    pieces = long_table.pieces(voice, "", heads, lines, numbers=[4], kind=markup.STACKED)
    if len(around.sites) > len(lines):
        counted = _("{shown} of {all} sites, the largest first.")
        pieces.append(
            markup.paragraph(counted.format(shown=voice.number(len(lines)), all=voice.number(len(around.sites))))
        )
    return pieces


def perimeters(selection: Selection, around: Setting) -> list[Markup]:
    """How a territory changed between the two perimeters; for other areas, the territories that share its communes."""
    voice = selection.voice
    _ = voice._
    if around.change is None:
        lines = [
            (profile_of(selection, AreaRef(Level.TERRITORY, row["code"]), row["label"]), voice.number(row["shared"]))
            for row in around.held.to_dict("records")
        ]
        if not lines:
            return [markup.paragraph(_("None of its communes belongs to a Territoire d'industrie."))]
        return long_table.pieces(voice, "", [_(LEVELS[Level.TERRITORY]), _("Communes shared")], lines, numbers=[1])
    found = around.change
    if found.overlaps.empty:
        return [
            markup.paragraph(
                _("None of its communes belongs to a territory in the other version: {version}.").format(
                    version=_(PERIMETERS[found.other])
                )
            )
        ]
    there = replace(selection, perimeter=found.other, compared=(), territories=())
    lines = [
        (
            profile_of(there, AreaRef(Level.TERRITORY, row["code"]), f"{row['label']} ({row['code']})"),
            voice.number(row["shared"]),
        )
        for row in found.overlaps.to_dict("records")
    ]
    heads = [_(PERIMETERS[found.other]), _("Communes shared")]
    return [markup.table("", heads, lines, numbers=[1]), *_moves(found, voice)]


def _moves(found: Change, voice: Voice) -> list[Markup]:
    """Which communes joined and left between 2018 and 2024, compared with the main counterpart."""
    n_ = voice.n_
    joined = n_(
        "{n} commune joined between 2018 and 2024", "{n} communes joined between 2018 and 2024", len(found.joined)
    )
    left = n_("{n} commune left", "{n} communes left", len(found.left))
    said = []
    for sentence, names in ((joined, found.joined), (left, found.left)):
        moved = sentence.format(n=voice.number(len(names)))
        listed = names_of(pd.Series(names, dtype="object"), voice)
        said.append(voice._("{moved}: {names}.").format(moved=moved, names=listed) if names else f"{moved}.")
    stayed = n_("{n} commune is in both versions.", "{n} communes are in both versions.", found.same)
    said.append(stayed.format(n=voice.number(found.same)))
    return [markup.paragraph(line) for line in said]


def names_of(names: "pd.Series[str]", voice: Voice) -> str:
    """The first `NAMED` of ``names`` as a list in words, and how many more; a dash if there are none."""
    listed = [str(name) for name in names]
    if len(listed) <= NAMED:
        return voice.list(listed) or "—"
    others = voice._("{n} others").format(n=voice.number(len(listed) - NAMED))
    return voice.list([*listed[:NAMED], others])
